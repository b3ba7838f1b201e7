import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { setDeadline } from '../../../src/bin/deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a deadline of 1 s is over by now. */
function watched() {
  let over: string | null = null;
  const deadline = setDeadline(1_000, () => new Error('too late'));
  deadline.late.catch((error: Error) => (over = error.message));
  return { deadline, isOver: () => over };
}

test('without a sign of life it is over once, with its error', async () => {
  const { isOver } = watched();
  await vi.advanceTimersByTimeAsync(999);
  expect(isOver()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver()).toBe('too late');
});

test('each sign of life begins it anew', async () => {
  const { deadline, isOver } = watched();
  for (let signs = 0; signs < 5; signs += 1) {
    await vi.advanceTimersByTimeAsync(900);
    deadline.renew();
  }
  expect(isOver()).toBeNull();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isOver()).toBe('too late');
});

test('one that has ended is never over', async () => {
  const { deadline, isOver } = watched();
  deadline.end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isOver()).toBeNull();
});
