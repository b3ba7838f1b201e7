import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { waitMs, type Games, type Measured, type Wait } from '../../../src/core/estimate.ts';
import { runs } from '../../support/heavy.ts';

/** Each second of clip takes 40 s. */
const EVEN: Measured[] = Array.from({ length: 5 }, () => ({ clipMs: 5_000, tookMs: 200_000 }));
const AMPLE = { slots: 20, perMinute: 50 };

const first: Wait = { position: 1, aheadClipMs: 0, running: [], recentMs: [] };
const running = (...elapsedS: number[]) =>
  elapsedS.map((s) => ({ clipMs: 5_000, elapsedMs: s * 1_000 }));
const ahead = (edits: number): Wait => ({
  ...first,
  position: edits + 1,
  aheadClipMs: edits * 5_000,
});

describe('a wait', () => {
  test('is none where a slot and the rate are free', () => {
    expect(waitMs(first, AMPLE, EVEN)).toBe(0);
    expect(waitMs(first, AMPLE, [])).toBe(0);
    expect(waitMs({ ...ahead(19), recentMs: [0, 10, 59_999] }, AMPLE, EVEN)).toBe(0);
  });

  test.each([
    ['the first of those that run to end', { ...first, running: running(50, 120, 10) }, 3, 80_000],
    ['as many as are ahead', { ...ahead(2), running: running(50, 120, 10) }, 3, 190_000],
    [
      'one that is ahead and takes its own time',
      { ...ahead(1), running: running(100) },
      1,
      300_000,
    ],
    ['a line behind one slot', { ...ahead(3), running: running(0) }, 1, 800_000],
    ['a line before nothing that runs', ahead(4), 2, 400_000],
    ['more run than there are slots now', { ...first, running: running(0, 100, 150) }, 2, 100_000],
    [
      'a clip nobody knows the length of',
      { ...first, running: [{ clipMs: 0, elapsedMs: 0 }] },
      1,
      200_000,
    ],
    ['clips ahead of unknown length', { ...ahead(2), aheadClipMs: 0 }, 1, 400_000],
    ['longer clips ahead', { ...ahead(2), aheadClipMs: 20_000 }, 1, 800_000],
    ['one that is overdue', { ...first, running: running(500) }, 1, 20_000],
  ] satisfies [string, Wait, number, number][])('is for %s', (_name, wait, slots, ms) => {
    expect(waitMs(wait, { slots, perMinute: 50 }, EVEN)).toBe(ms);
  });

  test('keeps the rate: the oldest of the last minute makes room', () => {
    const rate = { slots: 20, perMinute: 3 };
    const recentMs = [1_000, 2_000, 50_000];
    expect(waitMs({ ...first, recentMs }, rate, EVEN)).toBe(10_000);
    expect(waitMs({ ...first, recentMs: recentMs.toReversed() }, rate, EVEN)).toBe(10_000);
    expect(waitMs({ ...ahead(1), recentMs }, rate, EVEN)).toBe(58_000);
    // Its own minute's first starts in 10 s.
    expect(waitMs({ ...ahead(3), recentMs }, rate, EVEN)).toBe(70_000);
    expect(waitMs(ahead(9), { slots: 99, perMinute: 1 }, EVEN)).toBe(540_000);
  });

  test('takes what Segmind publishes until something was measured', () => {
    const wait = { ...first, running: running(40) };
    expect(waitMs(wait, { slots: 1, perMinute: 50 }, [])).toBe(200_000);
    expect(waitMs(wait, { slots: 1, perMinute: 50 }, [{ clipMs: 0, tookMs: 1 }])).toBe(200_000);
  });

  test('far back follows from the throughput', () => {
    const near = waitMs(ahead(299), { slots: 5, perMinute: 50 }, EVEN);
    expect(near).toBe(59 * 200_000);
    expect(waitMs(ahead(2_299), { slots: 5, perMinute: 50 }, EVEN) - near).toBe(2_000 * 40_000);
    expect(
      waitMs(ahead(2_299), { slots: 5, perMinute: 1 }, EVEN) -
        waitMs(ahead(299), { slots: 5, perMinute: 1 }, EVEN),
    ).toBe(2_000 * 60_000);
  });
});

