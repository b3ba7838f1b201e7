import { z } from 'zod';

import { failure, type Failure } from '../core/errors.ts';
import { dayEndsAtMs, monthEndsAtMs } from '../core/ledger.ts';

const number = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);
const refusal = z.tuple([z.string(), number]).rest(number);

/** Each limit's facts, from now in ms and the numbers that the script gives, in its order. */
const FACTS: Readonly<Record<string, (nowMs: number, numbers: readonly number[]) => Failure>> = {
  limit_bot_month: (nowMs) => failure('limit_bot_month', { freesAtMs: monthEndsAtMs(nowMs) }),
  limit_server_day: (nowMs, [leftMicros = 0, neededMicros = 0]) =>
    failure('limit_server_day', { leftMicros, neededMicros, freesAtMs: dayEndsAtMs(nowMs) }),
  limit_day_edits: (nowMs, [max = 0]) =>
    failure('limit_day_edits', { max, freesAtMs: dayEndsAtMs(nowMs) }),
  limit_day_clip: (nowMs, [leftMs = 0, clipMs = 0, maxMs = 0]) =>
    failure('limit_day_clip', { leftMs, clipMs, maxMs, freesAtMs: dayEndsAtMs(nowMs) }),
  limit_pending: (_nowMs, [max = 0]) => failure('limit_pending', { max }),
  limit_at_once: (_nowMs, [max = 0]) => failure('limit_at_once', { max }),
  limit_cooldown: (_nowMs, [freesAtMs = 0]) => failure('limit_cooldown', { freesAtMs }),
};

/**
 * The failure that a script's refusal means: the `{ code, now, numbers ... }` of `lua/lib/ledger.lua`. Throws when it is none.
 */
export function refusalFrom(answer: unknown): Failure {
  const [code, nowMs, ...numbers] = refusal.parse(answer);
  const facts = FACTS[code];
  if (!facts) throw new Error(`The ledger refuses with a code that is none of its own: ${code}.`);
  return facts(nowMs, numbers);
}
