import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { orTooLate, withTimeLimit } from '../../../src/core/time-limit.ts';

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

const late = () => new Error('late');

test('what comes in time is given on, and so is what fails in time', async () => {
  expect(await orTooLate(10_000, Promise.resolve(7), late)).toBe(7);
  await expect(orTooLate(10_000, Promise.reject(new Error('no')), late)).rejects.toThrow('no');
});

test('what is late is left to itself, and its failure is no unhandled rejection', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  let failWork: (reason: Error) => void = () => {};
  const work = new Promise<never>((_resolve, reject) => {
    failWork = reject;
  });
  await expect(orTooLate(1, work, late)).rejects.toThrow('late');
  failWork(new Error('afterwards'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
