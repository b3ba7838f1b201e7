import { EditError, failure } from '../core/errors.ts';
import type { Failure } from '../core/errors.ts';
import { failureOfText, failureText } from './failure-text.ts';
import { outputLink } from './output-link.ts';
import { ProviderFailure } from './provider-failure.ts';
import { chunksOf, parseJson, readSome, readText } from './read-body.ts';
import { recordOf } from './record.ts';
import type { JobRecord } from './record.ts';
import { retryAtMs } from './retry-at.ts';
import { traceOf } from './trace.ts';
import type { Finished, Limits, Notice, Polled } from './types.ts';
import { WireFailure } from './wire-failure.ts';
import type { Wire } from './wire.ts';

export interface PollDeps {
  wire: Wire;
  limits: Limits;
  now: () => number;
  notify: (notice: Notice) => void;
}

/** Polling is of v2 alone. */
const LATER = failure('provider_unavailable', { version: 'v2' });

/** One GET about a job, read whole. */
interface Told {
  http: number;
  text: string;
  json: unknown;
  record: JobRecord;
  retryAtMs: number | null;
}

/**
 * Asks for a job's status and, when that is COMPLETED, for its result. Rejects with the job's own failure
 * ({@link ProviderFailure}), with `provider_record_gone`, or with a code that says: ask again later.
 */
export async function pollEdit(
  deps: PollDeps,
  requestId: string,
  signal: AbortSignal,
): Promise<Polled> {
  try {
    const path = `v2/requests/${encodeURIComponent(requestId)}`;
    const status = await ask(deps, `${path}/status`, signal);
    if (!isCompleted(status)) return unfinished(status, failure('provider_record_gone'));
    const early = finished(status, status);
    if (early !== null) return early;

    const result = await ask(deps, path, signal);
    // The status knew it a moment ago, so a 404 here is not yet the end of the record.
    if (!isCompleted(result)) return unfinished(result, LATER);
    const late = finished(result, status);
    if (late !== null) return late;
    deps.notify({ kind: 'output_not_understood', requestId });
    throw notNow(result, LATER);
  } catch (error) {
    throw pollError(error);
  }
}

async function ask(deps: PollDeps, path: string, signal: AbortSignal): Promise<Told> {
  const call = { path, limitMs: deps.limits.readMs, signal };
  return await deps.wire.get(call, async (answer) => {
    const isError = answer.status > 299 && answer.status !== 422;
    const { errorBytes, jsonBytes } = deps.limits;
    const text = isError
      ? await readSome(answer, errorBytes)
      : await readText(chunksOf(answer, jsonBytes), jsonBytes);
    const json = parseJson(text);
    const told = { http: answer.status, text, json, record: recordOf(json) };
    return { ...told, retryAtMs: retryAtMs(answer, deps.now()) };
  });
}

/** The record's word comes before the HTTP code; a clip under a word that we do not know is a clip all the same. */
function isCompleted({ http, json, record }: Told): boolean {
  if (record.status === 'COMPLETED') return true;
  return http < 300 && !isKnown(record.status) && outputLink(json) !== null;
}

const isKnown = (status: string | null) =>
  status === 'QUEUED' || status === 'PROCESSING' || status === 'FAILED';

function finished(told: Told, status: Told): Finished | null {
  const outputUrl = outputLink(told.json);
  const costMicros = told.record.costMicros ?? status.record.costMicros;
  return outputUrl === null ? null : { kind: 'finished', outputUrl, costMicros };
}

/** Anything but COMPLETED: still running, or a rejection. `missing` is what a 404 means here. */
function unfinished(told: Told, missing: Failure): Polled {
  const { status, costMicros } = told.record;
  // FAILED comes as 422, so that a 422 of the status that names none means the same.
  const isNamelessFailure = told.http === 422 && missing.code === 'provider_record_gone';
  if (status === 'FAILED' || (status === null && isNamelessFailure)) {
    const reason = failureOfText(failureText(told.text)) ?? failure('provider_failed');
    throw new ProviderFailure(reason, costMicros, { name: 'Failed', status: told.http });
  }
  // A word that we do not know, under 200, is no end either: the deadline is.
  if (isKnown(status) || (status !== null && told.http < 300)) return { kind: 'running' };
  throw notNow(told, missing);
}

function notNow(told: Told, missing: Failure): EditError {
  return new EditError(refusalOfPoll(told, missing), { name: 'Refused', status: told.http });
}

/** Nothing that a GET is refused with says anything about the job, so all of it means "later", 404 apart. */
function refusalOfPoll(told: Told, missing: Failure): Failure {
  switch (told.http) {
    case 401:
      return failure('provider_unauthorized');
    case 403:
      return failure('provider_forbidden');
    case 404:
    case 410:
      return missing;
    case 429:
      return failure('provider_rate_limited', { retryAtMs: told.retryAtMs });
    default:
      return LATER;
  }
}

function pollError(error: unknown): EditError {
  if (error instanceof EditError) return error;
  if (error instanceof WireFailure) {
    return new EditError(failure('provider_unreachable'), error.trace);
  }
  return new EditError(failure('internal'), traceOf(error));
}
