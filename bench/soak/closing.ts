import type { Redis } from 'ioredis';

import type { Stage } from '../../sandbox/stage.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { slope } from '../measure/statistics.ts';
import type { Asked } from './load.ts';
import { strayKeys, type SeenKey } from './key-families.ts';

/** One thing that has to hold when a soak is over. */
export interface Verdict {
  what: string;
  holds: boolean;
  /** What stands against it, a line each. */
  but: string[];
}

const SHOWN = 10;

const verdict = (what: string, but: readonly string[]): Verdict => ({
  what,
  holds: but.length === 0,
  but: but.slice(0, SHOWN),
});

/** No edit was billed twice: each has a prompt of its own. */
export function billedOnce({ segmind }: Stage): Verdict {
  const times = new Map<string, number>();
  for (const { body } of segmind.jobs) times.set(body.prompt, (times.get(body.prompt) ?? 0) + 1);
  const twice = [...times].filter(([, count]) => count > 1);
  return verdict(
    `none of ${times.size} edits at the provider was billed twice`,
    twice.map(([prompt, count]) => `${prompt}: ${count} times`),
  );
}

/** Every edit is over and its person was told. */
export async function allEnded(store: Redis): Promise<Verdict> {
  const ids = await scan(store, '{kling}:edit:*');
  const fields = await Promise.all(
    ids.map(async (id) => store.hmget(id, 'state', 'endedAtMs', 'toldAtMs')),
  );
  const open = fields.flatMap(([state, ended, told], at) =>
    ended && told ? [] : [`${ids[at]} is ${state}${ended ? ', not told' : ''}`],
  );
  return verdict(`all ${ids.length} edits are over and told`, open);
}

/** Who typed has read an ending, or why it was refused: nobody is left with "thinking". */
export function allAnswered(asked: readonly Asked[]): Verdict {
  const left = asked.filter(({ typed }) => /^(waiting|thinking)$/.test(typed.see().state));
  return verdict(
    `all ${asked.length} people read how theirs ended`,
    left.map(({ prompt, typed }) => `${prompt}: ${typed.see().state}`),
  );
}

export async function ledgerAddsUp(store: Redis): Promise<Verdict> {
  const off = await createLedger({ redis: store }).reckon();
  return verdict(
    'the ledger is what its reservations make',
    off.map(({ what, stored, reckoned }) => `${what}: ${stored} and not ${reckoned}`),
  );
}

/** No key is left without an owner or without the expiry of its kind. */
export async function keysOwned(store: Redis): Promise<Verdict> {
  const names = await scan(store, '*');
  const keys = await Promise.all(
    names.map(async (name): Promise<SeenKey> => ({ name, ttlMs: await store.pttl(name) })),
  );
  // Gone in between.
  const there = keys.filter(({ ttlMs }) => ttlMs !== -2);
  return verdict(`all ${there.length} keys have an owner, or expire`, strayKeys(there));
}

/** A process's memory at times of a soak: minutes from its beginning, megabytes. */
export interface MemorySample {
  minute: number;
  mb: number;
}

/** Growth in the second half that would come to more than this in an hour, in MB, is no noise. */
const GROWS_MB_AN_HOUR = 60;

/** Whether memory is flat once a process has warmed up: by the line through the second half of its samples. */
export function isFlat(who: string, samples: readonly MemorySample[]): Verdict {
  const half = samples.slice(Math.floor(samples.length / 2));
  const anHour = 60 * slope(half.map(({ minute, mb }) => ({ x: minute, y: mb })));
  const [first, last] = [half[0]?.mb ?? 0, half.at(-1)?.mb ?? 0];
  const what = `memory of the ${who} is flat: ${first.toFixed(0)} to ${last.toFixed(0)} MB, ${anHour.toFixed(0)} MB an hour`;
  return verdict(what, anHour > GROWS_MB_AN_HOUR ? ['it grows'] : []);
}

async function scan(store: Redis, pattern: string): Promise<string[]> {
  const found = new Set<string>();
  let cursor = '0';
  do {
    const [next, names] = await store.scan(cursor, 'MATCH', pattern, 'COUNT', 500);
    for (const name of names) found.add(name);
    cursor = next;
  } while (cursor !== '0');
  return [...found];
}
