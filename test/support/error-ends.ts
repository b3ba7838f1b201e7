import { expect } from 'vitest';

import type { Fault } from '../../sandbox/faults.ts';
import type { ErrorRow, ErrorShape } from '../../sandbox/segmind/error-rows.ts';
import { failure, type Failure } from '../../src/core/errors.ts';
import { pauseReasonOf } from '../../src/core/pause.ts';
import { explain } from '../../src/discord/explain.ts';
import { en } from '../../src/discord/words/en/index.ts';
import type { Scene } from './scene.ts';

const SHAPES: ErrorShape[] = ['error', 'error-object', 'detail', 'message', 'html', 'empty'];

const bad = failure('provider_bad_request');
const unauthorized = failure('provider_unauthorized');
const credits = failure('provider_no_credits');
const missing = failure('provider_model_missing');
const gateway = failure('provider_gateway', { status: null });
const content = failure('provider_content_refused');
const validation = failure('provider_validation');
const notMade = failure('provider_failed');

/** What Kling and its checkers say of a job that ran, and what people read instead. */
export const FAILED_TEXTS: [text: string, why: Failure][] = [
  ['Failure to pass the risk control system', content],
  ['code 1301: the content contains sensitive information', content],
  ['Your request violates our content policy', content],
  [
    'file_download_error: failed to download https://cdn.example/a.mp4',
    failure('provider_download_failed'),
  ],
  ['video_duration_too_long: 10.4 s, at most 10.05 s', failure('provider_clip_too_long')],
  ['video_duration_too_short: 2.9 s, at least 3 s', failure('provider_clip_too_short')],
  ['unsupported_video_format: codec hevc', failure('provider_clip_format')],
  ['image_too_small: 200x200, each side at least 300', failure('provider_image_small')],
  ['image_too_large: the file exceeds 10000000 bytes', failure('provider_image_large')],
  ["The video's resolution or aspect ratio is invalid: 640x360", failure('provider_clip_sides')],
  ['CUDA error: out of memory on device 3', notMade],
];

interface Expected {
  v1: Failure;
  v2: Failure;
  /** Without a text to read, when the status alone says less. */
  mute?: { v1: Failure; v2: Failure };
}

const both = (why: Failure, mute: Failure = why): Expected => ({
  v1: why,
  v2: why,
  mute: { v1: mute, v2: mute },
});
/** Under v1 a job has run and failed; a v2 submit has run none. */
const MUTE_422 = { v1: notMade, v2: validation };

/** What each refused submit ends as. Rows that are made again stand in a test of their own. */
export const ENDS: Partial<Record<ErrorRow, Expected>> = {
  malformed: both(bad),
  'bad-key': both(unauthorized),
  'bad-key-described': both(unauthorized),
  'no-credits-402': both(credits),
  'key-not-allowed': both(failure('provider_forbidden')),
  'no-such-model': both(missing),
  'record-gone': both(missing),
  'wrong-verb': both(bad),
  'no-credits': both(credits, bad),
  'wrong-content-type': both(bad),
  'refused-value': both(bad),
  'team-limit': both(credits, bad),
  retired: both(failure('provider_model_retired')),
  failed: { ...MUTE_422, mute: MUTE_422 },
  'content-policy': { v1: content, v2: content, mute: MUTE_422 },
  'content-1301': { v1: content, v2: content, mute: MUTE_422 },
  validation: { v1: validation, v2: validation, mute: MUTE_422 },
  'bad-gateway': both(gateway),
  'gateway-timeout': both(gateway),
};

/** Groups a row's shapes by what they end as: those alike can be asked at once, in any order. */
export function groupsOf(
  row: ErrorRow,
  version: 'v1' | 'v2',
): Map<Failure, (ErrorShape | undefined)[]> {
  const groups = new Map<Failure, (ErrorShape | undefined)[]>();
  const expected = ENDS[row];
  if (!expected) throw new Error(`Nothing is expected of ${row}.`);
  for (const shape of [undefined, ...SHAPES]) {
    const why = shape === 'empty' ? (expected.mute ?? expected)[version] : expected[version];
    groups.set(why, [...(groups.get(why) ?? []), shape]);
  }
  return groups;
}

/** A submit that meets a refusal which every other edit would meet as well: it ends none, it waits and says for what. */
export async function watchPause(
  scene: Scene,
  clip: string,
  { why, route, prompt, fault }: { why: Failure; route: string; prompt: string; fault: Fault },
): Promise<void> {
  const reason = pauseReasonOf(why.code) ?? 'operator';
  const { what } = explain(failure('edits_paused', { reason }), en);
  const before = scene.stage.segmind.billed();
  scene.stage.segmind.faults.add(route, { fault });
  const typed = await scene.edit({ video: { path: clip }, prompt });
  expect((await typed.until(({ text }) => text.includes(what))).text).toContain('is kept');
  expect(scene.submits(prompt)).toBe(1);
  await scene.person.click(typed, 'Cancel');
  await typed.until(({ text }) => text.startsWith('**Cancelled.**'));
  expect(scene.stage.segmind.billed()).toBe(before);
  // With nobody held by it, it is over as soon as it is looked at.
  await expect.poll(async () => scene.isPaused(), { timeout: 60_000 }).toBe(false);
}
