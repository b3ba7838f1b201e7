import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Redis } from 'ioredis';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Role, RunningProgram } from '../../sandbox/processes/program.ts';
import { type Fate, isUnknowable, kindOf } from './kill-fate.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';
import { NO_LIMITS } from './no-limits.ts';

const KILLABLE = fileURLToPath(new URL('killable.mjs', import.meta.url));
const LOCK_MS = 1_500;
const ENDS_WITHIN_MS = 45_000;

/** How the cards begin that another one follows. */
const UNDER_WAY = /^\*\*(Queued|Starting|Editing|Finished)/;

/** What is killed at each point, and what stands beside it. */
export type Victim = 'bot' | 'worker' | 'both' | 'redis';

/** How a life is made rougher than it has to be, so that it comes by more ports. */
export interface Life {
  name: string;
  /** What is asked for, beside the number that tells the lives apart. */
  prompt?: string;
  /** Before the command is typed. */
  prepare?(chain: KillChain): void;
  /** When the card first says that the clip is being edited. */
  midway?(chain: KillChain, typed: TypedInteraction): void;
}

/**
 * One stage, one edit after the other: each is typed, meets its death at one point, and is watched to its end. The process
 * that takes over from the dead one is the one that the next edit kills.
 */
export class KillChain {
  readonly stage: Stage;
  readonly #victim: Victim;
  readonly #clip: string;
  readonly #person: Person;
  readonly #store: Redis;
  #program: RunningProgram | null = null;
  #number = 0;
  readonly #exist = new Set<string>();
  readonly #reached = new Set<string>();

