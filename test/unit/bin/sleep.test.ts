import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { sleep } from '../../../src/bin/sleep.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it is over by now. */
async function isOver(sleeping: Promise<void>): Promise<boolean> {
  const over = sleeping.then(() => true);
  return Promise.race([over, vi.advanceTimersByTimeAsync(0).then(() => false)]);
}

describe('a sleep', () => {
  test('lasts as long as it was asked to', async () => {
    const sleeping = sleep(1_000);
    await vi.advanceTimersByTimeAsync(999);
    expect(await isOver(sleeping)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isOver(sleeping)).toBe(true);
  });

  test('ends when its signal aborts, and leaves no timer', async () => {
    const controller = new AbortController();
    const sleeping = sleep(1_000, controller.signal);
    controller.abort();
    expect(await isOver(sleeping)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is none when its signal has aborted before', async () => {
    expect(await isOver(sleep(1_000, AbortSignal.abort()))).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('leaves nothing at its signal, which outlives thousands of them', async () => {
    const { signal } = new AbortController();
    const [added, removed] = [
      vi.spyOn(signal, 'addEventListener'),
      vi.spyOn(signal, 'removeEventListener'),
    ];
    const sleeping = sleep(1_000, signal);
    await vi.advanceTimersByTimeAsync(1_000);
    await sleeping;
    const listeners = added.mock.calls.map(([, listener]) => listener);
    expect(listeners).toHaveLength(1);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(listeners);
  });
});
