import { expect, test } from 'vitest';

import { judge } from '../../../bench/judge.ts';
import { aimText, figure, printed } from '../../../bench/print.ts';
import type { Measured, Row } from '../../../bench/row.ts';

const ROW: Row = {
  name: 'speed',
  what: 'something fast',
  reference: 'something bare',
  fair: 'Both do the same.',
  unit: 'ms',
  aim: { kind: 'ratio', atMost: 1.5 },
  measure: async () => MEASURED,
};
const MEASURED: Measured = { ours: [12, 10, 14], reference: [10, 9, 11] };

test('a row is met when its figure is and every condition holds', () => {
  const conditions = [
    { what: 'nothing was late', met: true },
    { what: 'nothing was lost', met: false },
  ];
  expect(judge(ROW, MEASURED).met).toBe(true);
  expect(judge(ROW, { ...MEASURED, conditions }).met).toBe(false);
  expect(judge(ROW, { ...MEASURED, conditions: conditions.slice(0, 1) }).met).toBe(true);
});

test('the table has medians, spreads, ratio, aim and verdict, and below it what else there is to know', () => {
  const conditions = [{ what: 'nothing was lost', met: false }];
  const text = printed([judge(ROW, { ...MEASURED, conditions, notes: ['It rained.'] })]);
  const line = text.split('\n').find((one) => one.includes('something fast'));
  const cells = (line ?? '').split('|').map((cell) => cell.trim());
  expect(cells).toEqual([
    '',
    'something fast',
    '12.0 ms (10.0 to 14.0)',
    '10.0 ms (9.00 to 11.0)',
    '1.20 ×',
    '≤ 1.5 ×',
    'NOT MET',
    '',
  ]);
  expect(text).toContain('NO  nothing was lost');
  expect(text).toContain('It rained.');
});

test('figures have three digits that count', () => {
  const given = [1234.5, 123.45, 12.345, 1.2345, 0.12345, 0, Number.NaN];
  expect(given.map(figure)).toEqual(['1235', '123', '12.3', '1.23', '0.12', '0.00', '-']);
});

test('aims are said with their unit', () => {
  expect(aimText({ kind: 'ratio', atLeast: 0.7 }, 'ms')).toBe('≥ 0.7 ×');
  expect(aimText({ kind: 'difference', atMost: 5 }, 's')).toBe('≤ 5 s more');
  expect(aimText({ kind: 'value', atMost: 100 }, 'MB')).toBe('≤ 100 MB');
  expect(aimText(null, 'MB')).toBe('');
});
