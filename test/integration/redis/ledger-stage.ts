import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Failure } from '../../../src/core/errors.ts';
import {
  SETTLEMENTS,
  type Ask,
  type SettledState,
  type Standing,
} from '../../../src/core/ledger.ts';
import type { Caps } from '../../../src/core/limits.ts';
import type { Notice } from '../../../src/core/notice.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { refusalFrom } from '../../../src/redis/refusal.ts';
import { scriptOf } from '../../../src/redis/script.ts';
import type { Counters } from './ledger-tally.ts';
import { freshId } from './stage.ts';

/** The ledger's functions, called as the scripts of an edit call them: with the edit's hash beside the reservation. */
const reserve = scriptOf(
  `local ask = cjson.decode(ARGV[2])
  local refusal, kind = ledger_reserve(clock(ARGV[1]), ask, cjson.decode(ARGV[3]))
  if kind == 'reserved' then
    redis.call('HSET', KEYS[1], 'state', ask.awaitsApproval and 'awaiting_approval' or 'queued')
  end
  return { kind, refusal }`,
  'base',
  'ledger',
);
const approve = scriptOf(
  `local refusal, kind = ledger_approve(clock(ARGV[1]), ARGV[2], cjson.decode(ARGV[3]))
  if kind == 'approved' then redis.call('HSET', KEYS[1], 'state', 'queued') end
  return { kind, refusal }`,
  'base',
  'ledger',
);
const end = scriptOf(
  `if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
  for name, value in pairs(cjson.decode(ARGV[4])) do redis.call('HSET', KEYS[1], name, value) end
  return ledger_settle(clock(ARGV[1]), ARGV[2], cjson.decode(ARGV[3]))`,
  'base',
  'ledger',
);
const look = scriptOf(
  `local counters, standings = {}, {}
  local read = { hash = { 'HGETALL' }, set = { 'SMEMBERS' }, zset = { 'ZRANGE', 0, -1 }, string = { 'GET' } }
  for _, name in ipairs(redis.call('KEYS', key('ledger', '*'))) do
    local kind = redis.call('TYPE', name).ok
    local how = read[kind]
    if how then
      counters[#counters + 1] = { name, kind, redis.call(how[1], name, unpack(how, 2)) }
    end
  end
  for at = 2, #ARGV, 2 do
    local s = ledger_standing(clock(ARGV[1]), ARGV[at], ARGV[at + 1])
    s.day = nil
    standings[#standings + 1] = cjson.encode(s)
  end
  return { counters, redis.call('HGETALL', key('notices')), standings }`,
  'base',
  'ledger',
);

export interface LedgerAsk extends Ask {
  edit: string;
  server: string;
  person: string;
}

export const SERVER = '700';
export const PERSON = '80';
export const MICROS = 1_000_000;
export const DAY_MS = 86_400_000;
/** On the last day of a November. */
export const NOON = Date.UTC(2026, 10, 30, 12);
export const NO_LIMITS: Caps = {
  atOnce: 0,
  cooldownMs: 0,
  dayEdits: 0,
  dayClipMs: 0,
  serverDayMicros: 0,
  botMonthMicros: 0,
  pendingApprovals: 0,
};

/** An edit of five seconds for a dollar, of one and the same person. */
export const askOf = (changes: Partial<LedgerAsk> = {}): LedgerAsk => ({
  edit: `k${freshId()}`,
  server: SERVER,
  person: PERSON,
  clipMs: 5_000,
  micros: MICROS,
  awaitsApproval: false,
  ...changes,
});

/** What the provider had of an edit when it ended. */
export interface Ending {
  state: SettledState;
  mark: string;
  requestId: string;
  outputUrl: string;
  costMicros: string;
}

/** An ending before any submit, without a cost. */
export const endingOf = (state: SettledState, changes: Partial<Ending> = {}): Ending => ({
  state,
  mark: '',
  requestId: '',
  outputUrl: '',
  costMicros: '',
  ...changes,
});

const answered = z.union([z.tuple([z.string()]), z.tuple([z.string(), z.array(z.string())])]);
/** What the script `look` answers, written by ourselves a few lines above. */
type Seen = [
  counters: [name: string, kind: string, values: string | string[]][],
  notices: string[],
  standings: string[],
];

/** Everything at one moment. */
export interface Seeing {
  counters: Counters;
  notices: Record<string, Notice>;
  /** Of the pairs that were asked for, in their order. */
  standings: Standing[];
}

export interface Answer {
  kind: string;
  failure: Failure | null;
}

const answerFrom = (raw: unknown): Answer => {
  const [kind, refusal] = answered.parse(raw);
  return { kind, failure: refusal === undefined ? null : refusalFrom(refusal) };
};

/** The ledger with all that scripts do to it. `now` empty: by the store's clock. */
export function ledgerOf(redis: Redis, now?: () => number) {
  const at = (): string => (now ? String(now()) : '');
  return {
    ...createLedger({ redis, ...(now ? { now } : {}) }),

    async reserve(ask: LedgerAsk, caps: Caps): Promise<Answer> {
      const args = [at(), JSON.stringify(ask), JSON.stringify(caps)];
      return answerFrom(await reserve(redis, [keys.edit(ask.edit)], args));
    },
    async approve(edit: string, caps: Caps): Promise<Answer> {
      const args = [at(), edit, JSON.stringify(caps)];
      return answerFrom(await approve(redis, [keys.edit(edit)], args));
    },
    /** As `move.lua` ends an edit: its fields first. */
    async end(edit: string, ending: Ending): Promise<boolean> {
      const rules = JSON.stringify(SETTLEMENTS[ending.state]);
      const args = [at(), edit, rules, JSON.stringify(ending)];
      return (await end(redis, [keys.edit(edit)], args)) === 1;
    },
    /** As nothing ought to end an edit: without its settlement. */
    async endQuietly(edit: string, ending: Ending): Promise<void> {
      await redis.hset(keys.edit(edit), ending);
    },
    async vanish(edit: string): Promise<void> {
      await redis.del(keys.edit(edit));
    },
    async look(pairs: readonly (readonly [string, string])[] = []): Promise<Seeing> {
      const answer = await look(redis, [keys.ledgerHeld], [at(), ...pairs.flat()]);
      const [counters, notices, standings] = answer as Seen;
      return {
        counters: countersFrom(counters),
        notices: Object.fromEntries(
          pairsOf(notices).map(([id, json]) => [id, JSON.parse(json) as Notice]),
        ),
        standings: standings.map((json) => ({
          lastAcceptedMs: null,
          ...(JSON.parse(json) as Omit<Standing, 'lastAcceptedMs'>),
        })),
      };
    },
  };
}

export type LedgerOfTest = ReturnType<typeof ledgerOf>;

const COUNTED = new Set(['edits', 'clipMs', 'held', 'spent']);

const pairsOf = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] ?? '', flat[2 * at + 1] ?? '']);

function countersFrom(stored: Seen[0]): Counters {
  const counters: Counters = {};
  for (const [key, kind, values] of stored) {
    const name = key.replace('{kling}:ledger:', '');
    if (typeof values === 'string') counters[name] = Number(values);
    else if (kind !== 'hash') counters[name] = values.toSorted().join(' ');
    else {
      for (const [field, value] of pairsOf(values)) {
        if (COUNTED.has(field) && value !== '0') counters[`${name} ${field}`] = Number(value);
      }
    }
  }
  return counters;
}
