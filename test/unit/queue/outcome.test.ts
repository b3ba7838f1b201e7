import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { failure, type ErrorCode, type Failure } from '../../../src/core/errors.ts';
import { submitFate } from '../../../src/core/submit-fate.ts';
import { decide } from '../../../src/queue/outcome.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the first time comes to: an ending, milliseconds until the next try, or back into the queue. */
type First = 'failed' | 'unknown_outcome' | 'undeliverable' | 'hand-back' | number;

/** Every code: first decision in `generate`, first decision in `deliver`. */
const TABLE = {
  server_not_allowed: ['failed', 2_000],
  gate_closed: ['failed', 2_000],
  server_paused: ['failed', 2_000],
  blocked: ['failed', 2_000],
  gate_channel: ['failed', 2_000],
  gate_role_denied: ['failed', 2_000],
  gate_role_missing: ['failed', 2_000],
  gate_member_new: ['failed', 2_000],
  gate_account_new: ['failed', 2_000],
  words_refused: ['failed', 2_000],
  not_moderator: ['failed', 2_000],
  already_decided: ['failed', 2_000],
  already_appealed: ['failed', 2_000],
  already_reported: ['failed', 2_000],
  rejected: ['failed', 2_000],
  approval_expired: ['failed', 2_000],
  review_rejected: ['failed', 2_000],
  taken_down: ['failed', 2_000],
  moderators_unreachable: ['failed', 2_000],
  bot_lacks_permission: ['failed', 2_000],
  store_unreachable: [1_000, 2_000],
  acceptance_unknown: ['failed', 2_000],
  interrupted: ['failed', 2_000],
  not_yours: ['failed', 2_000],
  outdated_control: ['failed', 2_000],
  not_manager: ['failed', 2_000],
  not_operator: ['failed', 2_000],
  edit_unknown: ['failed', 2_000],
  already_ended: ['failed', 2_000],
  not_paused: ['failed', 2_000],
  limit_at_once: ['failed', 2_000],
  limit_pending: ['failed', 2_000],
  limit_cooldown: ['failed', 2_000],
  limit_day_edits: ['failed', 2_000],
  limit_day_clip: ['failed', 2_000],
  limit_server_day: ['failed', 2_000],
  limit_bot_month: ['failed', 2_000],
  above_ceiling: ['failed', 2_000],
  budget_of_role: ['failed', 2_000],
  edits_paused: [5_000, 2_000],
  prompt_empty: ['failed', 2_000],
  prompt_too_long: ['failed', 2_000],
  reference_missing: ['failed', 2_000],
  image_gap: ['failed', 2_000],
  element_gap: ['failed', 2_000],
  view_gap: ['failed', 2_000],
  view_without_element: ['failed', 2_000],
  too_many_references: ['failed', 2_000],
  origin_refused: ['failed', 2_000],
  file_empty: ['failed', 2_000],
  file_unreachable: ['failed', 2_000],
  file_too_slow: ['failed', 2_000],
  source_expired: ['failed', 2_000],
  clip_not_video: ['failed', 2_000],
  clip_container: ['failed', 2_000],
  clip_codec: ['failed', 2_000],
  clip_cut_off: ['failed', 2_000],
  clip_unreadable: ['failed', 2_000],
  clip_no_picture: ['failed', 2_000],
  clip_too_short: ['failed', 2_000],
  clip_too_long: ['failed', 2_000],
  clip_sides_small: ['failed', 2_000],
  clip_sides_large: ['failed', 2_000],
  clip_fps_low: ['failed', 2_000],
  clip_fps_high: ['failed', 2_000],
  clip_too_heavy: ['failed', 2_000],
  image_type: ['failed', 2_000],
  image_unreadable: ['failed', 2_000],
  image_sides_small: ['failed', 2_000],
  image_ratio: ['failed', 2_000],
  image_too_heavy: ['failed', 2_000],
  provider_unreachable: [2_000, 2_000],
  provider_unauthorized: ['failed', 2_000],
  provider_forbidden: ['failed', 2_000],
  provider_no_credits: ['failed', 2_000],
  provider_model_missing: ['failed', 2_000],
  provider_model_retired: ['failed', 2_000],
  provider_rate_limited: [5_000, 2_000],
  provider_error: [2_000, 2_000],
  provider_unavailable: [2_000, 2_000],
  provider_bad_request: ['failed', 2_000],
  provider_validation: ['failed', 2_000],
  provider_content_refused: ['failed', 2_000],
  provider_download_failed: ['failed', 2_000],
  provider_clip_too_long: ['failed', 2_000],
  provider_clip_too_short: ['failed', 2_000],
  provider_clip_format: ['failed', 2_000],
  provider_clip_sides: ['failed', 2_000],
  provider_image_small: ['failed', 2_000],
  provider_image_large: ['failed', 2_000],
  provider_failed: ['failed', 2_000],
  provider_gateway: ['unknown_outcome', 2_000],
  provider_unreadable: ['unknown_outcome', 2_000],
  submit_interrupted: ['unknown_outcome', 2_000],
  provider_record_gone: ['unknown_outcome', 2_000],
  provider_too_late: ['unknown_outcome', 2_000],
  result_unreachable: ['failed', 2_000],
  result_gone: ['failed', 'undeliverable'],
  result_refused: ['failed', 'undeliverable'],
  result_not_video: ['failed', 'undeliverable'],
  disk_full: ['unknown_outcome', 2_000],
  discord_token_dead: ['failed', 2_000],
  discord_message_gone: ['failed', 2_000],
  discord_channel_closed: ['failed', 2_000],
  discord_no_access: ['failed', 2_000],
  discord_too_large: ['failed', 'undeliverable'],
  discord_filtered: ['failed', 2_000],
  discord_form_refused: ['failed', 2_000],
  discord_edit_quota: ['failed', 2_000],
  discord_unauthorized: ['failed', 2_000],
  discord_unavailable: ['failed', 2_000],
  handed_back: ['hand-back', 'hand-back'],
  owner_busy: [1_234, 1_234],
  internal: [1_000, 2_000],
} as const satisfies Record<ErrorCode, readonly [First, First]>;

