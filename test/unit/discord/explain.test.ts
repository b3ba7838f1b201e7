import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/core/errors.ts';
import type { FoundFile } from '../../../src/core/found-file.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { counted, explain } from '../../../src/discord/explain.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import { FAILURES } from './failure-samples.ts';

function words(failure: Failure): string {
  const { what, todo } = explain(failure, en);
  return `${what} ${todo}`;
}

test('every code has a sample', () => {
  expect(FAILURES.length).toBeGreaterThan(80);
});

test.each(FAILURES.map((one) => [one.code, one] as const))('%s reads well', (_code, failure) => {
  const { what, todo } = explain(failure, en);
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
      { code: 'bot_lacks_permission', facts: { permissions: ['AttachFiles', 'ViewChannel'] } },
      "I can't attach files in this channel. I can't see this channel. Ask a moderator to allow Attach Files and View Channel for me.",
    ],
    [
      { code: 'bot_lacks_permission', facts: { permissions: ['AttachFiles'] } },
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

describe('what a file is', () => {
  test.each<[FoundFile, string]>([
    [{ kind: 'picture', format: 'PNG' }, 'a PNG picture'],
    [{ kind: 'picture', format: 'AVIF' }, 'an AVIF picture'],
    [{ kind: 'picture', format: 'HEIC' }, 'a HEIC picture'],
    [{ kind: 'raw_picture' }, 'a camera raw picture'],
    [{ kind: 'sound', format: null }, 'a sound file'],
    [{ kind: 'sound', format: 'M4A' }, 'an M4A sound file'],
    [{ kind: 'gif' }, 'a GIF'],
    [{ kind: 'zip' }, 'a ZIP archive'],
    [{ kind: 'unknown' }, 'an unknown kind of file'],
  ])('%j', (found, said) => {
    expect(words({ code: 'clip_not_video', facts: { found } })).toBe(
      `The clip is ${said}, not a video. Attach an MP4 or MOV video.`,
    );
  });
});

test('a code of a later version is explained as something internal', () => {
  const later = { code: 'from_the_future', facts: {} } as unknown as Failure;
  expect(explain(later, en)).toEqual(explain({ code: 'internal', facts: {} }, en));
});

test('whether an edit counted', () => {
  const said = Object.fromEntries(
    EDIT_STATES.map((state) => [state, counted({ state, dropped: false }, en)]),
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
    EDIT_STATES.map((state) => [state, counted({ state, dropped: true }, en)]),
  );
  expect(dropped).toEqual({ ...said, cancelled: expect.stringMatching(/^It counts against/) });
});
