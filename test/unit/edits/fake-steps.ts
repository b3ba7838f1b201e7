import { fail, type ErrorCode, type Failure } from '../../../src/core/errors.ts';

/** What one call does instead: it may still do the real thing, before or after going wrong. */
export type Step = (real: () => Promise<unknown>, args: readonly unknown[]) => unknown;

/** Throws a failure that needs no facts for the test at hand. */
export const failing =
  (code: ErrorCode, facts: object = {}): Step =>
  () => {
    throw Object.assign(fail('internal'), { failure: { code, facts } as Failure });
  };

/** Does it, and loses the answer. */
export const answerLost: Step = async (real) => {
  await real();
  throw new Error('the answer was lost');
};
