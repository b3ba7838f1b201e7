import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fittingRate, planFit } from '../../../src/media/fit-plan.ts';

const sound = { at: 1, channels: 2 };
const hd = { width: 1920, height: 1080, fps: 30, sound };
const uhd = { width: 3840, height: 2160, fps: 30, sound };
const MIB = 1024 ** 2;

describe('the rate', () => {
  test('leaves eight parts of a hundred to the container and the encoder', () => {
    expect(fittingRate(10_000_000, 10)).toBeCloseTo(7_360_000);
  });
});

describe('the picture', () => {
  const sides = (clip: Parameters<typeof planFit>[0], bytes: number, seconds = 10) => {
    const plan = planFit(clip, fittingRate(bytes, seconds));
    return plan && `${plan.kind} ${plan.width}x${plan.height}`;
  };

  test.each([
    [hd, 10 * MIB, 'fitted 1920x1080'],
    [hd, 4 * MIB, 'fitted 1280x720'],
    [hd, 1.5 * MIB, 'fitted 854x480'],
    [hd, 0.5 * MIB, 'preview 640x360'],
    [hd, 0.2 * MIB, 'preview 426x240'],
    [hd, 0.1 * MIB, null],
    [uhd, 20 * MIB, 'fitted 3840x2160'],
    [uhd, 10 * MIB, 'fitted 1920x1080'],
    [{ ...hd, width: 1080, height: 1920 }, 1.5 * MIB, 'fitted 480x854'],
    [{ ...hd, width: 853.33, height: 481 }, 1.5 * MIB, 'fitted 852x480'],
    [{ ...hd, width: 400, height: 300 }, 10 * MIB, 'fitted 400x300'],
    [{ ...hd, width: 400, height: 300 }, 0.3 * MIB, 'preview 400x300'],
    [{ ...hd, width: 1, height: 1 }, 10 * MIB, 'fitted 2x2'],
  ])('of %o in %d bytes', (clip, bytes, expected) => {
    expect(sides(clip, bytes)).toBe(expected);
  });

  test('is smaller when there are more of them', () => {
    expect(sides({ ...hd, fps: 60 }, 6 * MIB)).toBe('fitted 1280x720');
    expect(sides(hd, 6 * MIB)).toBe('fitted 1920x1080');
    expect(sides(hd, 6 * MIB, 20)).toBe('fitted 1280x720');
  });

  test('has what the sound leaves', () => {
    expect(planFit(hd, 5_000_000)).toMatchObject({ videoRate: 4_872_000, soundRate: 128_000 });
    expect(planFit({ ...hd, sound: null }, 5_000_000)).toMatchObject({
      videoRate: 5_000_000,
      soundRate: 0,
    });
    expect(planFit(hd, 300_000)).toMatchObject({ kind: 'preview', soundRate: 64_000 });
    expect(planFit(hd, 100_000)).toBeNull();
  });

  test('is even, never larger, of the same shape, and never below what is worth watching', () => {
    const side = fc.double({ min: 2, max: 8192, noNaN: true });
    const fps = fc.double({ min: 1, max: 120, noNaN: true });
    const rate = fc.double({ min: 1000, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(side, side, fps, fc.boolean(), rate, (width, height, rateOf, loud, bits) => {
        const clip = { width, height, fps: rateOf, sound: loud ? sound : null };
        const plan = planFit(clip, bits);
        if (plan === null) return;
        const shorter = Math.min(plan.width, plan.height);
        const own = Math.min(width, height);
        expect([plan.width % 2, plan.height % 2]).toEqual([0, 0]);
        expect(plan.width <= width && plan.height <= height).toBe(true);
        const least = plan.kind === 'fitted' ? 480 : 240;
        expect(shorter).toBeGreaterThan(Math.min(least, own) - 2);
        const scale = shorter / own;
        expect(Math.abs(plan.width - width * scale)).toBeLessThan(2 + 2 * (width / own));
        expect(Math.abs(plan.height - height * scale)).toBeLessThan(2 + 2 * (height / own));
        const floor = (plan.kind === 'fitted' ? 0.05 : 0.025) * plan.width * plan.height * rateOf;
        expect(plan.videoRate + 1).toBeGreaterThan(floor);
        expect(plan.videoRate + plan.soundRate).toBeLessThanOrEqual(bits);
      }),
    );
  });
});
