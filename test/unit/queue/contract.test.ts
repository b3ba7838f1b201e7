import { expect, test } from 'vitest';

import { jobData, PRIORITY, QUEUE_NAMES, QUEUE_PREFIX } from '../../../src/queue/contract.ts';
import { keys } from '../../../src/redis/keys.ts';

test('a job carries the edit’s id and nothing else', () => {
  expect(jobData.parse({ editId: 'k7f3q2m9x1' })).toEqual({ editId: 'k7f3q2m9x1' });
  for (const wrong of [{}, { editId: '' }, { editId: 7 }, { editId: 'k1', token: 'x' }, null]) {
    expect(jobData.safeParse(wrong).success).toBe(false);
  }
});

test('queues and store share one hash tag, and neither writes into the other’s keys', () => {
  expect(keys.edit('k1').startsWith(`${QUEUE_PREFIX}:`)).toBe(true);
  const names: readonly string[] = QUEUE_NAMES;
  const written = Object.values(keys).map((key) => (typeof key === 'string' ? key : key('x', 'y')));
  expect(written.length).toBeGreaterThan(5);
  expect(written.filter((key) => names.includes(key.split(':')[1] ?? ''))).toEqual([]);
  expect(new Set(written).size).toBe(written.length);
});

test('every job has a priority that BullMQ sorts by', () => {
  expect(PRIORITY).toBeGreaterThanOrEqual(1);
  expect(PRIORITY).toBeLessThanOrEqual(2_097_151);
});
