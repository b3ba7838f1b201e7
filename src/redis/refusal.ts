import { z } from 'zod';

import { failure, type Failure } from '../core/errors.ts';
import { dayEndsAtMs, monthEndsAtMs } from '../core/ledger.ts';
import { wholeNumber } from './answers.ts';

type ToFailure = (nowMs: number, numbers: readonly number[]) => Failure;

/** Each limit's failure, from now in ms and the numbers that the script gives, in its order. */
const FAILURES = {
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
} satisfies Record<string, ToFailure>;

const code = z.enum(Object.keys(FAILURES) as (keyof typeof FAILURES)[]);
const refusal = z.tuple([code, wholeNumber]).rest(wholeNumber);

/** The failure that a script's refusal means: the `{ code, now, numbers ... }` of `lua/lib/ledger.lua`. Throws when it is none. */
export function refusalFrom(answer: unknown): Failure {
  const [limit, nowMs, ...numbers] = refusal.parse(answer);
  const toFailure: ToFailure = FAILURES[limit];
  return toFailure(nowMs, numbers);
}
