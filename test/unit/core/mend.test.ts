import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CLIP_PARTS } from '../../../src/core/edit.ts';
import { CLIP_LIMITS } from '../../../src/core/model-limits.ts';
import { framesIn, isPart, partsOf, planCut, RATIO_MAX, shapeFor } from '../../../src/core/mend.ts';
import { judgeClip } from '../../../src/media/judge-clip.ts';

describe('the piece that is taken', () => {
  test.each([
    [25_000, 'first', 0, 10_000],
    [25_000, 'middle', 7_500, 10_000],
    [25_000, 'last', 15_000, 10_000],
    [10_051, 'last', 51, 10_000],
    [10_050, 'last', 0, 10_050],
    [3_000, 'middle', 0, 3_000],
  ] as const)('of %i ms the %s: from %i, %i long', (clipMs, part, fromMs, lengthMs) => {
    expect(planCut(clipMs, part)).toMatchObject({ fromMs, lengthMs });
  });

  test('what fits whole leaves nothing to choose', () => {
    expect(partsOf({ clipMs: 10_050 })).toEqual(['first']);
    expect(partsOf({ clipMs: 10_051 })).toEqual([...CLIP_PARTS]);
    expect([planCut(8_000, 'first'), planCut(25_000, 'first')].map(isPart)).toEqual([false, true]);
  });
});

describe('the shape that it becomes', () => {
  test.each([
    ['4K film', [3840, 2160, 23.976], [2160, 1216, 24]],
    ['upright 4K', [2160, 3840, 30], [1216, 2160, 30]],
    ['360p', [640, 360, 25], [1280, 720, 25]],
    ['as it was', [1920, 1080, 30], [1920, 1080, 30]],
    ['odd sides', [1281, 721, 30], [1280, 720, 30]],
    ['slow motion', [1280, 720, 120], [1280, 720, 60]],
    ['a phone of uneven pace', [1920, 1080, 29.968], [1920, 1080, 30_000 / 1001]],
    ['the narrowest', [3000, 1000, 30], [2160, 720, 30]],
    ['a strip, made larger', [600, 200, 10], [2160, 720, 24]],
  ] as const)('%s', (_name, [width, height, fps], [w, h, f]) => {
    expect(shapeFor({ width, height, fps })).toEqual({ width: w, height: h, fps: f });
  });

  test('nothing narrower than 3 to 1', () => {
    expect(shapeFor({ width: 3001, height: 1000, fps: 30 })).toBeNull();
    expect(shapeFor({ width: 100, height: 4000, fps: 30 })).toBeNull();
  });
});

test('a piece is never too short or too long by a picture', () => {
  expect(framesIn({ lengthMs: 3_000 }, 30_000 / 1001)).toBe(90);
  expect(framesIn({ lengthMs: 10_050 }, 24)).toBe(241);
  expect(framesIn({ lengthMs: 10_000 }, 60)).toBe(600);
});

test('whatever it was, what it becomes is what the model takes', () => {
  const clip = fc.record({
    clipMs: fc.oneof(
      fc.integer({ min: 3_000, max: 3_600_000 }),
      fc.integer({ min: 3_000, max: 3_050 }),
      fc.integer({ min: 10_000, max: 10_060 }),
    ),
    width: fc.integer({ min: 16, max: 8192 }),
    height: fc.integer({ min: 16, max: 8192 }),
    fps: fc.oneof(
      fc.double({ min: 0.1, max: 1000, noNaN: true }),
      fc.double({ min: 24, max: 60, noNaN: true }),
    ),
  });
  fc.assert(
    fc.property(clip, fc.constantFrom(...CLIP_PARTS), (given, part) => {
      const { width, height, clipMs } = given;
      const shape = shapeFor(given);
      const isNarrow = Math.max(width, height) / Math.min(width, height) > RATIO_MAX;
      expect(shape === null).toBe(isNarrow);
      if (shape === null) return;
      const cut = planCut(clipMs, part);
      expect(cut.fromMs).toBeGreaterThanOrEqual(0);
      expect(cut.fromMs + cut.lengthMs).toBeLessThanOrEqual(clipMs);
      const seconds = framesIn(cut, shape.fps) / shape.fps;
      expect(Math.abs(seconds * 1000 - cut.lengthMs)).toBeLessThanOrEqual(1000 / shape.fps);
      expect([shape.width % 2, shape.height % 2]).toEqual([0, 0]);
      const made = { codec: 'avc', fourCc: 'avc1', whole: true, ...shape, seconds };
      judgeClip(made, CLIP_LIMITS);
    }),
  );
});
