import { expect, test } from 'vitest';

import { retryAtMs } from '../../../src/segmind/retry-at.ts';

const NOW = Date.parse('2030-05-01T12:00:00Z');
const RESET = 'x-rate-limit-reset-at-utc';
const LATER = NOW + 30_000;

test.each<[Record<string, string>, number | null]>([
  [{}, null],
  [{ 'retry-after': '30' }, LATER],
  [{ 'retry-after': '0.5' }, NOW + 500],
  [{ 'retry-after': 'Wed, 01 May 2030 12:00:30 GMT' }, LATER],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '-5' }, null],
  [{ 'retry-after': '999999999' }, null],
  [{ [RESET]: '2030-05-01T12:00:30Z' }, LATER],
  [{ [RESET]: '2030-05-01T12:00:30.000+00:00' }, LATER],
  [{ [RESET]: '2030-05-01T12:00:30' }, LATER],
  [{ [RESET]: '2030-05-01 12:00:30.000000' }, LATER],
  [{ [RESET]: String(LATER / 1000) }, LATER],
  [{ [RESET]: String(LATER) }, LATER],
  [{ [RESET]: '2099-01-01T00:00:00Z' }, null],
  [{ [RESET]: 'soon', 'retry-after': '30' }, LATER],
  [{ [RESET]: '2030-05-01T12:00:30Z', 'retry-after': '7' }, LATER],
])('%j -> %s', (headers, expected) => {
  expect(retryAtMs({ header: (name) => headers[name] ?? null }, NOW)).toBe(expected);
});
