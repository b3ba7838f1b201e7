import { describe, expect, test } from 'vitest';

import { compare, median, percentile, slope, spread } from '../../../bench/measure/statistics.ts';

describe('the middle of some values', () => {
  test.each([
    ['one', [7], 7],
    ['an odd number, in any order', [9, 1, 5], 5],
    ['an even number: between the two in the middle', [4, 1, 2, 100], 3],
    ['the same again and again', [2, 2, 2], 2],
  ])('of %s', (_, values, middle) => {
    expect(median(values)).toBe(middle);
  });

  test('of none there is none', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => spread([])).toThrow(RangeError);
  });

  test('leaves what it was given in its order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

test('percentiles lie between two values in proportion', () => {
  const hundred = Array.from({ length: 101 }, (_, at) => at);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile([0, 10], 95)).toBeCloseTo(9.5);
  expect([percentile([1, 2], 0), percentile([1, 2], 100)]).toEqual([1, 2]);
});

test('the spread is the least and the greatest', () => {
  expect(spread([5, 2, 9])).toEqual({ from: 2, to: 9 });
});

describe('a verdict', () => {
  const [ours, reference] = [
    [12, 10, 11],
    [10, 10, 40],
  ];

  test('is on medians: one slow round decides nothing', () => {
    expect(compare(ours, reference, null)).toMatchObject({ ours: 11, reference: 10, ratio: 1.1 });
  });

  test.each([
    ['a ratio that is small enough', { kind: 'ratio', atMost: 1.1 }, true],
    ['a ratio that is too large', { kind: 'ratio', atMost: 1.09 }, false],
    ['a ratio that is large enough', { kind: 'ratio', atLeast: 1.1 }, true],
    ['a ratio that is too small', { kind: 'ratio', atLeast: 1.2 }, false],
    ['a difference within bounds', { kind: 'difference', atMost: 1 }, true],
    ['a difference out of bounds', { kind: 'difference', atMost: 0.9 }, false],
    ['a value within bounds', { kind: 'value', atMost: 11 }, true],
    ['a value out of bounds', { kind: 'value', atMost: 10.9 }, false],
  ] as const)('on %s', (_, aim, met) => {
    expect(compare(ours, reference, aim).met).toBe(met);
  });

  test('without a reference is on the value alone', () => {
    const compared = compare(ours, [], { kind: 'value', atMost: 20 });
    expect(compared).toMatchObject({ judged: 11, met: true, ratio: Number.NaN });
  });

  test('a ratio to nothing is not met', () => {
    expect(compare(ours, [], { kind: 'ratio', atMost: 1 }).met).toBe(false);
  });
});

describe('a slope', () => {
  const points = (of: (x: number) => number) => [0, 1, 2, 3, 10].map((x) => ({ x, y: of(x) }));

  test('is by how much one grows with the other', () => {
    expect(slope(points((x) => 5 + 3 * x))).toBeCloseTo(3);
    expect(slope(points(() => 4))).toBe(0);
    expect(slope(points((x) => -x))).toBeCloseTo(-1);
  });

  test('of one moment is none', () => {
    expect(
      slope([
        { x: 1, y: 1 },
        { x: 1, y: 9 },
      ]),
    ).toBe(0);
    expect(() => slope([{ x: 1, y: 1 }])).toThrow(RangeError);
  });
});
