import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { withTimeLimit } from '../../../src/core/time-limit.ts';

/** Rejects with the reason for which its signal aborts. */
async function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
}

test('what is done in time is left alone, and nothing stays behind', async () => {
  const outer = new AbortController();
  expect(await withTimeLimit(10_000, outer.signal, async () => 7)).toBe(7);
  expect(getEventListeners(outer.signal, 'abort')).toHaveLength(0);
});

test('time runs out', async () => {
  await expect(withTimeLimit(1, null, untilAborted)).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test.each([true, false])(
  'whoever stops it gives the reason (stopped before: %s)',
  async (before) => {
    const outer = new AbortController();
    if (before) outer.abort(new Error('enough'));
    const running = withTimeLimit(10_000, outer.signal, untilAborted);
    outer.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(getEventListeners(outer.signal, 'abort')).toHaveLength(0);
  },
);
