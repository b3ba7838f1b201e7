import type { ApiVersion } from './edit.ts';
import type { FoundFile } from './found-file.ts';
import type { PauseReason } from './pause.ts';

/** Which file of a request a failure is about, by the option's name: `video`, `image2`, `element1_view3`. */
export type InputName = string;

/** What the bot needs in a channel, by Discord's names for the flags. */
export type NeededPermission = 'ViewChannel' | 'AttachFiles';

interface Sides {
  input: InputName;
  /** Pixels, as displayed. */
  width: number;
  height: number;
}

/**
 * The closed set of things that can go wrong, each with the facts its sentence needs. Words live in one table per
 * language (`src/discord/words`), what to do about it in `src/queue/outcome.ts`; both are complete at compile time.
 * Facts hold no words of a language, except for what people wrote themselves.
 * Times are milliseconds since the epoch, sizes bytes.
 */
export interface ErrorFacts {
  // At the door
  server_not_allowed: Record<never, never>;
  gate_closed: { canSetUp: boolean };
  server_paused: Record<never, never>;
  gate_blocked: { reason: string; untilMs: number | null };
  /** `channels`, `roles`: ids of those where, or with which, it would be allowed; perhaps none. */
  gate_channel: { channels: string[] };
  gate_role_denied: Record<never, never>;
  gate_role_missing: { roles: string[] };
  /** `fromMs`: when they may. */
  gate_member_new: { days: number; fromMs: number };
  gate_account_new: { days: number; fromMs: number };
  /** A word of the server's or the bot's list. */
  words_refused: Record<never, never>;
  /** `answered`: whether the operator's moderation endpoint objected, or gave no verdict. */
  screen_refused: { answered: boolean };
  bot_lacks_permission: { permissions: NeededPermission[] };
  store_unreachable: Record<never, never>;
  acceptance_unknown: Record<never, never>;
  interrupted: Record<never, never>;
  not_yours: Record<never, never>;
  outdated_control: Record<never, never>;
  not_manager: Record<never, never>;
  not_moderator: Record<never, never>;
  /** Two moderators at once: the first decision holds. */
  already_decided: Record<never, never>;
  already_appealed: Record<never, never>;
  already_reported: Record<never, never>;
  not_operator: Record<never, never>;
  edit_unknown: Record<never, never>;
  /** Of the person who asks. */
  no_result_here: Record<never, never>;
  already_ended: Record<never, never>;
  not_paused: Record<never, never>;
  edits_paused: { reason: PauseReason };

  // What managers and moderators set
  /** A list of roles or channels. */
  list_full: { max: number };
  /** The role of everybody, in a list of roles. */
  everyone_role: Record<never, never>;
  /** An action without a role or a channel, or the other way round. */
  access_unclear: Record<never, never>;
  already_paused: Record<never, never>;
  not_blocked: Record<never, never>;
  /** A file for an answer, in bytes. */
  export_too_large: { max: number };

  // Moderators
  rejected: { reason: string };
  approval_expired: Record<never, never>;
  review_rejected: { reason: string };
  taken_down: { reason: string };
  /** By its requester. */
  clip_deleted: Record<never, never>;
  /** Pressed in a direct message, where nobody's rights in the server are known. */
  only_in_server: Record<never, never>;
  /** A block's days are no whole number from 1 to this. */
  block_days: { max: number };
  moderators_unreachable: Record<never, never>;

  // Remixes: what the people whose work is in a clip allow, and the server
  /** Of what is this person's. */
  remix_only_author: { userId: string };
  remix_uploads_closed: { userId: string };
  remix_channel_closed: { channelId: string };
  remix_role_protected: { userId: string; roleId: string };
  /** More edits in a row than are looked at. */
  remix_too_deep: { max: number };
  /** Whether somebody may be remixed cannot be told now. */
  consent_unknown: Record<never, never>;
  consent_refused: { userId: string };
  consent_expired: Record<never, never>;
  consent_unreachable: Record<never, never>;
  /** Somebody else is asked. */
  consent_not_asked: Record<never, never>;

  // The limits. `freesAtMs`: when there is room again.
  limit_at_once: { max: number };
  limit_pending: { max: number };
  limit_cooldown: { freesAtMs: number };
  limit_day_edits: { max: number; freesAtMs: number };
  limit_day_clip: { leftMs: number; clipMs: number; maxMs: number; freesAtMs: number };
  limit_server_day: { leftMicros: number; neededMicros: number; freesAtMs: number };
  limit_bot_month: { freesAtMs: number };
  /** A server wants a larger budget than the operator allows. */
  above_ceiling: { maxMicros: number };
  /** Only a person's own limits can differ by role. */
  budget_of_role: Record<never, never>;

  // The prompt and the options
  prompt_empty: Record<never, never>;
  prompt_too_long: { length: number; max: number };
  reference_missing: { reference: string; kind: 'image' | 'element'; given: number };
  image_gap: { given: InputName; missing: InputName };
  element_gap: { given: InputName; missing: InputName };
  view_gap: { given: InputName; missing: InputName };
  view_without_element: { view: InputName; element: InputName };
  too_many_references: { images: number; elements: number; max: number };

  // Any file
  origin_refused: { input: InputName };
  file_empty: { input: InputName };
  file_unreachable: { input: InputName };
  file_too_slow: { input: InputName };
  source_expired: { input: InputName };

