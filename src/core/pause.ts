import type { ErrorCode } from './errors.ts';

/** Why nothing is submitted for now: the provider's account, key or model, or an operator's word. */
export const PAUSE_REASONS = ['credits', 'key', 'model', 'operator'] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Pause {
  reason: PauseReason;
  sinceMs: number;
}

const REASON_OF: Partial<Record<ErrorCode, PauseReason>> = {
  provider_no_credits: 'credits',
  provider_unauthorized: 'key',
  provider_forbidden: 'model',
  provider_model_missing: 'model',
  provider_model_retired: 'model',
};

/** The pause that a refused submit calls for; null where the next edit may fare better. */
export function pauseReasonOf(code: ErrorCode): PauseReason | null {
  return REASON_OF[code] ?? null;
}
