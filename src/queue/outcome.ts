import type { ErrorCode, Failure } from '../core/errors.ts';
import type { QueueName } from './contract.ts';

/** What becomes of an edit whose step failed: the step again, or an ending. */
export type Outcome =
  | { kind: 'again'; afterMs: number }
  | { kind: 'end'; as: 'failed' | 'unknown_outcome' | 'undeliverable' }
  /** Back into the queue at once, for whoever takes it. */
  | { kind: 'hand-back' };

/** A rule sees the failure and how often this edit has met this code, this time included. */
type Rule = (failure: Failure, times: number) => Outcome;

const end =
  (as: 'failed' | 'unknown_outcome' | 'undeliverable'): Rule =>
  () => ({ kind: 'end', as });

/** Again after `firstMs`, doubled each time up to `mostMs`; after `tries` the end. */
const backOff =
  (firstMs: number, mostMs: number, tries: number, as: 'failed' | 'undeliverable'): Rule =>
  (_, times) =>
    times > tries
      ? { kind: 'end', as }
      : { kind: 'again', afterMs: Math.min(mostMs, firstMs * 2 ** Math.min(times - 1, 20)) };

const SECOND = 1_000;
const MINUTE = 60_000;

/** The provider says when; without that, later and later. It goes on until the edit's own time is up. */
const rateLimited: Rule = (failure, times) => {
  const at = failure.code === 'provider_rate_limited' ? failure.facts.retryAtMs : null;
  const fallback = backOff(5 * SECOND, MINUTE, 60, 'failed')(failure, times);
  if (at === null || fallback.kind !== 'again') return fallback;
  return { kind: 'again', afterMs: Math.min(5 * MINUTE, Math.max(SECOND, at - Date.now())) };
};

/** What Segmind's own table of errors has repeated under v2, and not under v1, whose one call ran the job. */
const underV2 =
  (rule: Rule): Rule =>
  (failure, times) =>
    'version' in failure.facts && failure.facts.version === 'v1'
      ? { kind: 'end', as: 'failed' }
      : rule(failure, times);

const discordAway: Rule = (failure, times) => {
  const told = failure.code === 'discord_unavailable' ? failure.facts.retryAfterMs : null;
  const fallback = backOff(2 * SECOND, MINUTE, 600, 'undeliverable')(failure, times);
  return told === null || fallback.kind !== 'again'
    ? fallback
    : { kind: 'again', afterMs: Math.max(told, 250) };
};

const busy: Rule = (failure) => ({
  kind: 'again',
  afterMs: failure.code === 'owner_busy' ? failure.facts.waitMs : SECOND,
});

const failed = end('failed');
const unknown = end('unknown_outcome');

/**
 * The only place that decides between again and the end. A submit is repeated after 429, under v2 after 500 and 503, and when
 * nothing was sent; after 500 twice at most, since it is usually a parameter problem. `failed` is what the failure says of
 * itself: an edit given up while the provider may have it ends as unknown all the same (`edits/end.ts`).
 */
