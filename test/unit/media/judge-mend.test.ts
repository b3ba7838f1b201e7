import { describe, expect, test } from 'vitest';

import { failure, failureOf } from '../../../src/core/errors.ts';
import { CLIP_LIMITS } from '../../../src/core/model-limits.ts';
import { judgeOrMend } from '../../../src/media/judge-clip.ts';
import type { ClipFacts } from '../../../src/media/probe-messages.ts';

const GOOD: ClipFacts = {
  codec: 'avc',
  fourCc: 'avc1',
  seconds: 5,
  width: 1280,
  height: 720,
  fps: 30,
  whole: true,
};
const HEAVY = failure('clip_too_heavy', { bytes: 300_000_000, max: 209_715_200 });
const judge = (changes: Partial<ClipFacts>, heavy: typeof HEAVY | null = null) => {
  try {
    return judgeOrMend({ ...GOOD, ...changes }, CLIP_LIMITS, heavy);
  } catch (error) {
    return failureOf(error).code;
  }
};

test('what the model takes needs nothing', () => {
  expect(judge({})).toEqual({ clipMs: 5_000, mend: null });
});

describe('can be mended', () => {
  test.each<[string, Partial<ClipFacts>, object]>([
    ['clip_codec', { codec: 'hevc' }, { codec: 'HEVC', clipMs: 5_000 }],
    [
      'clip_codec',
      { codec: null, fourCc: 'apch', seconds: 25 },
      { codec: 'ProRes', clipMs: 25_000 },
    ],
    ['clip_too_long', { seconds: 12.4 }, { codec: 'H.264', clipMs: 12_400 }],
    ['clip_sides_small', { width: 640, height: 360 }, { width: 640, height: 360 }],
    ['clip_sides_large', { width: 3840, height: 2160 }, { width: 3840 }],
    ['clip_fps_low', { fps: 23.976 }, { fps: 23.976 }],
    ['clip_fps_high', { fps: 120 }, { fps: 120 }],
  ])('%s', (code, changes, clip) => {
    expect(judge(changes)).toMatchObject({ mend: { why: { code }, ...clip } });
  });

  test('also where its weight is all that is wrong, which comes after the rest', () => {
    expect(judge({}, HEAVY)).toMatchObject({ mend: { why: HEAVY } });
    expect(judge({ fps: 120 }, HEAVY)).toMatchObject({ mend: { why: { code: 'clip_fps_high' } } });
  });
});

describe('cannot', () => {
  test.each<[string, Partial<ClipFacts>]>([
    ['clip_too_short', { seconds: 2.9 }],
    ['clip_too_short', { seconds: 2.9, codec: 'hevc' }],
    ['clip_codec', { codec: null, fourCc: 'vvc1' }],
    ['clip_codec', { codec: 'hevc', fps: 0 }],
    ['clip_codec', { codec: 'hevc', seconds: Number.NaN }],
    ['clip_cut_off', { codec: 'hevc', whole: false }],
    ['clip_cut_off', { whole: false }],
    ['clip_ratio', { width: 3000, height: 720 }],
    ['clip_ratio', { width: 300, height: 1000 }],
    ['clip_fps_low', { fps: 0 }],
  ])('%s', (code, changes) => {
    expect(judge(changes)).toBe(code);
  });
});
