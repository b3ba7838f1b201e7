import type { Redis } from 'ioredis';
import { z } from 'zod';

import { SETTLEMENTS, type Standing } from '../core/ledger.ts';
import type { ServerUsage } from '../core/server-usage.ts';
import { fieldsFrom, wholeNumber } from './answers.ts';
import { keys } from './keys.ts';
import { differences, type Difference } from './reckon.ts';
import { loadScript } from './script.ts';
import { readServerUsage } from './server-usage.ts';

const standing = loadScript('standing', 'base', 'ledger');
const settleOrphan = loadScript('settle-orphan', 'base', 'ledger');
const reckon = loadScript('reckon', 'base');

/** Lines read at once while looking for those of one edit. */
const PAGE = 1_000;
/** Lines of one day that are looked at for who had most edits; a figure for showing. */
const DAY_LINES = 20_000;

const flag = z.enum(['', '1']).transform((text) => text === '1');

const storedStanding = z.object({
  nowMs: wholeNumber,
  running: wholeNumber,
  pending: wholeNumber,
  lastAcceptedMs: wholeNumber.optional(),
  dayEdits: wholeNumber,
  dayClipMs: wholeNumber,
  serverHeldMicros: wholeNumber,
  serverSpentMicros: wholeNumber,
  botHeldMicros: wholeNumber,
  botSpentMicros: wholeNumber,
});

const storedLine = z.object({
  at: wholeNumber,
  op: z.enum(['reserve', 'approve', 'settle']),
  edit: z.string(),
  server: z.string(),
  person: z.string(),
  day: wholeNumber,
  was: wholeNumber,
  clipMs: wholeNumber,
  micros: wholeNumber,
  spent: wholeNumber,
  back: flag,
  pending: flag,
});

/** One change of the ledger. What it holds and has spent follows from its lines alone. */
export interface LedgerLine {
  /** By the store's clock. */
  atMs: number;
  op: 'reserve' | 'approve' | 'settle';
  editId: string;
  serverId: string;
  userId: string;
  /** Days since 1970 in UTC: the one that the edit counts for after the change, and before it. */
  day: number;
  dayBefore: number;
  clipMs: number;
  /** The estimate that is held: from `reserve` to `settle`. */
  micros: number;
  /** What a settlement made of it, in micro-dollars. */
  spentMicros: number;
  /** Whether a settlement gave the person's edit and seconds back. */
  back: boolean;
  /** Whether it waits for a moderator after the change; of a settlement, before it. */
  pending: boolean;
}

export interface LedgerOptions {
  redis: Redis;
  /** The store's clock for tests; by default Redis's TIME. */
  now?: () => number;
}

/**
 * What has been reserved and spent. It is written by the scripts that accept, approve and end edits; here it is read, checked,
 * and settled where an edit ended without it. Rejects when the store does not answer.
 */
export function createLedger(options: LedgerOptions) {
  const { redis } = options;
  const now = (): string => (options.now ? String(options.now()) : '');
  return {
    /** How full everything is that the next edit of this person in this server is held against. */
    async standing(serverId: string, userId: string): Promise<Standing> {
      const answer = await standing(redis, [keys.ledgerHeld], [now(), serverId, userId]);
      const { lastAcceptedMs, ...rest } = storedStanding.parse(fieldsFrom(answer));
      return { ...rest, lastAcceptedMs: lastAcceptedMs ?? null };
    },

    async ofServer(serverId: string): Promise<ServerUsage> {
      const linesSince = async (ms: number): Promise<LedgerLine[]> => {
        const since = String(ms);
        const found = await redis.xrevrange(keys.ledgerLines, '+', since, 'COUNT', DAY_LINES);
        return found.map(([, fields]) => lineFrom(fields));
      };
      return readServerUsage({ ...options, linesSince }, serverId);
    },

    /** Settles reservations whose edit has ended, by that ending's rule, or is gone, as an unknown outcome; the number that were. */
    async sweep(): Promise<number> {
      const held = await redis.zrange(keys.ledgerHeld, '0', '-1');
      const rules = JSON.stringify(SETTLEMENTS);
      const settled = await Promise.all(
        held.map(async (id) => {
          const state = await redis.hget(keys.edit(id), 'state');
          // Only to spare the script most of them: it looks again itself.
          if (state !== null && !Object.hasOwn(SETTLEMENTS, state)) return 0;
          return settleOrphan(redis, [keys.edit(id)], [now(), id, rules]);
        }),
      );
      return settled.filter((answer) => answer === 1).length;
    },

    /** The newest `most` lines, or of one edit, the newest first. They are kept for 40 days. */
    async lines(most: number, editId?: string): Promise<LedgerLine[]> {
      const found: LedgerLine[] = [];
      const count = editId === undefined ? Math.min(most, PAGE) : PAGE;
      let before = '+';
      while (found.length < most) {
        const page = await redis.xrevrange(keys.ledgerLines, before, '-', 'COUNT', count);
        const lines = page.map(([, fields]) => lineFrom(fields));
        found.push(...lines.filter((line) => editId === undefined || line.editId === editId));
        const last = page.at(-1);
        if (!last || page.length < count) break;
        before = `(${last[0]}`;
      }
      return found.slice(0, most);
    },

    /**
     * Counts everything anew from the reservations, in one look at the whole store, and says each difference. For the doctor
     * and for tests: its time grows with all keys there are.
     */
    async reckon(): Promise<Difference[]> {
      return differences(await reckon(redis, [keys.ledgerHeld], [now()]));
    },
  };
}

function lineFrom(fields: readonly string[]): LedgerLine {
  const line = storedLine.parse(fieldsFrom(fields));
  return {
    atMs: line.at,
    op: line.op,
    editId: line.edit,
    serverId: line.server,
    userId: line.person,
    day: line.day,
    dayBefore: line.was,
    clipMs: line.clipMs,
    micros: line.micros,
    spentMicros: line.spent,
    back: line.back,
    pending: line.pending,
  };
}