describe('those who come meanwhile', () => {
  const one = { slots: 1, perMinute: 50 };
  const wait = { ...ahead(1), running: running(100) };

  test('lengthen it as far as they come before it starts', () => {
    const later = [
      { inMs: 600_000, position: 4 },
      { inMs: 1_200_000, position: 5 },
    ];
    expect(waitMs({ ...wait, later: [] }, one, EVEN)).toBe(300_000);
    // After 750 s it is 4.25th, and whoever is 4.25th of 200 s each, the first in 100 s, starts after 750 s.
    expect(waitMs({ ...wait, later }, one, EVEN)).toBe(750_000);
  });

  test('count by what comes of them until it starts', () => {
    const later = [{ inMs: 3_600_000, position: 4 }];
    expect(waitMs({ ...wait, later }, one, EVEN)).toBe(337_500);
    expect(waitMs({ ...first, later: [{ inMs: 1, position: 9 }] }, one, EVEN)).toBe(0);
  });
});

describe('of several who wait behind the same', () => {
  const runs20 = Array.from({ length: 20 }, (_, at) => ({ clipMs: 5_000, elapsedMs: at * 999 }));
  const uneven = [...EVEN, { clipMs: 5_000, tookMs: 90_000 }, { clipMs: 5_000, tookMs: 410_000 }];
  const takes = { slots: 20, perMinute: 50 };
  const behind = (edits: number, clipMs: number): Wait => ({
    ...first,
    position: edits + 1,
    aheadClipMs: edits * clipMs,
    running: runs20,
    later: [{ inMs: 60_000, position: edits + 9 }],
  });

  test('each is told what it would be told alone, in whatever order they ask', () => {
    const games: Games = new Map();
    for (const edits of [40, 41, 3, 350, 0, 299, 300, 90]) {
      const wait = behind(edits, edits < 90 ? 5_000 : 7_000);
      expect(waitMs(wait, takes, uneven, games)).toBe(waitMs(wait, takes, uneven));
    }
  });

  test('what was played is not played again: nothing more is asked of what was measured', () => {
    const games: Games = new Map();
    waitMs(behind(350, 5_000), takes, uneven, games);
    const untouched = new Proxy(uneven, {
      get: () => {
        throw new Error('played again');
      },
    });
    expect(waitMs(behind(120, 5_000), takes, untouched, games)).toBeGreaterThan(0);
    expect(() => waitMs(behind(120, 6_000), takes, untouched, games)).toThrow('played again');
  });
});

describe('any wait', () => {
  const ms = fc.nat(400_000);
  const sample = fc.record({ clipMs: fc.nat(10_050), tookMs: ms });
  const wait = fc.record({
    position: fc.integer({ min: 1, max: 600 }),
    aheadClipMs: fc.nat(6_000_000),
    running: fc.array(fc.record({ clipMs: fc.nat(10_050), elapsedMs: ms }), { maxLength: 25 }),
    recentMs: fc.array(fc.nat(60_000), { maxLength: 60 }),
    later: fc.array(fc.nat(50), { maxLength: 5 }),
  });
  const capacity = fc.record({
    slots: fc.integer({ min: 1, max: 30 }),
    perMinute: fc.integer({ min: 1, max: 60 }),
  });

  test('is a whole number of ms from 0, the same each time, and no shorter for those who come', () => {
    fc.assert(
      fc.property(wait, capacity, fc.array(sample, { maxLength: 50 }), (one, takes, measured) => {
        const later = one.later.map((more, at) => ({
          inMs: 60_000 * (at + 1),
          position: one.position + one.later.slice(0, at).reduce((sum, n) => sum + n, more),
        }));
        const waited = waitMs({ ...one, later }, takes, measured);
        expect(Number.isSafeInteger(waited) && waited >= 0).toBe(true);
        expect(waitMs({ ...one, later }, takes, measured)).toBe(waited);
        expect(waited).toBeGreaterThanOrEqual(waitMs({ ...one, later: [] }, takes, measured));
      }),
      { numRuns: runs(150) },
    );
  });
});
