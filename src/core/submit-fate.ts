import type { ErrorCode } from './errors.ts';

/**
 * What became of a submit that rejected: `not_taken` may be submitted again, `refused` took nothing either but a
 * repetition would end the same way, `unknown` may have been taken and billed and is never submitted again.
 */
export type SubmitFate = 'not_taken' | 'refused' | 'unknown';

type ProviderCode = Extract<ErrorCode, `provider_${string}`>;

const fates = {
  provider_unreachable: 'not_taken',
  provider_rate_limited: 'not_taken',
  provider_error: 'not_taken',
  provider_unavailable: 'not_taken',

  provider_unauthorized: 'refused',
  provider_forbidden: 'refused',
  provider_no_credits: 'refused',
  provider_model_missing: 'refused',
  provider_model_retired: 'refused',
  provider_bad_request: 'refused',
  provider_validation: 'refused',
  provider_content_refused: 'refused',
  provider_download_failed: 'refused',
  provider_clip_too_long: 'refused',
  provider_clip_too_short: 'refused',
  provider_clip_format: 'refused',
  provider_clip_sides: 'refused',
  provider_image_small: 'refused',
  provider_image_large: 'refused',
  provider_failed: 'refused',

  provider_gateway: 'unknown',
  provider_unreadable: 'unknown',
  provider_record_gone: 'unknown',
  provider_too_late: 'unknown',
} as const satisfies Record<ProviderCode, SubmitFate>;

/** The fate of a submit that ended with this code. What is not the provider's own word is `unknown`: no second bill. */
export function submitFate(code: ErrorCode): SubmitFate {
  return Object.hasOwn(fates, code) ? fates[code as ProviderCode] : 'unknown';
}
