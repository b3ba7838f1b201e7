import { traceOf } from './trace.ts';
import type { Trace } from './trace.ts';

/**
 * How far a call came: `unsent` surely left nothing behind, `unanswered` may have arrived, `cut` was answered, but
 * with a body that broke off, came too slowly or was too long.
 */
export type Stage = 'unsent' | 'unanswered' | 'cut';

/** A call without a whole answer. Holds nothing of the foreign error but its name and code. */
export class WireFailure extends Error {
  override readonly name = 'WireFailure';
  readonly stage: Stage;
  readonly trace: Trace;

  constructor(stage: Stage, error: unknown) {
    super(stage);
    this.stage = stage;
    this.trace = traceOf(error);
  }
}