const CODES = Object.keys(TABLE) as ErrorCode[];

/** A failure with the facts that a decision looks at; the others are only for words. */
function sample(code: ErrorCode): Failure {
  if (code === 'owner_busy') return failure(code, { waitMs: 1_234 });
  if (code === 'provider_rate_limited') return failure(code, { retryAtMs: null });
  if (code === 'discord_unavailable') return failure(code, { retryAfterMs: null });
  return { code, facts: {} } as Failure;
}

function first(queue: 'generate' | 'deliver', code: ErrorCode): First {
  const outcome = decide(queue, sample(code), 1);
  if (outcome.kind === 'end') return outcome.as;
  return outcome.kind === 'again' ? outcome.afterMs : 'hand-back';
}

/** How often a step is done again before it ends. */
function triesOf(queue: 'generate' | 'deliver', code: ErrorCode): number {
  let times = 1;
  while (times < 5_000 && decide(queue, sample(code), times).kind === 'again') times += 1;
  return times - 1;
}

describe('the first decision', () => {
  test.each(CODES)('%s', (code) => {
    expect([first('generate', code), first('deliver', code)]).toEqual(TABLE[code]);
  });
});

describe('a submit', () => {
  test('is repeated only after 429, 500, 503, when nothing was sent or all is paused, or when nobody knows what broke', () => {
    const again = CODES.filter((code) => typeof first('generate', code) === 'number');
    expect(again.toSorted()).toEqual([
      'edits_paused',
      'internal',
      'owner_busy',
      'provider_error',
      'provider_rate_limited',
      'provider_unavailable',
      'provider_unreachable',
      'store_unreachable',
    ]);
  });

  // Of these only `internal` can come from a submit; its mark stays on, and the next run finds it and does not submit.
  test('what may have been taken is never decided again, except where the mark holds it', () => {
    const risky = CODES.filter(
      (code) =>
        submitFate(code) === 'unknown' && decide('generate', sample(code), 1).kind !== 'end',
    );
    expect(risky.toSorted()).toEqual([
      'edits_paused',
      'handed_back',
      'internal',
      'owner_busy',
      'store_unreachable',
    ]);
  });

  test('what was surely not taken is tried again, what was refused is not', () => {
    const follows = {
      not_taken: { kind: 'again' },
      refused: { kind: 'end', as: 'failed' },
      unknown: { kind: 'end', as: 'unknown_outcome' },
    };
    const codes = CODES.filter((one) => one.startsWith('provider_'));
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) {
      expect(decide('generate', sample(code), 1)).toMatchObject(follows[submitFate(code)]);
    }
  });

  test('a 500 is repeated twice at most', () => {
    expect([1, 2, 3].map((times) => decide('generate', sample('provider_error'), times))).toEqual([
      { kind: 'again', afterMs: 2_000 },
      { kind: 'again', afterMs: 4_000 },
      { kind: 'end', as: 'failed' },
    ]);
  });

  test.each<[ErrorCode, number]>([
    ['provider_error', 2],
    ['internal', 5],
    ['provider_unreachable', 20],
    ['provider_unavailable', 20],
    ['provider_rate_limited', 60],
    ['store_unreachable', 1_000],
  ])('%s: %i times, then the end', (code, tries) => {
    expect(triesOf('generate', code)).toBe(tries);
    expect(decide('generate', sample(code), tries + 1)).toEqual({ kind: 'end', as: 'failed' });
  });

  test.each(['provider_error', 'provider_unavailable'] as const)(
    '%s under v1 is not repeated',
    (code) => {
      const refused = (version: 'v1' | 'v2') => decide('generate', failure(code, { version }), 1);
      expect(refused('v1')).toEqual({ kind: 'end', as: 'failed' });
      expect(refused('v2')).toMatchObject({ kind: 'again' });
    },
  );

  // A v1 answer is the billed clip itself, and a full disk loses it.
  test('a paid clip that did not fit on the disk is not said to have failed', () => {
    expect(submitFate('disk_full')).toBe('unknown');
    expect(decide('generate', sample('disk_full'), 1)).toEqual({
      kind: 'end',
      as: 'unknown_outcome',
    });
  });
});

