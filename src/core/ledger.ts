import type { Failure } from './errors.ts';
import { failure } from './errors.ts';
import type { Caps } from './limits.ts';
import type { EditState } from './states.ts';

/**
 * The arithmetic of the limits. The store does it in one atomic step (`src/redis/lua/lib/ledger.lua`); a property test holds
 * the two against each other. Milliseconds, micro-dollars, whole numbers.
 */

/** How full everything is that one person's reservation is held against. */
export interface Standing {
  nowMs: number;
  /** Their edits from queued to delivering. */
  running: number;
  /** Their requests that wait for a moderator. */
  pending: number;
  /** When the last one was accepted; null when that is longer ago than any cool-down. */
  lastAcceptedMs: number | null;
  /** Of today, in UTC: held and used up. */
  dayEdits: number;
  dayClipMs: number;
  serverHeldMicros: number;
  serverSpentMicros: number;
  botHeldMicros: number;
  botSpentMicros: number;
}

/** What an edit wants to hold. */
export interface Ask {
  clipMs: number;
  micros: number;
  /** Whether it first waits for a moderator: it then counts as pending and not yet as running. */
  awaitsApproval: boolean;
}

const DAY_MS = 86_400_000;

/** Days since 1970 in UTC: limits of a day turn at its midnight. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** When the day of `ms` ends. */
export const dayEndsAtMs = (ms: number): number => (dayOf(ms) + 1) * DAY_MS;

/** The month in UTC as a number that grows: 202611. */
export function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}

/** When the month of `ms` ends. */
export function monthEndsAtMs(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

const over = (used: number, more: number, cap: number): boolean => cap > 0 && used + more > cap;

/**
 * Why a reservation is refused, or null. Exactly when held + spent + its own is over a cap. Of several, the one that takes
 * longest to free is said: nobody is told to wait a minute for what will not be there before tomorrow.
 */
export function refusalFor(standing: Standing, caps: Caps, ask: Ask): Failure | null {
  return moneyRefusal(standing, caps, ask) ?? personRefusal(standing, caps, ask);
}

function moneyRefusal(standing: Standing, caps: Caps, ask: Ask): Failure | null {
  const { nowMs } = standing;
  const bot = standing.botHeldMicros + standing.botSpentMicros;
  if (over(bot, ask.micros, caps.botMonthMicros)) {
    return failure('limit_bot_month', { freesAtMs: monthEndsAtMs(nowMs) });
  }
  const server = standing.serverHeldMicros + standing.serverSpentMicros;
  if (over(server, ask.micros, caps.serverDayMicros)) {
    return failure('limit_server_day', {
      leftMicros: Math.max(0, caps.serverDayMicros - server),
      neededMicros: ask.micros,
      freesAtMs: dayEndsAtMs(nowMs),
    });
  }
  return null;
}

function personRefusal(standing: Standing, caps: Caps, ask: Ask): Failure | null {
  const { nowMs, lastAcceptedMs } = standing;
  const freesAtMs = dayEndsAtMs(nowMs);
  if (over(standing.dayEdits, 1, caps.dayEdits)) {
    return failure('limit_day_edits', { max: caps.dayEdits, freesAtMs });
  }
  if (over(standing.dayClipMs, ask.clipMs, caps.dayClipMs)) {
    const leftMs = Math.max(0, caps.dayClipMs - standing.dayClipMs);
    return failure('limit_day_clip', {
      leftMs,
      clipMs: ask.clipMs,
      maxMs: caps.dayClipMs,
      freesAtMs,
    });
  }
  if (ask.awaitsApproval && over(standing.pending, 1, caps.pendingApprovals)) {
    return failure('limit_pending', { max: caps.pendingApprovals });
  }
  if (!ask.awaitsApproval && over(standing.running, 1, caps.atOnce)) {
    return failure('limit_at_once', { max: caps.atOnce });
  }
  if (caps.cooldownMs > 0 && lastAcceptedMs !== null && nowMs < lastAcceptedMs + caps.cooldownMs) {
    return failure('limit_cooldown', { freesAtMs: lastAcceptedMs + caps.cooldownMs });
  }
  return null;
}

/** What an ending does to a reservation. */
export interface Settlement {
  /** Whether the person's edit and seconds of the day are given back. */
  person: 'keep' | 'back';
  /** What becomes money spent: nothing, the provider's own figure if there is one, or that and else the estimate. */
  money: 'back' | 'cost' | 'cost_or_estimate';
}

const BACK: Settlement = { person: 'back', money: 'back' };
const SPENT: Settlement = { person: 'keep', money: 'cost_or_estimate' };

/**
 * How each ending settles, by whether the provider may have taken the edit. A failure stays charged in money only where the
 * provider reports a cost; of an outcome that nobody knows, the person gets back theirs, and the money counts as spent.
 */
export const SETTLEMENTS = {
  delivered: { taken: SPENT, untaken: SPENT },
  undeliverable: { taken: SPENT, untaken: SPENT },
  failed: { taken: { person: 'back', money: 'cost' }, untaken: { person: 'back', money: 'cost' } },
  unknown_outcome: {
    taken: { person: 'back', money: 'cost_or_estimate' },
    untaken: { person: 'back', money: 'cost_or_estimate' },
  },
  // After the submit only somebody who wants the result dropped cancels: the clip is made, and charged.
  cancelled: { taken: SPENT, untaken: BACK },
  // After the submit it is a moderator's no to a finished clip.
  rejected: { taken: { person: 'back', money: 'cost_or_estimate' }, untaken: BACK },
} as const satisfies Partial<Record<EditState, { taken: Settlement; untaken: Settlement }>>;

export type SettledState = keyof typeof SETTLEMENTS;
