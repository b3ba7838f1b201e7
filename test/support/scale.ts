import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterEach, beforeAll, expect, test } from 'vitest';

import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { brokenIn, openCrowded, settleStore, sumUp, type Crowded } from './steady-load.ts';

type Role = 'bot' | 'worker';

/** Before each of them. */
const PAUSE_MS = 500;

interface Place {
  role: Role;
  program: RunningProgram;
}

export interface ScaleOptions {
  /** At least so many; as many more as it takes until everybody had their turn. */
  edits: number;
  everyMs: number;
  killed: readonly Role[];
  restarted: readonly Role[];
}

/** Several bots and workers on one Redis, under a steady load. */
export function testScale({ edits, everyMs, killed, restarted }: ScaleOptions): void {
  let dir: string;
  let clip: string;
  let crowd: Crowded | undefined;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kling-scale-'));
    clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3.2, audio: false });
    return async () => rm(dir, { recursive: true, force: true });
  });

  afterEach(async () => {
    await crowd?.stage.close();
    crowd = undefined;
  });

  async function open(
    roles: readonly Role[],
  ): Promise<{ crowded: Crowded; places: Place[]; store: Redis }> {
    const crowded = await openCrowded(clip);
    crowd = crowded;
    const places = await Promise.all(roles.map(async (role) => start(crowded, role)));
    const store = new Redis(crowded.stage.redis.url, { maxRetriesPerRequest: null });
    store.on('error', () => {});
    return { crowded, places, store };
  }

  test('each of them killed in turn, and Redis: all end, all are told, nothing is billed twice', async () => {
    const { crowded, places, store } = await open(killed);
    const deaths = [
      ...places.map((place) => async () => {
        await place.program.stop('SIGKILL');
        Object.assign(place, await start(crowded, place.role));
      }),
      async () => crowded.stage.redis.restart(),
    ];
    await crowded.typeDuring(inTurn(deaths, PAUSE_MS), edits, everyMs);
    const outcomes = await crowded.outcomes();
    console.info(`killed in turn: ${sumUp(outcomes)}`);
    expect(brokenIn(outcomes)).toEqual([]);
    expect(await settleStore(store)).toEqual([]);
    // Only those of whom nobody can know are told that: what a worker had marked and not stored when it was killed.
    const unknown = outcomes.filter(({ kind }) => kind === 'unknown').length;
    expect(unknown).toBeLessThan(outcomes.length / 4);
    const delivered = outcomes.filter(({ kind }) => kind === 'delivered').length;
    expect(delivered).toBeGreaterThan(outcomes.length / 2);
    store.disconnect();
  });

  test('each of them stopped and started anew in turn: everything that was typed is delivered', async () => {
    const { crowded, places, store } = await open(restarted);
    const restarts = places.map((place) => async () => {
      const next = await start(crowded, place.role);
      expect(await place.program.stop('SIGTERM')).toBe(0);
      Object.assign(place, next);
    });
    await crowded.typeDuring(inTurn(restarts, PAUSE_MS), edits, everyMs);
    const outcomes = await crowded.outcomes();
    console.info(`restarted in turn: ${sumUp(outcomes)}`);
    expect(brokenIn(outcomes)).toEqual([]);
    expect(outcomes.filter(({ kind }) => kind !== 'delivered')).toEqual([]);
    expect(await settleStore(store)).toEqual([]);
    store.disconnect();
  });
}

async function start({ stage }: Crowded, role: Role): Promise<Place> {
  const program = stage.start(role);
  await program.says(`${role} ready`);
  return { role, program };
}

/** One after the other, with a pause before each. */
async function inTurn(steps: readonly (() => Promise<unknown>)[], pauseMs: number): Promise<void> {
  for (const step of steps) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await step();
  }
}
