import { EditError } from '../core/errors.ts';
import type { Failure } from '../core/errors.ts';
import type { Trace } from './trace.ts';

/** A job's own failure, with what the provider says it cost all the same. */
export class ProviderFailure extends EditError {
  constructor(reason: Failure, costMicros: number | null, cause: Trace) {
    super(reason, cause, costMicros);
  }
}
