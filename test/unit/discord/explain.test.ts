import { describe, expect, test } from 'vitest';
import type { ErrorCode, ErrorFacts, Failure } from '../../../src/core/errors.ts';
import { PAUSE_REASONS } from '../../../src/core/pause.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { counted, explain } from '../../../src/discord/explain.ts';

/** Facts for every code; a new code without a sample does not compile. */
const SAMPLES: { [C in ErrorCode]: ErrorFacts[C][] } = {
  server_not_allowed: [{}],
  gate_closed: [{ canSetUp: true }, { canSetUp: false }],
  server_paused: [{}],
  gate_blocked: [
    { reason: 'spam', untilMs: null },
    { reason: '', untilMs: 1_800_000_000_000 },
  ],
  gate_channel: [{ channels: [] }, { channels: ['7', '8', '9', '10'] }],
  gate_role_denied: [{}],
  gate_role_missing: [{ roles: [] }, { roles: ['7'] }],
  gate_member_new: [{ days: 7, fromMs: 1_800_000_000_000 }],
  gate_account_new: [{ days: 1, fromMs: 1_800_000_000_000 }],
  words_refused: [{}],
  screen_refused: [{ answered: true }, { answered: false }],
  not_moderator: [{}],
  list_full: [{ max: 25 }],
  everyone_role: [{}],
  access_unclear: [{}],
  already_paused: [{}],
  not_blocked: [{}],
  export_too_large: [{ max: 8 * 1024 * 1024 }],
  already_decided: [{}],
  already_appealed: [{}],
  already_reported: [{}],
  rejected: [{ reason: 'no' }],
  approval_expired: [{}],
  review_rejected: [{ reason: '' }],
  taken_down: [{ reason: 'no' }],
  clip_deleted: [{}],
  only_in_server: [{}],
  block_days: [{ max: 3_650 }],
  moderators_unreachable: [{}],
  bot_lacks_permission: [{ permissions: ['AttachFiles', 'VIEW_CHANNEL'] }, { permissions: [] }],
  store_unreachable: [{}],
  acceptance_unknown: [{}],
  interrupted: [{}],
  not_yours: [{}],
  outdated_control: [{}],
  not_manager: [{}],
  not_operator: [{}],
  edit_unknown: [{}],
  already_ended: [{}],
  not_paused: [{}],
  edits_paused: PAUSE_REASONS.map((reason) => ({ reason })),
  limit_at_once: [{ max: 1 }, { max: 2 }],
  limit_pending: [{ max: 3 }],
  limit_cooldown: [{ freesAtMs: 1_800_000_000_000 }],
  limit_day_edits: [
    { max: 1, freesAtMs: 1_800_000_000_000 },
    { max: 10, freesAtMs: 1_800_000_000_000 },
  ],
  limit_day_clip: [
    { leftMs: 0, clipMs: 5_000, maxMs: 60_000, freesAtMs: 1_800_000_000_000 },
    { leftMs: 3_500, clipMs: 5_000, maxMs: 60_000, freesAtMs: 1_800_000_000_000 },
  ],
  limit_server_day: [
    { leftMicros: 0, neededMicros: 1_050_000, freesAtMs: 1_800_000_000_000 },
    { leftMicros: 420_000, neededMicros: 1_050_000, freesAtMs: 1_800_000_000_000 },
  ],
  limit_bot_month: [{ freesAtMs: 1_800_000_000_000 }],
  above_ceiling: [{ maxMicros: 20_000_000 }],
  budget_of_role: [{}],
  prompt_empty: [{}],
  prompt_too_long: [{ length: 2731, max: 2500 }],
  reference_missing: [
    { reference: '@Image2', kind: 'image', given: 1 },
    { reference: '@Element9', kind: 'element', given: 0 },
  ],
  image_gap: [{ given: 'image2', missing: 'image1' }],
  element_gap: [{ given: 'element2', missing: 'element1' }],
  view_gap: [{ given: 'element1_view2', missing: 'element1_view1' }],
  view_without_element: [{ view: 'element1_view1', element: 'element1' }],
  too_many_references: [{ images: 3, elements: 2, max: 4 }],
  origin_refused: [{ input: 'video' }],
  file_empty: [{ input: 'image2' }],
  file_unreachable: [{ input: 'element1_view2' }],
  file_too_slow: [{ input: 'video' }],
  source_expired: [{ input: 'video' }],
  clip_not_video: [{ found: 'a PNG picture' }, { found: '' }],
  clip_container: [{ found: 'WebM' }],
  clip_codec: [{ found: 'HEVC' }],
  clip_cut_off: [{}],
  clip_unreadable: [{}],
  clip_no_picture: [{}],
  clip_too_short: [{ seconds: 2.1, min: 3 }],
  clip_too_long: [{ seconds: 12.4, max: 10.05 }],
  clip_sides_small: [{ width: 854, height: 480, min: 720 }],
  clip_sides_large: [{ width: 3840, height: 2160, max: 2160 }],
  clip_fps_low: [{ fps: 23.976, min: 24 }],
  clip_fps_high: [{ fps: 120, max: 60 }],
  clip_too_heavy: [{ bytes: 250 * 1024 * 1024, max: 200 * 1024 * 1024 }],
  image_type: [
    { input: 'image1', found: 'a GIF' },
    { input: 'image1', found: 'WebM' },
  ],
  image_unreadable: [{ input: 'image1' }],
  image_sides_small: [{ input: 'image1', width: 200, height: 400, min: 300 }],
  image_ratio: [{ input: 'element1', width: 3000, height: 400, max: 2.5 }],
  image_too_heavy: [{ input: 'image1', bytes: 11 * 1024 * 1024, max: 10 * 1024 * 1024 }],
  provider_unreachable: [{}],
  provider_unauthorized: [{}],
  provider_forbidden: [{}],
  provider_no_credits: [{}],
  provider_model_missing: [{}],
  provider_model_retired: [{}],
  provider_rate_limited: [{ retryAtMs: null }, { retryAtMs: 1_800_000_000_000 }],
  provider_error: [{ version: 'v2' }],
  provider_unavailable: [{ version: 'v1' }],
  provider_bad_request: [{}],
  provider_validation: [{}],
  provider_content_refused: [{}],
  provider_download_failed: [{}],
  provider_clip_too_long: [{}],
  provider_clip_too_short: [{}],
  provider_clip_format: [{}],
  provider_clip_sides: [{}],
  provider_image_small: [{}],
  provider_image_large: [{}],
  provider_failed: [{}],
  provider_gateway: [{ status: 502 }, { status: null }],
  provider_unreadable: [{}],
  submit_interrupted: [{}],
  provider_record_gone: [{}],
  provider_too_late: [{ minutes: 30 }],
  backup_restored: [{}],
  result_unreachable: [{}],
  result_gone: [{}],
  result_refused: [{}],
  result_not_video: [{}],
  disk_full: [{}],
  discord_token_dead: [{}],
  discord_message_gone: [{}],
  discord_channel_closed: [{}],
  discord_no_access: [{}],
  discord_too_large: [{ limit: null }, { limit: 10 * 1024 * 1024 }],
  discord_filtered: [{}],
  discord_form_refused: [{}],
  discord_edit_quota: [{}],
  discord_unauthorized: [{}],
  discord_unavailable: [{ retryAfterMs: null }, { retryAfterMs: 90_000 }],
  handed_back: [{}],
  owner_busy: [{ waitMs: 5_000 }],
  internal: [{}],
};

