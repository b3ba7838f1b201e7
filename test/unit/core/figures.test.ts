import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { expectedMs } from '../../../src/core/estimate.ts';
import { linkExpiresAtMs } from '../../../src/core/link.ts';
import { estimateMicros, toMicros } from '../../../src/core/money.ts';

describe('money', () => {
  test.each([
    [0.21, 210_000],
    [20, 20_000_000],
    [0, 0],
    [0.1 + 0.2, 300_000],
    [1.005, 1_005_000],
    [0.000_000_4, 0],
    [0.000_000_6, 1],
  ])('%d dollars', (usd, micros) => {
    expect(toMicros(usd)).toBe(micros);
  });

  test.each([
    [5_000, 210_000, 1_050_000],
    [3_001, 210_000, 630_210],
    [1, 1, 1],
    [1_001, 999, 1_000],
    [10_050, 210_000, 2_110_500],
    [5_000, 0, 0],
  ])('%i ms at %i a second', (clipMs, perSecond, micros) => {
    expect(estimateMicros(clipMs, perSecond)).toBe(micros);
  });

  test('an estimate is whole and never short by a micro-dollar or over by one', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(10_000_000), (clipMs, perSecond) => {
        const estimate = estimateMicros(clipMs, perSecond);
        expect(Number.isSafeInteger(estimate)).toBe(true);
        expect(estimate * 1000).toBeGreaterThanOrEqual(clipMs * perSecond);
        expect((estimate - 1) * 1000).toBeLessThan(clipMs * perSecond);
      }),
    );
  });
});

describe('how long it takes', () => {
  test('what Segmind publishes, until something was measured', () => {
    expect(expectedMs(5_000, [])).toBe(240_000);
    expect(expectedMs(5_000, [{ clipMs: 0, tookMs: 100 }])).toBe(240_000);
  });

  test('the median for each second of clip: an odd one out does not move it', () => {
    const measured = [
      { clipMs: 5_000, tookMs: 200_000 },
      { clipMs: 10_000, tookMs: 500_000 },
      { clipMs: 4_000, tookMs: 9_000_000 },
      { clipMs: 4_000, tookMs: 4_000 },
      { clipMs: 5_000, tookMs: 250_000 },
    ];
    expect(expectedMs(6_000, measured)).toBe(300_000);
    expect(expectedMs(6_000, measured.toReversed())).toBe(300_000);
  });

  test('one measurement is the estimate for a clip of that length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(2_000_000), (clipMs, tookMs) => {
        expect(expectedMs(clipMs, [{ clipMs, tookMs }])).toBe(tookMs);
      }),
    );
  });
});

describe('when a link dies', () => {
  const link = (query: string) => `https://cdn.discordapp.com/attachments/1/2/clip.mp4${query}`;

  test.each([
    ['?ex=6745c5c0&is=6744&hm=abc', 0x67_45_c5_c0 * 1000],
    ['?is=1&ex=6745C5C0', 0x67_45_c5_c0 * 1000],
    ['?ex=0', 0],
    ['?ex=1', 1000],
  ])('%s', (query, atMs) => {
    expect(linkExpiresAtMs(link(query))).toBe(atMs);
  });

  test.each([
    '',
    '?ex=',
    '?ex=zz',
    '?ex=12zz',
    '?ex=-5',
    '?ex=0x10',
    '?ex=1.5',
    '?ex=%20ff',
    '?ex=fffffffffffff',
    '?hex=6745c5c0',
    '#ex=6745c5c0',
  ])('%s does not say', (query) => {
    expect(linkExpiresAtMs(link(query))).toBeNull();
  });

  test.each(['', 'clip.mp4', '/a?ex=10', 'http://', 'https://[?ex=10'])('%j is no link', (url) => {
    expect(linkExpiresAtMs(url)).toBeNull();
  });

  test('any time Discord may write is read back', () => {
    fc.assert(
      fc.property(fc.nat(0xff_ff_ff_ff), (seconds) => {
        expect(linkExpiresAtMs(link(`?ex=${seconds.toString(16)}`))).toBe(seconds * 1000);
      }),
    );
  });
});
