import type { Redis } from 'ioredis';
import { z } from 'zod';

import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const next = loadScript('turns-next', 'base', 'turns');
const place = loadScript('turns-place', 'base', 'turns');
const glance = loadScript('turns-glance', 'base', 'turns');
const rejoin = loadScript('turns-rejoin', 'base', 'turns');
const upcoming = loadScript('turns-upcoming', 'base', 'turns');

/** So many edits ahead are looked at one by one; of more, the mean of these stands for the rest. */
const LOOK_AHEAD = 100;

const ms = z.array(z.number());
const placeAnswer = z.tuple([z.number(), z.array(z.coerce.number())]);
const glanceAnswer = z.tuple([ms, ms, ms]);

/** What all who wait have in common. */
interface Glance {
  /** Milliseconds of clip of those who are next; 0 where that is not known. */
  ahead: number[];
  running: KnownPlace['running'];
  recentMs: number[];
}

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
  /** How long what all who wait have in common is taken to be as it was, in ms: with many, it is most of a look. By default not at all. */
  glanceMs?: number;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** The line of edits that wait, taken by turns; `lua/lib/turns.lua` says how. Rejects when the store does not answer. */
export function createLine({ redis, slots, perMinute, glanceMs = 0, now }: LineOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');

  const look = async (): Promise<Glance> => {
    const answer = await glance(redis, [keys.turns], [nowArgument(), LOOK_AHEAD]);
    const [ahead, running, recentMs] = glanceAnswer.parse(answer);
    const runs = pairs(running).map(([clipMs, elapsedMs]) => ({ clipMs, elapsedMs }));
    return { ahead, running: runs, recentMs };
  };
  const glances = remembered(look, glanceMs);

  return {
    async next(): Promise<string | null> {
      const id = await next(redis, [keys.turns], [nowArgument(), slots, perMinute]);
      return z.string().nullable().parse(id);
    },

    async place(id: string): Promise<KnownPlace | null> {
      const [answer, { ahead, running, recentMs }] = await Promise.all([
        place(redis, [keys.turns], [nowArgument(), id]),
        glances(),
      ]);
      if (answer === null) return null;
      const [position, later] = placeAnswer.parse(answer);
      return {
        position,
        aheadClipMs: totalClipMs(ahead.slice(0, position - 1), position - 1),
        running,
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

/** Asks once in so many ms, and never twice at the same time; a failure is nobody's answer but those who were waiting for it. */
function remembered<T>(ask: () => Promise<T>, forMs: number): () => Promise<T> {
  let last: { answer: Promise<T>; untilMs: number } | null = null;
  return async () => {
    if (last && performance.now() < last.untilMs) return last.answer;
    const asked = { answer: ask(), untilMs: performance.now() + forMs };
    last = asked;
    asked.answer.catch(() => {
      if (last === asked) last = null;
    });
    return asked.answer;
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