describe('later and later', () => {
  test.each<['generate' | 'deliver', ErrorCode, number[]]>([
    ['generate', 'provider_unreachable', [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]],
    ['generate', 'provider_rate_limited', [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]],
    ['generate', 'store_unreachable', [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]],
    ['deliver', 'internal', [2_000, 4_000, 8_000, 16_000, 32_000, 64_000]],
    ['deliver', 'discord_unavailable', [2_000, 4_000, 8_000, 16_000, 32_000, 60_000]],
  ])('%s, %s', (queue, code, waits) => {
    const decided = waits.map((_, at) => decide(queue, sample(code), at + 1));
    expect(decided).toEqual(waits.map((afterMs) => ({ kind: 'again', afterMs })));
  });

  test.each<[number, number]>([
    [NOW + 7_000, 7_000],
    [NOW + 10, 1_000],
    [NOW - 60_000, 1_000],
    [NOW + 3_600_000, 300_000],
  ])('the provider says when: %i', (retryAtMs, afterMs) => {
    const outcome = decide('generate', failure('provider_rate_limited', { retryAtMs }), 30);
    expect(outcome).toEqual({ kind: 'again', afterMs });
  });

  test('but not for ever', () => {
    const limited = failure('provider_rate_limited', { retryAtMs: NOW + 7_000 });
    expect(decide('generate', limited, 61)).toEqual({ kind: 'end', as: 'failed' });
  });

  test.each<[number, number]>([
    [7_000, 7_000],
    [0, 250],
  ])('Discord says when: %i', (retryAfterMs, afterMs) => {
    const away = failure('discord_unavailable', { retryAfterMs });
    expect(decide('deliver', away, 9)).toEqual({ kind: 'again', afterMs });
    expect(decide('deliver', away, 601)).toEqual({ kind: 'end', as: 'undeliverable' });
  });
});

describe('a delivery', () => {
  test('goes on after everything but a result that is no more, or that will never be taken', () => {
    const ends = CODES.filter((code) => decide('deliver', sample(code), 1).kind === 'end');
    expect(ends.join(' ')).toBe('result_gone result_refused result_not_video discord_too_large');
  });

  test('a paid clip waits for hours, and Discord’s outages for longer', () => {
    expect(triesOf('deliver', 'discord_no_access')).toBe(40);
    expect(triesOf('deliver', 'discord_unavailable')).toBe(600);
    const waits = Array.from({ length: 40 }, (_, at) =>
      decide('deliver', sample('internal'), at + 1),
    );
    const total = waits.reduce((sum, one) => sum + (one.kind === 'again' ? one.afterMs : 0), 0);
    expect(total).toBeGreaterThan(2 * 3_600_000);
  });

  test('never ends as failed: the clip is there', () => {
    const ends = CODES.flatMap((code) =>
      [1, 41, 601, 5_000].map((times) => decide('deliver', sample(code), times)),
    ).filter(({ kind }) => kind === 'end');
    expect(ends.length).toBeGreaterThan(CODES.length);
    expect(ends.filter((one) => one.kind === 'end' && one.as !== 'undeliverable')).toEqual([]);
  });
});

test('handed back and a busy owner are no failures: they never end anything', () => {
  for (const queue of ['generate', 'deliver'] as const) {
    expect(decide(queue, sample('handed_back'), 10_000)).toEqual({ kind: 'hand-back' });
    expect(decide(queue, sample('owner_busy'), 10_000)).toEqual({ kind: 'again', afterMs: 1_234 });
  }
});
