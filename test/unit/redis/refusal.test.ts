import { expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
import { refusalFrom } from '../../../src/redis/refusal.ts';

const NOW = Date.UTC(2026, 11, 31, 23);
const NEW_YEAR = Date.UTC(2027, 0, 1);
const at = String(NOW);

test.each([
  [['limit_bot_month', at], failure('limit_bot_month', { freesAtMs: NEW_YEAR })],
  [
    ['limit_server_day', at, '5', '9007199254740991'],
    failure('limit_server_day', {
      leftMicros: 5,
      neededMicros: 9_007_199_254_740_991,
      freesAtMs: NEW_YEAR,
    }),
  ],
  [['limit_day_edits', at, '3'], failure('limit_day_edits', { max: 3, freesAtMs: NEW_YEAR })],
  [
    ['limit_day_clip', at, '0', '5000', '60000'],
    failure('limit_day_clip', { leftMs: 0, clipMs: 5_000, maxMs: 60_000, freesAtMs: NEW_YEAR }),
  ],
  [['limit_pending', at, '3'], failure('limit_pending', { max: 3 })],
  [['limit_at_once', at, '2'], failure('limit_at_once', { max: 2 })],
  [['limit_cooldown', at, '1800000000001'], failure('limit_cooldown', { freesAtMs: 1.8e12 + 1 })],
])('%j', (answer, expected) => {
  expect(refusalFrom(answer)).toEqual(expected);
});

test.each([
  [null],
  [[]],
  [['limit_at_once']],
  [['limit_at_once', '']],
  [['limit_at_once', at, '1.5']],
  [['of_tomorrow', at]],
  [['toString', at]],
])('%j is no refusal', (answer) => {
  expect(() => refusalFrom(answer)).toThrow(/invalid/i);
});
