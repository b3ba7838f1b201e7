import type { ChildProcess } from 'node:child_process';

import { Redis } from 'ioredis';
import { expect } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { OptionValue } from '../../sandbox/discord/client/command-line.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Role, RunningProgram } from '../../sandbox/processes/program.ts';
import type { Failure } from '../../src/core/errors.ts';
import { explain } from '../../src/discord/explain.ts';
import { en } from '../../src/discord/words/en/index.ts';
import { setStage, type Stage, type StageOptions } from '../../sandbox/stage.ts';
import { NO_LIMITS } from './no-limits.ts';

/** Many edits of one person, fast, with no limit of ours in their way. */
const SETTINGS = {
  QUEUE_LOCK_MS: '2000',
  SEGMIND_POLL_MS: '100',
  SEGMIND_REQUESTS_PER_MINUTE: '100000',
  ...NO_LIMITS,
  PAUSE_PROBE_S: '1',
};

const READY = { bot: ['bot ready'], worker: ['worker ready'], both: ['worker ready', 'bot ready'] };

export interface Scene {
  stage: Stage;
  person: Person;
  /** Every program that was started, those that have ended too. */
  programs: readonly RunningProgram[];
  /** Starts one and waits until it is ready. */
  start(role: Role): Promise<RunningProgram>;
  edit(options: Readonly<Record<string, OptionValue>>): Promise<TypedInteraction>;
  /** Submits that arrived with this prompt, whatever became of them. */
  submits(prompt: string): number;
  /** Ids of all edits in the store. */
  stored(): Promise<string[]>;
  /** Whether all edits are paused. */
  isPaused(): Promise<boolean>;
  close(): Promise<void>;
}

/** Sets a stage with one person in one channel. Starts nothing yet. */
export async function openScene(options: StageOptions = {}): Promise<Scene> {
  const stage = await setStage({
    segmind: { provideMs: 50, credits: 100_000, ...options.segmind },
    settings: { ...SETTINGS, ...options.settings },
  });
  const { world } = stage.discord;
  const server = world.addServer({ name: 'Clip Club' });
  const channel = world.addChannel(server, { name: 'remixes' });
  const person = stage.discord.as(world.addMember(server, { name: 'ada' }), channel);
  const programs: RunningProgram[] = [];
  const asked = new Set<ChildProcess>();
  return {
    stage,
    person,
    programs,
    async start(role) {
      const program = stage.start(role);
      const stop: RunningProgram['stop'] = async (signal) => {
        asked.add(program.child);
        return program.stop(signal);
      };
      programs.push({ ...program, stop });
      await Promise.all(READY[role].map(async (line) => program.says(line)));
      return { ...program, stop };
    },
    async edit(given) {
      const gone = programs.find(({ child }) => hasEnded(child) && !asked.has(child));
      if (gone) throw new Error(`A program has ended of itself (${endOf(gone)}).`);
      return person.type('/kling-edit', given);
    },
    submits: (prompt) =>
      stage.segmind.requests.filter(
        ({ method, body }) => method === 'POST' && promptOf(body) === prompt,
      ).length,
    stored: async () => ask(stage, async (store) => store.keys('{kling}:edit:*')),
    isPaused: async () => ask(stage, async (store) => (await store.exists('{kling}:pause')) === 1),
    close: async () => stage.close(),
  };
}

/** The card with the clip in it; rejects at once when the edit ends, or is refused, without one. */
export async function clipCard(typed: TypedInteraction, timeoutMs = 60_000): Promise<Card> {
  const card = await typed.until((shown) => hasClip(shown) || isEnded(shown), timeoutMs);
  if (!hasClip(card)) throw new Error(`There is no clip; the card says "${card.text}".`);
  return card;
}

/** The card of an ending without a clip. */
export async function endCard(typed: TypedInteraction, timeoutMs = 60_000): Promise<Card> {
  const card = await typed.until((shown) => hasClip(shown) || isEnded(shown), timeoutMs);
  if (hasClip(card)) throw new Error('The edit was to end without a clip, and has one.');
  return card;
}

/** What a person reads of an edit that ended without a clip, and how often it was submitted. */
interface SeenEnding {
  title: string;
  what: string;
  todo: string;
  counted: string;
  reference: string;
  submits: number;
}

/** Types one edit for each prompt, all at once, and waits for every ending. */
export async function watchEndings(
  scene: Scene,
  clip: string,
  prompts: readonly string[],
): Promise<{ seen: SeenEnding[]; billed: number }> {
  const before = scene.stage.segmind.billed();
  const watch = async (prompt: string): Promise<SeenEnding> => {
    const { text } = await endCard(await scene.edit({ video: { path: clip }, prompt }));
    const [title = '', what = '', todo = '', counted = '', ...rest] = text.split('\n');
    const known = { what, todo, counted, reference: rest.at(-1) ?? '' };
    return { ...known, title: title.replace(/ <@\d+>$/, ''), submits: scene.submits(prompt) };
  };
  const seen = await Promise.all(prompts.map(watch));
  return { seen, billed: scene.stage.segmind.billed() - before };
}

interface Ending {
  why: Failure;
  title: string;
  /** Times each was billed. */
  billed?: number;
  submits?: number;
}

/** What {@link watchEndings} has to give when all of them ended this way. */
export function ended(
  prompts: readonly string[],
  { why, title, billed = 0, submits = 1 }: Ending,
): object {
  const counted = title === NOBODY_KNOWS ? /^It does not count/ : /^It did not count/;
  const one = {
    title,
    ...explain(why, en),
    counted: expect.stringMatching(counted),
    reference: expect.stringMatching(/^-# ref k[0-9a-z]{9}$/),
    submits,
  };
  return { seen: prompts.map(() => one), billed: billed * prompts.length };
}

export const FAILED = '**This edit did not work out.**';
export const NOBODY_KNOWS = '**Nobody can say how this edit ended.**';
export const NOT_POSTED = '**Your clip is finished, but could not be posted.**';

export const isRefusal = (card: Card): boolean =>
  card.buttons.some(({ label }) => label === 'Dismiss');

const hasClip = (card: Card): boolean => card.media.length > 0;

const isEnded = (card: Card): boolean =>
  isRefusal(card) ||
  card.state === 'failed' ||
  [FAILED, NOBODY_KNOWS, NOT_POSTED].some((title) => card.text.startsWith(title));

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const endOf = ({ child, output }: RunningProgram): string =>
  `${child.exitCode ?? child.signalCode}: ${output.slice(-14).join(' ')}`;

function promptOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'prompt' in body ? body.prompt : undefined;
}

async function ask<T>(stage: Stage, question: (store: Redis) => Promise<T>): Promise<T> {
  const store = new Redis(stage.redis.url);
  try {
    return await question(store);
  } finally {
    store.disconnect();
  }
}