  constructor(stage: Stage, victim: Victim, clip: string) {
    this.stage = stage;
    this.#victim = victim;
    this.#clip = clip;
    const server = stage.discord.world.addServer({ name: 'Matrix' });
    const channel = stage.discord.world.addChannel(server, { name: 'edits' });
    const member = stage.discord.world.addMember(server, { name: 'neo' });
    this.#person = stage.discord.as(member, channel);
    this.#store = new Redis(stage.redis.url, {
      retryStrategy: () => 100,
      maxRetriesPerRequest: null,
    });
    this.#store.on('error', () => {});
  }

  static async open(victim: Victim, clip: string): Promise<KillChain> {
    const settings = {
      QUEUE_LOCK_MS: String(LOCK_MS),
      SEGMIND_POLL_MS: '100',
      SEGMIND_REQUESTS_PER_MINUTE: '100000',
      ...NO_LIMITS,
      SHUTDOWN_DRAIN_S: '1',
    };
    const stage = await setStage({ settings, segmind: { provideMs: 300, credits: 100_000 } });
    const chain = new KillChain(stage, victim, clip);
    if (victim === 'bot') await chain.#startBystander('worker', 'worker ready');
    if (victim === 'worker') await chain.#startBystander('bot', 'bot ready');
    await chain.#startVictim();
    return chain;
  }

  async close(): Promise<void> {
    this.#store.disconnect();
    await this.stage.close();
  }

  /** Every port method that exists, by name, and those that any life so far came by. */
  methods(): { exist: Set<string>; reached: Set<string> } {
    return { exist: this.#exist, reached: this.#reached };
  }

  /** Lives one life without a death; the points it came by, each once, in order. */
  async record(life: Life): Promise<string[]> {
    const fate = await this.live(life, null);
    if (fate.kind === 'unanswered') throw new Error(`The recorded life was not answered.`);
    // Its intake's end lies behind what the person sees, and is noted a moment after the store knows of it.
    if (fate.state === null) await waitUntil(() => this.#calls().includes('after intakes.close'));
    // What is done with a result after its person was told.
    if (fate.state === 'delivered' && this.#victim !== 'bot') {
      await waitUntil(() => this.#calls().includes('after results.discard'));
    }
    return [...new Set(this.#calls())].filter((line) => /^(before|after) /.test(line));
  }

  /** Lives one life and dies at `point` in it, if it comes by there. */
  async live(life: Life, point: string | null): Promise<Fate> {
    this.#number += 1;
    this.#forget();
    life.prepare?.(this);
    this.stage.segmind.outcomeOfNext({ kind: 'complete', file: this.#clip });
    if (point !== null) this.#arm(point);
    const typed = await this.#person.type('/kling-edit', {
      video: { path: this.#clip },
      prompt: `life ${this.#number} ${life.prompt ?? ''}`,
    });
    const watching = this.#watch(typed, life);
    await this.#takeOver(point, watching);
    const card = await watching;
    return this.#fate(point ?? 'none', typed, card);
  }

  /** Waits for the death, if it comes, and starts what takes over. */
  async #takeOver(point: string | null, watching: Promise<unknown>): Promise<void> {
    if (point === null) return;
    const { redis } = this.stage;
    const dead = this.#victim === 'redis' ? redis.ended() : this.#program?.exited;
    // The last points lie behind what the person sees.
    const missed = watching.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, LOCK_MS));
      return 'missed';
    });
    const died = await Promise.race([dead, missed]);
    rmSync(this.#file('kill'), { force: true });
    if (died === 'missed' && this.#stillRuns()) return;
    if (this.#victim === 'redis') {
      await redis.restart();
      writeFileSync(this.#file('redis-pid'), String(redis.pid));
    } else await this.#startVictim();
  }

  #stillRuns(): boolean {
    if (this.#victim === 'redis') return true;
    const child = this.#program?.child;
    return child?.exitCode === null && child.signalCode === null;
  }

  async #watch(typed: TypedInteraction, life: Life): Promise<Card> {
    let midway = false;
    const final = (card: Card): boolean => {
      const edits = card.text.startsWith('**Editing');
      if (edits && !midway) {
        midway = true;
        life.midway?.(this, typed);
      }
      if (card.state === 'deleted') return this.#replacement() !== undefined;
      return card.state === 'failed' || (card.state === 'shown' && !UNDER_WAY.test(card.text));
    };
    const { clock } = this.stage.discord;
    // A command that nobody acknowledges is answered by Discord itself, 3 s later.
    const impatience = setInterval(() => {
      if (typed.see().state === 'waiting') clock.advance(1_000);
    }, 2_000);
    try {
      const card = await typed.until(final, ENDS_WITHIN_MS);
      return card.state === 'deleted' ? (this.#replacement() ?? card) : card;
    } finally {
      clearInterval(impatience);
    }
  }

  /** The message posted in place of one that is gone. */
  #replacement(): Card | undefined {
    const { discord } = this.stage;
    const latest = this.#person.messages().findLast((message) => !message.deleted);
    const card = latest && discord.card(latest);
    return card?.text.includes(`life ${this.#number}`) === true && !UNDER_WAY.test(card.text)
      ? card
      : undefined;
  }

  async #fate(point: string, typed: TypedInteraction, card: Card): Promise<Fate> {
    const prompt = `life ${this.#number} `;
    const { jobs } = this.stage.segmind;
    const billed = jobs.filter((job) => `${job.body.prompt} `.startsWith(prompt)).length;
    const stored = await this.#settled(typed.id);
    const clips = this.#person
      .messages()
      .map((message) => this.stage.discord.card(message))
      .filter(
        (shown) => shown.media.length > 0 && `${shown.text}\n`.includes(prompt.trim()),
      ).length;
    const unknowable = isUnknowable(point, this.#calls());
    const ledger = await this.#ledger(typed.id);
    const kind = kindOf(card);
    return { point, kind, text: card.text, billed, clips, ...stored, ledger, unknowable };
  }

  /** The stored edit once it is told, or what never became one once its intake is gone; what it is by then. */
  async #settled(interactionId: string): Promise<Pick<Fate, 'state' | 'told'>> {
    const until = performance.now() + ENDS_WITHIN_MS;
    for (;;) {
      const id = await this.#store.get(`{kling}:interaction:${interactionId}`);
      if (id === null) {
        await this.#intakeGone(interactionId);
        return { state: null, told: false };
      }
      const [state, toldAt] = await this.#store.hmget(`{kling}:edit:${id}`, 'state', 'toldAtMs');
      const open = await this.#store.zscore('{kling}:active', id);
      if (toldAt && open === null) return { state: state ?? null, told: true };
      if (performance.now() > until) return { state: state ?? null, told: false };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #intakeGone(interactionId: string): Promise<void> {
    // Who opened it lives. If the store was away when it was to be closed, it stays until its token has run out.
    if (this.#victim === 'redis') return;
    const intake = `{kling}:intake:${interactionId}`;
    await waitUntil(async () => (await this.#store.exists(intake)) === 0);
  }

  /** The sums against the reservations, and the reservation against its edit. */
  async #ledger(interactionId: string): Promise<string[]> {
    const wrong = await createLedger({ redis: this.#store }).reckon();
    const differences = wrong.map((difference) => JSON.stringify(difference));
    const id = await this.#store.get(`{kling}:interaction:${interactionId}`);
    if (id === null) return differences;
    const status = await this.#store.hget(`{kling}:reservation:${id}`, 'status');
    return status === 'settled' ? differences : [...differences, `reservation: ${status}`];
  }

  async #startBystander(role: Role, says: string): Promise<void> {
    await this.stage.start(role).says(says);
  }

  async #startVictim(): Promise<void> {
    const role = this.#victim === 'redis' ? 'both' : this.#victim;
    writeFileSync(this.#file('redis-pid'), String(this.stage.redis.pid));
    this.#program = this.stage.start(role, {
      main: KILLABLE,
      settings: {
        KILL_FILE: this.#file('kill'),
        CALLS_FILE: this.#file('calls'),
        REDIS_PID_FILE: this.#file('redis-pid'),
      },
    });
    await this.#program.says(role === 'worker' ? 'worker ready' : 'bot ready');
  }

  #arm(point: string): void {
    writeFileSync(this.#file('kill'), `${this.#victim === 'redis' ? 'redis' : 'self'} ${point}`);
  }

  #file(name: string): string {
    return join(this.stage.dir, name);
  }

  /** The calls of this life, oldest first, of the dead and of those that took over. */
  #calls(): string[] {
    const file = this.#file('calls');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  }

  /** Starts a new page for the next life, keeping which methods there are and were reached. */
  #forget(): void {
    for (const line of this.#calls()) {
      const [what, name = ''] = line.split(' ');
      if (what === 'exists') this.#exist.add(name);
      if (what === 'after') this.#reached.add(name.split(':')[0] ?? name);
    }
    rmSync(this.#file('calls'), { force: true });
  }
}

/** Waits until something holds, at most as long as a life may take to end. */
async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + ENDS_WITHIN_MS;
  while (!(await holds()) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
