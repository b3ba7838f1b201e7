import type { Redis } from 'ioredis';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { type Fate, kindOf } from './kill-fate.ts';
import { NO_LIMITS } from './no-limits.ts';

const SETTINGS = {
  ...NO_LIMITS,
  QUEUE_LOCK_MS: '2000',
  SEGMIND_POLL_MS: '200',
  SEGMIND_REQUESTS_PER_MINUTE: '100000',
  SHUTDOWN_DRAIN_S: '5',
};
/** How the cards begin that another one follows. */
const UNDER_WAY = /^\*\*(Queued|Starting|Editing|Finished)/;
const ENDS_WITHIN_MS = 120_000;
const SERVERS = 4;

/** Many people in several servers, each of whom asks for an edit in turn. */
export interface Crowded {
  stage: Stage;
  /** Types an edit every `everyMs`: `count` of them, and as many more as it takes until `done` has resolved. */
  typeDuring(done: Promise<unknown>, count: number, everyMs: number): Promise<void>;
  /** What each came to, once all have ended. */
  outcomes(): Promise<Outcome[]>;
}

export interface Outcome {
  prompt: string;
  kind: Fate['kind'];
  text: string;
  /** Submits that Segmind took, and so billed. */
  billed: number;
  /** Messages in the channel that hold its clip. */
  clips: number;
}

/** Sets the stage, with a Redis of its own unless the settings name another one; both bots of a shard get what is typed. */
export async function openCrowded(
  clip: string,
  settings: Record<string, string> = {},
): Promise<Crowded> {
  const stage = await setStage({
    segmind: { provideMs: 400, credits: 1_000_000, render: (path) => Promise.resolve(path) },
    settings: { ...SETTINGS, ...settings },
  });
  stage.discord.gateway.faults.toEvery = true;
  const people = peopleOf(stage);
  const typed: { prompt: string; person: Person; interaction: TypedInteraction }[] = [];
  const typeOne = async (): Promise<void> => {
    const prompt = `edit ${typed.length} of the crowd`;
    const person = people[typed.length % people.length];
    if (!person) throw new TypeError('Nobody is there to type.');
    const interaction = await person.type('/kling-edit', { video: { path: clip }, prompt });
    typed.push({ prompt, person, interaction });
  };
  return {
    stage,
    async typeDuring(done, count, everyMs) {
      let isDone = false;
      const ending = done.finally(() => (isDone = true));
      for (let at = 0; at < count || !isDone; at += 1) {
        await typeOne();
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
      await ending;
    },
    outcomes: async () =>
      Promise.all(
        typed.map(async ({ prompt, person, interaction }) => {
          const card = await interaction.until(isFinal, ENDS_WITHIN_MS);
          const { jobs } = stage.segmind;
          const billed = jobs.filter(({ body }) => body.prompt === prompt).length;
          const clips = clipsOf(stage, person, prompt);
          return { prompt, kind: kindOf(card), text: card.text, billed, clips };
        }),
      ),
  };
}

const isFinal = (card: Card): boolean =>
  card.state === 'failed' || (card.state === 'shown' && !UNDER_WAY.test(card.text));

function peopleOf({ discord }: Stage): Person[] {
  const { world } = discord;
  return Array.from({ length: SERVERS }, (_, at) => {
    const server = world.addServer({ name: `Server ${at}` });
    const channel = world.addChannel(server, { name: 'clips' });
    return discord.as(world.addMember(server, { name: `person ${at}` }), channel);
  });
}

function clipsOf({ discord }: Stage, person: Person, prompt: string): number {
  return person
    .messages()
    .map((message) => discord.card(message))
    .filter(({ media, text }) => media.length > 0 && `${text}\n`.includes(`${prompt}\n`)).length;
}

/** What is wrong with how they ended, in words; nothing when all promises held. */
export function brokenIn(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    const { kind, billed, clips } = outcome;
    const rules: [boolean, string][] = [
      [billed <= 1, 'billed twice'],
      [kind !== 'failed', 'failed, though nothing failed'],
      [kind !== 'delivered' || (billed === 1 && clips === 1), 'delivered, but not one paid clip'],
      [kind === 'delivered' || clips === 0, 'a clip, and not said so'],
      [kind === 'delivered' || kind === 'unknown' || billed === 0, 'refused, and billed'],
    ];
    return rules.flatMap(([holds, what]) => (holds ? [] : [`${what}: ${JSON.stringify(outcome)}`]));
  });
}

/** Waits until nobody is owed anything, and says what does not add up by then. */
export async function settleStore(store: Redis): Promise<string[]> {
  const until = performance.now() + ENDS_WITHIN_MS;
  while ((await store.zcard('{kling}:active')) > 0) {
    if (performance.now() > until) return ['edits that nobody was told of'];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const wrong = await createLedger({ redis: store }).reckon();
  const held = await store.zcard('{kling}:ledger:held');
  const sums = wrong.map((difference) => JSON.stringify(difference));
  return held === 0 ? sums : [...sums, `${held} still held`];
}

/** How many came to what, for a line of a test's output. */
export function sumUp(outcomes: readonly Outcome[]): string {
  const sums = new Map<string, number>();
  for (const { kind } of outcomes) sums.set(kind, (sums.get(kind) ?? 0) + 1);
  return [...sums].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