const FAILURES = Object.entries(SAMPLES).flatMap(([code, facts]) =>
  facts.map((each) => ({ code, facts: each }) as Failure),
);

function words(failure: Failure): string {
  const { what, todo } = explain(failure);
  return `${what} ${todo}`;
}

test('every code has a sample', () => {
  expect(FAILURES.length).toBeGreaterThan(80);
});

test.each(FAILURES.map((one) => [one.code, one] as const))('%s reads well', (_code, failure) => {
  const { what, todo } = explain(failure);
  for (const sentence of [what, todo]) {
    expect(sentence).toMatch(/^[`A-Z].*[^.]\.$/);
    expect(sentence.length).toBeLessThan(160);
    expect(sentence).not.toMatch(
      /undefined|null|NaN|Infinity|\[object|\{|\}|\$(?!\d)|_error| {2}|\bfile the\b/,
    );
    expect(sentence).not.toMatch(/HTTP|JSON|Redis|Segmind|queue job|invalid|illegal|!/i);
    expect(sentence).not.toContain(failure.code);
  }
});

test('no two codes say the same', () => {
  const saidBy = new Map<string, string>();
  for (const failure of FAILURES) {
    const said = words(failure);
    expect(saidBy.get(said) ?? failure.code).toBe(failure.code);
    saidBy.set(said, failure.code);
  }
});

describe('found and allowed values are exact', () => {
  test.each<[Failure, string]>([
    [
      { code: 'clip_too_long', facts: { seconds: 12.4, max: 10.05 } },
      'The clip is 12.4 s long. Kling takes 3 to 10 s. Trim it and try again.',
    ],
    [
      { code: 'clip_too_long', facts: { seconds: 10.0501, max: 10.05 } },
      'The clip is 10.051 s long. Kling takes 3 to 10 s. Trim it and try again.',
    ],
    [
      { code: 'clip_too_short', facts: { seconds: 2.9999, min: 3 } },
      'The clip is 2.999 s long. Kling takes 3 to 10 s. Attach a longer piece.',
    ],
    [
      { code: 'clip_fps_low', facts: { fps: 24000 / 1001, min: 24 } },
      'The clip has 23.976 frames a second. Kling takes 24 to 60. Export it with 24 or 30 frames a second.',
    ],
    [
      { code: 'clip_too_heavy', facts: { bytes: 200 * 1024 * 1024 + 1, max: 200 * 1024 * 1024 } },
      'The clip is 200.1 MB. Kling takes up to 200 MB. Export it in a lower quality and try again.',
    ],
    [
      {
        code: 'image_sides_small',
        facts: { input: 'element1_view2', width: 200, height: 1400, min: 300 },
      },
      'View 2 of element 1 is 200 × 1,400 pixels. Kling needs at least 300 on both sides. Use a larger picture.',
    ],
    [
      { code: 'reference_missing', facts: { reference: '@Image2', kind: 'image', given: 1 } },
      'The prompt speaks of `@Image2`, but there is only 1 image. Attach it as `image2`, or take `@Image2` out of the prompt.',
    ],
    [
      { code: 'reference_missing', facts: { reference: '@Element9', kind: 'element', given: 0 } },
      'The prompt speaks of `@Element9`, but there are no elements. There are at most 4: take `@Element9` out of the prompt.',
    ],
    [
      { code: 'too_many_references', facts: { images: 3, elements: 2, max: 4 } },
      'There are 3 images and 2 elements. Kling takes up to 4 together. Leave out 1 and try again.',
    ],
    [
      { code: 'bot_lacks_permission', facts: { permissions: ['AttachFiles', 'VIEW_CHANNEL'] } },
      "I can't attach files in this channel. I can't see this channel. Ask a moderator to allow Attach Files and View Channel for me.",
    ],
    [
      { code: 'bot_lacks_permission', facts: { permissions: ['Attach Files'] } },
      "I can't attach files in this channel. Ask a moderator to allow Attach Files for me.",
    ],
  ])('%j', (failure, expected) => {
    expect(words(failure)).toBe(expected);
  });
});

test('text from a file or a prompt is inert in a sentence', () => {
  expect(
    words({
      code: 'clip_codec',
      facts: { found: `@everyone\n# [x](https://evil.example) ${'y'.repeat(99)}` },
    }),
  ).not.toMatch(/@everyone|\n|https:\/\/|y{40}/);
  expect(
    words({
      code: 'reference_missing',
      facts: { reference: '@Image`<@1>', kind: 'image', given: 2 },
    }),
  ).not.toMatch(/<@|`{2}/);
  expect(words({ code: 'file_empty', facts: { input: '<@1>' } })).toMatch(/^The file is/);
});

test('a code of a later version is explained as something internal', () => {
  const later = { code: 'from_the_future', facts: {} } as unknown as Failure;
  expect(explain(later)).toEqual(explain({ code: 'internal', facts: {} }));
});

test('whether an edit counted', () => {
  const said = Object.fromEntries(
    EDIT_STATES.map((state) => [state, counted({ state, dropped: false })]),
  );
  expect(said).toMatchObject({
    failed: 'It did not count against your limits.',
    cancelled: 'Nothing was taken from your limits.',
    rejected: 'Nothing was taken from your limits.',
    delivered: null,
    queued: null,
  });
  expect(said['unknown_outcome']).toMatch(/does not count/);
  expect(said['undeliverable']).toMatch(/^It counts/);
  const dropped = Object.fromEntries(
    EDIT_STATES.map((state) => [state, counted({ state, dropped: true })]),
  );
  expect(dropped).toEqual({ ...said, cancelled: expect.stringMatching(/^It counts against/) });
});
