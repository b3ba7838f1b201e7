import type { Redis } from 'ioredis';
import { z } from 'zod';

import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const next = loadScript('turns-next', 'base', 'turns');
const place = loadScript('turns-place', 'base', 'turns');
const rejoin = loadScript('turns-rejoin', 'base', 'turns');
const upcoming = loadScript('turns-upcoming', 'base', 'turns');

/** So many edits ahead are looked at one by one; of more, the mean of these stands for the rest. */
const LOOK_AHEAD = 100;

const ms = z.array(z.number());
const placeAnswer = z.tuple([z.number(), ms, ms, ms, z.array(z.coerce.number())]);

/** What is known of a wait. */
interface KnownPlace {
  /** 1 for the next to start. */
  position: number;
  /** Milliseconds of clip of all that start before it: exact for up to 100, beyond that so many times the first 100's mean. */
  aheadClipMs: number;
  /** What is at the provider: its clip in ms, 0 where that is not known, and for how long, in ms. */
  running: { clipMs: number; elapsedMs: number }[];
  /** Submits of the last minute: how long ago each was, in ms, the latest first. */
  recentMs: number[];
  /** Its place with those who will have come to stand before it, if others arrive as they did in the last 15 min; not whole. */
  later: { inMs: number; position: number }[];
}

export interface LineOptions {
  redis: Redis;
  /** Edits at the provider at once, over all workers. */
  slots: number;
  /** Submits a minute, over all workers. */
  perMinute: number;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** The line of edits that wait, taken by turns; `lua/lib/turns.lua` says how. Rejects when the store does not answer. */
export function createLine({ redis, slots, perMinute, now }: LineOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');
  return {
    async next(): Promise<string | null> {
      const id = await next(redis, [keys.turns], [nowArgument(), slots, perMinute]);
      return z.string().nullable().parse(id);
    },

    async place(id: string): Promise<KnownPlace | null> {
      const answer = await place(redis, [keys.turns], [nowArgument(), id, LOOK_AHEAD]);
      if (answer === null) return null;
      const [position, ahead, running, recentMs, later] = placeAnswer.parse(answer);
      return {
        position,
        aheadClipMs: totalClipMs(ahead, position - 1),
        running: pairs(running).map(([clipMs, elapsedMs]) => ({ clipMs, elapsedMs })),
        recentMs,
        later: pairs(later).map(([inMs, then]) => ({ inMs, position: then })),
      };
    },

    async rejoin(id: string): Promise<boolean> {
      return (await rejoin(redis, [keys.edit(id)], [nowArgument(), id])) === 1;
    },

    async isTaken(id: string): Promise<boolean> {
      return (await redis.zscore(keys.turnsRunning, id)) !== null;
    },

    async busy(): Promise<number> {
      return redis.zcard(keys.turnsRunning);
    },

    async claimRefresh(everyMs: number): Promise<boolean> {
      return (await redis.set(keys.refresh, '1', 'PX', everyMs, 'NX')) === 'OK';
    },

    async upcoming(most: number): Promise<string[]> {
      return z.array(z.string()).parse(await upcoming(redis, [keys.turns], [most]));
    },
  };
}

function pairs(flat: readonly number[]): [number, number][] {
  return flat.flatMap((one, at) => (at % 2 === 0 ? [[one, flat[at + 1] ?? 0]] : []));
}

/** Of `count` clips of which these are the first; 0 stands for one whose length nobody knows, and counts as the mean. */
function totalClipMs(first: readonly number[], count: number): number {
  const known = first.filter((clipMs) => clipMs > 0);
  const total = known.reduce((sum, clipMs) => sum + clipMs, 0);
  return known.length === 0 ? 0 : Math.round((total / known.length) * count);
}
