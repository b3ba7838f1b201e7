import type { Failure } from '../../../src/core/errors.ts';
import type { Run } from '../../../src/edits/run.ts';

/** A job's run, with the ways to end it. */
export function fakeRun(mine = true) {
  const signal = new AbortController();
  const drained = new AbortController();
  const run: Run = {
    signal: signal.signal,
    drained: drained.signal,
    stillMine: async () => mine,
  };
  return { run, wantBack: () => signal.abort(), drain: () => drained.abort() };
}

/** The code that a promise rejects with, or what it gives. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) =>
      typeof error === 'object' && error !== null && 'failure' in error
        ? (error.failure as Failure).code
        : error,
  );
}
