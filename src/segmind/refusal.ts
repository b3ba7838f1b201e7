import type { ApiVersion } from '../core/edit.ts';
import { failure } from '../core/errors.ts';
import type { Failure } from '../core/errors.ts';
import { failureOfText, failureText } from './failure-text.ts';
import { retryAtMs } from './retry-at.ts';
import type { Answer } from './wire.ts';

/** Codes under which a gateway gave up waiting: the request may have gone through. */
const DOUBTFUL = new Set([408, 499]);

/**
 * Why a submit was not accepted, by Segmind's table of errors. The body only tells cases of one status apart; where it
 * could not be read it is empty, and the status speaks alone.
 */
export function refusalOf(
  version: ApiVersion,
  answer: Pick<Answer, 'status' | 'header'>,
  body: string,
  nowMs: number,
): Failure {
  if (answer.status === 429) {
    return failure('provider_rate_limited', { retryAtMs: retryAtMs(answer, nowMs) });
  }
  const text = failureText(body);
  if (answer.status === 422) return failureOfText(text) ?? failureOf422(version);
  return refusalFor(version, answer.status, text);
}

function refusalFor(version: ApiVersion, status: number, text: string): Failure {
  switch (status) {
    case 401:
      return failure('provider_unauthorized');
    case 402:
      return failure('provider_no_credits');
    case 403:
      return failure('provider_forbidden');
    case 404:
      return failure('provider_model_missing');
    case 406:
      return refusalOf406(text);
    case 410:
      return failure('provider_model_retired');
    case 500:
      return failure('provider_error', { version });
    case 503:
      return failure('provider_unavailable', { version });
    default:
      if (status > 500 || DOUBTFUL.has(status)) return failure('provider_gateway', { status });
      return failureOfText(text) ?? failure('provider_bad_request');
  }
}

/** Without a text that we know: under v1 a job has run and failed, under v2 none has run yet. */
function failureOf422(version: ApiVersion): Failure {
  return failure(version === 'v1' ? 'provider_failed' : 'provider_validation');
}

/** 406 is Segmind's word for an empty account and a team's spend limit, and for parameters that it does not like. */
function refusalOf406(text: string): Failure {
  if (/credit|spend(ing)?.?limit|insufficient.?(balance|funds)/i.test(text)) {
    return failure('provider_no_credits');
  }
  return failureOfText(text) ?? failure('provider_bad_request');
}
