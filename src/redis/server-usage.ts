import type { Redis } from 'ioredis';

import { dayOf, monthOf } from '../core/ledger.ts';
import type { ServerUsage } from '../core/server-usage.ts';
import { keys } from './keys.ts';
import { storeNow } from './store-clock.ts';

const DAY_MS = 86_400_000;
/** Who is told of. */
const TOP = 5;

/** Of a line of the ledger, what is counted here. */
interface CountedLine {
  op: 'reserve' | 'approve' | 'settle';
  serverId: string;
  userId: string;
  day: number;
  dayBefore: number;
  back: boolean;
}

export interface ServerUsageOptions {
  redis: Redis;
  /** Lines of the ledger from a moment on, the newest first. */
  linesSince: (ms: number) => Promise<CountedLine[]>;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** A look at one server's part of the ledger, for showing: its parts are read one after the other, and nothing is decided by them. */
export async function readServerUsage(
  { redis, linesSince, now }: ServerUsageOptions,
  serverId: string,
): Promise<ServerUsage> {
  const nowMs = now ? now() : await storeNow(redis);
  const today = dayOf(nowMs);
  const days = await readDays(redis, serverId, nowMs);
  const zero = { heldMicros: 0, spentMicros: 0 };
  const month = days.reduce(
    (sum, day) => ({
      heldMicros: sum.heldMicros + day.heldMicros,
      spentMicros: sum.spentMicros + day.spentMicros,
    }),
    zero,
  );
  const lines = await linesSince(today * DAY_MS);
  const [counts, waiting] = await Promise.all([
    countHeld(redis, serverId),
    redis.hget(keys.turnsCounts, serverId),
  ]);
  const inLine = Number(waiting ?? 0);
  return {
    nowMs,
    today: days.at(-1) ?? zero,
    month,
    running: Math.max(0, counts.running - inLine),
    waiting: inLine,
    pending: counts.pending,
    people: topOf(lines, serverId, today),
  };
}

/** The days of this month up to today, which is the last. */
async function readDays(
  redis: Redis,
  serverId: string,
  nowMs: number,
): Promise<ServerUsage['today'][]> {
  const month = monthOf(nowMs);
  const days: number[] = [];
  for (let ms = nowMs; monthOf(ms) === month; ms -= DAY_MS) days.unshift(dayOf(ms));
  return Promise.all(
    days.map(async (day) => {
      const [held, spent] = await redis.hmget(
        keys.ledgerServer(serverId, String(day)),
        'held',
        'spent',
      );
      return { heldMicros: Number(held ?? 0), spentMicros: Number(spent ?? 0) };
    }),
  );
}

/** Reservations that are held now, in every server: never more than are under way. */
async function countHeld(
  redis: Redis,
  serverId: string,
): Promise<{ running: number; pending: number }> {
  const ids = await redis.zrange(keys.ledgerHeld, '0', '-1');
  const all = await Promise.all(
    ids.map(async (id) => redis.hmget(keys.reservation(id), 'server', 'pending')),
  );
  const here = all.filter(([server]) => server === serverId);
  const pending = here.filter(([, flag]) => flag === '1').length;
  return { running: here.length - pending, pending };
}

/** By what the ledger wrote down today. */
function topOf(
  lines: readonly CountedLine[],
  serverId: string,
  today: number,
): ServerUsage['people'] {
  const edits = new Map<string, number>();
  for (const { serverId: server, userId, op, day, dayBefore, back } of lines) {
    if (server !== serverId || day !== today) continue;
    const comes = op === 'reserve' || (op === 'approve' && dayBefore !== today);
    const goes = op === 'settle' && back;
    const change = comes ? 1 : goes ? -1 : 0;
    edits.set(userId, (edits.get(userId) ?? 0) + change);
  }
  return [...edits]
    .map(([userId, count]) => ({ userId, edits: count }))
    .filter((person) => person.edits > 0)
    .toSorted((a, b) => b.edits - a.edits)
    .slice(0, TOP);
}