  // Remixing
  /** What it was to be made from is not to be had any more, or was taken down. */
  remix_source_gone: Record<never, never>;
  /** An edit that has no clip that others may see. */
  remix_not_ready: Record<never, never>;
  /** A message without one. */
  remix_no_clip: Record<never, never>;
  /** The form was open for longer than what it is about is kept. */
  remix_draft_gone: Record<never, never>;

  // The clip
  clip_not_video: { found: FoundFile };
  /** A container's name: `WebM`. `inFragments`: an MP4, but of a kind that is not taken. */
  clip_container: { found: string; inFragments?: true };
  /** A codec's name: `HEVC`; null for one without. */
  clip_codec: { found: string | null };
  clip_cut_off: Record<never, never>;
  clip_unreadable: Record<never, never>;
  clip_no_picture: Record<never, never>;
  clip_too_short: { seconds: number; min: number };
  clip_too_long: { seconds: number; max: number };
  clip_sides_small: { width: number; height: number; min: number };
  clip_sides_large: { width: number; height: number; max: number };
  clip_fps_low: { fps: number; min: number };
  clip_fps_high: { fps: number; max: number };
  clip_too_heavy: { bytes: number; max: number };
  /** So narrow that no scaling helps. `max`: the longer side over the shorter. */
  clip_ratio: { width: number; height: number; max: number };
  /** It was to be cut or converted, and no worker could. */
  clip_not_prepared: { why: 'no_ffmpeg' | 'unreadable' | 'too_large' | 'unposted' };
  /** A refusal's buttons, which are used once and for some hours. */
  offer_gone: Record<never, never>;

  // The images
  image_type: { input: InputName; found: FoundFile };
  image_unreadable: { input: InputName };
  image_sides_small: Sides & { min: number };
  image_ratio: Sides & { max: number };
  image_too_heavy: { input: InputName; bytes: number; max: number };

  // Segmind: certain that nothing was taken, or the job ended
  provider_unreachable: Record<never, never>;
  provider_unauthorized: Record<never, never>;
  provider_forbidden: Record<never, never>;
  provider_no_credits: Record<never, never>;
  provider_model_missing: Record<never, never>;
  provider_model_retired: Record<never, never>;
  provider_rate_limited: { retryAtMs: number | null };
  provider_error: { version: ApiVersion };
  provider_unavailable: { version: ApiVersion };
  provider_bad_request: Record<never, never>;
  provider_validation: Record<never, never>;
  provider_content_refused: Record<never, never>;
  provider_download_failed: Record<never, never>;
  provider_clip_too_long: Record<never, never>;
  provider_clip_too_short: Record<never, never>;
  provider_clip_format: Record<never, never>;
  provider_clip_sides: Record<never, never>;
  provider_image_small: Record<never, never>;
  provider_image_large: Record<never, never>;
  provider_failed: Record<never, never>;

  // Segmind: it may have been taken, and billed
  provider_gateway: { status: number | null };
  provider_unreadable: Record<never, never>;
  submit_interrupted: Record<never, never>;
  provider_record_gone: Record<never, never>;
  provider_too_late: { minutes: number };
  /** The store came out of a backup in which it was under way. */
  backup_restored: Record<never, never>;

  // The result
  result_unreachable: Record<never, never>;
  result_gone: Record<never, never>;
  result_refused: Record<never, never>;
  result_not_video: Record<never, never>;
  disk_full: Record<never, never>;

  // Discord, while telling
  discord_token_dead: Record<never, never>;
  discord_message_gone: Record<never, never>;
  discord_channel_closed: Record<never, never>;
  discord_no_access: Record<never, never>;
  discord_too_large: { limit: number | null };
  discord_filtered: Record<never, never>;
  discord_form_refused: Record<never, never>;
  discord_edit_quota: Record<never, never>;
  discord_unauthorized: Record<never, never>;
  discord_unavailable: { retryAfterMs: number | null };

  // Stops that are nobody's mistake
  handed_back: Record<never, never>;
  owner_busy: { waitMs: number };
  internal: Record<never, never>;
}

export type ErrorCode = keyof ErrorFacts;

/** One failure: a code and its facts, as stored, logged and explained. */
export type Failure = { [C in ErrorCode]: { code: C; facts: ErrorFacts[C] } }[ErrorCode];

/** Builds a failure whose facts fit its code. */
export function failure<C extends ErrorCode>(
  code: C,
  ...facts: Record<never, never> extends ErrorFacts[C] ? [] : [ErrorFacts[C]]
): Failure {
  return { code, facts: facts[0] ?? {} } as Failure;
}

/** A failure on its way up. `cause` keeps the original for the log, which redacts it; nobody else reads it. */
export class EditError extends Error {
  override readonly name = 'EditError';
  readonly failure: Failure;
  /** What the provider says that it cost all the same, in micro-dollars; null when it does not say. */
  readonly costMicros: number | null;

  constructor(reason: Failure, cause?: unknown, costMicros: number | null = null) {
    super(reason.code, cause === undefined ? undefined : { cause });
    this.failure = reason;
    this.costMicros = costMicros;
  }
}

/** Throws a failure: `throw fail('clip_too_long', { seconds: 12.4, max: 10.05 })`. */
export function fail<C extends ErrorCode>(
  code: C,
  ...facts: Record<never, never> extends ErrorFacts[C] ? [] : [ErrorFacts[C]]
): EditError {
  return new EditError(failure(code, ...facts));
}

/** The failure inside anything thrown; what nobody foresaw is `internal`. */
export function failureOf(error: unknown): Failure {
  return error instanceof EditError ? error.failure : failure('internal');
}