const GENERATE = {
  server_not_allowed: failed,
  gate_closed: failed,
  server_paused: failed,
  gate_blocked: failed,
  gate_channel: failed,
  gate_role_denied: failed,
  gate_role_missing: failed,
  gate_member_new: failed,
  gate_account_new: failed,
  words_refused: failed,
  screen_refused: failed,
  bot_lacks_permission: failed,
  store_unreachable: backOff(SECOND, 10 * SECOND, 1_000, 'failed'),
  acceptance_unknown: failed,
  interrupted: failed,
  not_yours: failed,
  outdated_control: failed,
  not_manager: failed,
  not_moderator: failed,
  already_decided: failed,
  already_appealed: failed,
  already_reported: failed,
  not_operator: failed,
  edit_unknown: failed,
  no_result_here: failed,
  already_ended: failed,
  not_paused: failed,
  list_full: failed,
  everyone_role: failed,
  access_unclear: failed,
  already_paused: failed,
  not_blocked: failed,
  export_too_large: failed,
  limit_at_once: failed,
  limit_pending: failed,
  limit_cooldown: failed,
  limit_day_edits: failed,
  limit_day_clip: failed,
  limit_server_day: failed,
  limit_bot_month: failed,
  above_ceiling: failed,
  budget_of_role: failed,
  rejected: failed,
  approval_expired: failed,
  review_rejected: failed,
  taken_down: failed,
  clip_deleted: failed,
  only_in_server: failed,
  block_days: failed,
  moderators_unreachable: failed,
  remix_only_author: failed,
  remix_uploads_closed: failed,
  remix_channel_closed: failed,
  remix_role_protected: failed,
  remix_too_deep: failed,
  // Discord or the store did not say who somebody is.
  consent_unknown: backOff(2 * SECOND, 30 * SECOND, 20, 'failed'),
  consent_refused: failed,
  consent_expired: failed,
  consent_unreachable: failed,
  consent_not_asked: failed,
  edits_paused: backOff(5 * SECOND, 15 * SECOND, 1_000_000, 'failed'),
  prompt_empty: failed,
  prompt_too_long: failed,
  reference_missing: failed,
  image_gap: failed,
  element_gap: failed,
  view_gap: failed,
  view_without_element: failed,
  too_many_references: failed,
  origin_refused: failed,
  file_empty: failed,
  file_unreachable: failed,
  file_too_slow: failed,
  source_expired: failed,
  remix_source_gone: failed,
  remix_not_ready: failed,
  remix_no_clip: failed,
  remix_draft_gone: failed,
  clip_not_video: failed,
  clip_container: failed,
  clip_codec: failed,
  clip_cut_off: failed,
  clip_unreadable: failed,
  clip_no_picture: failed,
  clip_too_short: failed,
  clip_too_long: failed,
  clip_sides_small: failed,
  clip_sides_large: failed,
  clip_fps_low: failed,
  clip_fps_high: failed,
  clip_too_heavy: failed,
  clip_ratio: failed,
  clip_not_prepared: failed,
  offer_gone: failed,
  image_type: failed,
  image_unreadable: failed,
  image_sides_small: failed,
  image_ratio: failed,
  image_too_heavy: failed,
  provider_unreachable: backOff(2 * SECOND, 30 * SECOND, 20, 'failed'),
  provider_unauthorized: failed,
  provider_forbidden: failed,
  provider_no_credits: failed,
  provider_model_missing: failed,
  provider_model_retired: failed,
  provider_rate_limited: rateLimited,
  provider_error: underV2(backOff(2 * SECOND, 10 * SECOND, 2, 'failed')),
  provider_unavailable: underV2(backOff(2 * SECOND, 30 * SECOND, 20, 'failed')),
  provider_bad_request: failed,
  provider_validation: failed,
  provider_content_refused: failed,
  provider_download_failed: failed,
  provider_clip_too_long: failed,
  provider_clip_too_short: failed,
  provider_clip_format: failed,
  provider_clip_sides: failed,
  provider_image_small: failed,
  provider_image_large: failed,
  provider_failed: failed,
  provider_gateway: unknown,
  provider_unreadable: unknown,
  submit_interrupted: unknown,
  provider_record_gone: unknown,
  provider_too_late: unknown,
  backup_restored: unknown,
  result_unreachable: failed,
  result_gone: failed,
  result_refused: failed,
  result_not_video: failed,
  // Of a submit it can only be v1's answer, the paid clip itself, that had no room.
  disk_full: unknown,
  discord_token_dead: failed,
  discord_message_gone: failed,
  discord_channel_closed: failed,
  discord_no_access: failed,
  discord_too_large: failed,
  discord_filtered: failed,
  discord_form_refused: failed,
  discord_edit_quota: failed,
  discord_unauthorized: failed,
  // Of a submit it can only be a fresh link to its clip that was asked for.
  discord_unavailable: backOff(2 * SECOND, 30 * SECOND, 20, 'failed'),
  handed_back: () => ({ kind: 'hand-back' }),
  owner_busy: busy,
  internal: backOff(SECOND, 30 * SECOND, 5, 'failed'),
} as const satisfies Record<ErrorCode, Rule>;

/** Every error code there is. */
export const ERROR_CODES: readonly string[] = Object.keys(GENERATE);

const undeliverable = end('undeliverable');
const soon = backOff(2 * SECOND, 20 * SECOND, 6, 'undeliverable');

/** Another worker may have what this one lacks; nothing else about a clip changes by waiting. */
const notPrepared: Rule = (failure, times) =>
  failure.code === 'clip_not_prepared' && failure.facts.why === 'no_ffmpeg'
    ? soon(failure, times)
    : undeliverable(failure, times);

const awhile = backOff(2 * SECOND, 5 * MINUTE, 40, 'undeliverable');

/** A paid clip waits long for its way to open; only what cannot change ends it. */
const DELIVER: Partial<Record<ErrorCode, Rule>> = {
  result_gone: undeliverable,
  result_refused: undeliverable,
  result_not_video: undeliverable,
  // Of a clip that is cut or converted before anything else is done with it: nothing is there yet, so its edit ends as failed.
  source_expired: undeliverable,
  clip_not_prepared: notPrepared,
  file_unreachable: soon,
  file_too_slow: soon,
  // It does not shrink by waiting.
  discord_too_large: undeliverable,
  discord_unavailable: discordAway,
  handed_back: () => ({ kind: 'hand-back' }),
  owner_busy: busy,
};

/** What follows a failure in a queue; `times` counts this edit's failures with this code, from 1. */
export function decide(queue: QueueName, failure: Failure, times: number): Outcome {
  const rule = queue === 'generate' ? GENERATE[failure.code] : (DELIVER[failure.code] ?? awhile);
  return rule(failure, times);
}
