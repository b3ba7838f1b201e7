import { expect, test } from 'vitest';

import { figures } from '../../../src/discord/words/en/figures.ts';

const { about, aboutCost, clipLength, count, dollars, duration, listed, many, near } = figures;

test('times and money', () => {
  expect(clipLength(5_000)).toBe('5.0 s');
  expect([1, 48_000, 60_000, 252_000, 3_780_000].map(duration)).toEqual([
    '1 s',
    '48 s',
    '1 min',
    '4 min 12 s',
    '1 h 3 min',
  ]);
  expect([0, 44_999, 45_000, 240_000, 7_200_000].map(about)).toEqual([
    'less than a minute',
    'less than a minute',
    'about 1 min',
    'about 4 min',
    'about 2 h',
  ]);
  expect([1, 9_999, 1_050_000].map(aboutCost)).toEqual([
    'less than $0.01',
    'less than $0.01',
    'about $1.05',
  ]);
});

test('money is rounded down where it says what is left', () => {
  expect([0, 1_059_999, 1_234_560_000].map(dollars)).toEqual(['$0.00', '$1.05', '$1,234.56']);
});

test('what is counted', () => {
  const images = { zero: 'no images', one: '# image', other: '# images' };
  expect([0, 1, 2, 1_000].map((n) => many(n, images))).toEqual([
    'no images',
    '1 image',
    '2 images',
    '1,000 images',
  ]);
  expect(many(0, { one: '# edit', other: '# edits' })).toBe('0 edits');
  expect(count(1_234.5)).toBe('1,235');
  expect(listed(['this', 'that'])).toBe('this and that');
});

test('a figure is never rounded onto its limit', () => {
  expect(near(12.44, 10.05)).toBe('12.4');
  expect(near(10.050_01, 10.05)).toBe('10.051');
  expect(near(2.999_99, 3)).toBe('2.999');
  expect(near(3, 3)).toBe('3');
});
