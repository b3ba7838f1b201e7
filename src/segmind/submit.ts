import { EditError, failure } from '../core/errors.ts';
import type { Failure } from '../core/errors.ts';
import type { ApiVersion } from '../core/edit.ts';
import { readAccepted } from './accepted.ts';
import { editBody } from './edit-body.ts';
import { ProviderFailure } from './provider-failure.ts';
import { parseJson, readSome } from './read-body.ts';
import { microsOf, recordOf } from './record.ts';
import { refusalOf } from './refusal.ts';
import type { Spool } from './spool.ts';
import { traceOf } from './trace.ts';
import type { Finished, Limits, Submission, Taken } from './types.ts';
import { WireFailure } from './wire-failure.ts';
import type { Answer, Wire } from './wire.ts';

const MODEL = 'kling-o1-video-to-video-edit';

export interface SubmitDeps {
  wire: Wire;
  spool: Spool;
  limits: Limits;
  /** How long a v1 call may take. */
  timeoutMs: number;
  now: () => number;
}

/**
 * One POST, never repeated here. Rejects with an {@link EditError} whose code says whether it may have been taken
 * (`core/submit-fate.ts`).
 */
export async function submitEdit(
  deps: SubmitDeps,
  version: ApiVersion,
  submission: Submission,
  signal: AbortSignal,
): Promise<Taken | Finished> {
  const call = {
    path: `${version}/${MODEL}`,
    json: editBody(submission),
    limitMs: version === 'v1' ? deps.timeoutMs : deps.limits.submitMs,
    signal,
  };
  try {
    return await deps.wire.post(call, async (answer) => {
      if (answer.status < 200 || answer.status > 299) throw await refused(deps, version, answer);
      return await readAccepted(version, answer, deps.spool, deps.limits);
    });
  } catch (error) {
    throw submitError(error);
  }
}

async function refused(
  deps: SubmitDeps,
  version: ApiVersion,
  answer: Answer,
): Promise<ProviderFailure> {
  const body = await readSome(answer, deps.limits.errorBytes);
  const reason = refusalOf(version, answer, body, deps.now());
  const costMicros = recordOf(parseJson(body)).costMicros ?? microsOf(answer.header('x-cost'));
  return new ProviderFailure(reason, costMicros, { name: 'Refused', status: answer.status });
}

function submitError(error: unknown): EditError {
  if (error instanceof EditError) return error;
  if (error instanceof WireFailure) return new EditError(lossOf(error), error.trace);
  return new EditError(failure('internal'), traceOf(error));
}

/** Only what surely never left may be submitted again. */
function lossOf({ stage }: WireFailure): Failure {
  switch (stage) {
    case 'unsent':
      return failure('provider_unreachable');
    case 'unanswered':
      return failure('provider_gateway', { status: null });
    case 'cut':
      return failure('provider_unreadable');
  }
}
