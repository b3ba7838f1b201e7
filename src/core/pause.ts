import type { ErrorCode } from './errors.ts';

/** Why nothing is submitted for now: the provider's account, key or model, or an operator's word. */
export const PAUSE_REASONS = [
  'credits',
  'key',
  'model_forbidden',
  'model_missing',
  'model_retired',
  'operator',
] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Pause {
  reason: PauseReason;
  sinceMs: number;
  /** What the provider's account has to hold before another try is worth it, in micro-dollars. */
  neededMicros: number;
}

const REASON_OF: Partial<Record<ErrorCode, PauseReason>> = {
  provider_no_credits: 'credits',
  provider_unauthorized: 'key',
  provider_forbidden: 'model_forbidden',
  provider_model_missing: 'model_missing',
  provider_model_retired: 'model_retired',
};

/** The pause that a refused submit calls for; null where the next edit may fare better. */
export function pauseReasonOf(code: ErrorCode): PauseReason | null {
  return REASON_OF[code] ?? null;
}
