import { request, type Dispatcher } from 'undici';
import { withTimeLimit } from '../core/time-limit.ts';
import { EditError, failure, type InputName } from '../core/errors.ts';
import { isRefused } from './guarded-agent.ts';
import { readRangeAnswer, type RangeAnswer } from './range-answer.ts';

/** What one file may cost: bytes received, milliseconds for one request and for all of them. */
export interface RangeLimits {
  bytes: number;
  requestMs: number;
  totalMs: number;
}

export interface Requester {
  request(start: number, end: number): Promise<RangeAnswer>;
  received(): number;
}

interface RequesterOptions {
  url: string;
  input: InputName;
  dispatcher: Dispatcher;
  signal?: AbortSignal;
  limits: RangeLimits;
}

/**
 * Single GETs with a Range header, bounded in bytes and time, following no redirect.
 *
 * Rejects with EditError: origin_refused (redirect or inside address), source_expired (404, 410), file_empty,
 * file_too_slow, file_unreachable.
 */
export function rangeRequester(options: RequesterOptions): Requester {
  const spent: Spent = { bytes: 0, ms: 0 };
  return {
    received: () => spent.bytes,
    async request(start, end) {
      try {
        return await attempt(options, spent, start, end).catch((error: unknown) => {
          // A kept-alive connection may have been closed under us: that says nothing about the file.
          if (error instanceof EditError || spent.ms >= options.limits.totalMs) throw error;
          return attempt(options, spent, start, end);
        });
      } catch (error) {
        if (error instanceof EditError) throw error;
        throw new EditError(failure('file_unreachable', { input: options.input }), error);
      }
    },
  };
}

/** What a file has cost so far. */
interface Spent {
  bytes: number;
  ms: number;
}

/** One try. What is not an EditError is worth another. */
async function attempt(
  { url, input, dispatcher, signal: leaving, limits }: RequesterOptions,
  spent: Spent,
  start: number,
  end: number,
): Promise<RangeAnswer> {
  const leftMs = Math.max(1, Math.min(limits.requestMs, limits.totalMs - spent.ms));
  const startedMs = performance.now();
  try {
    return await withTimeLimit(Math.ceil(leftMs), leaving ?? null, async (signal) => {
      const headers = { range: `bytes=${start}-${end - 1}`, 'accept-encoding': 'identity' };
      const answer = await request(url, { dispatcher, signal, headers });
      const asked = { start, end, input, limit: limits.bytes - spent.bytes };
      return readRangeAnswer(answer, asked, (bytes) => (spent.bytes += bytes));
    });
  } catch (error) {
    if (error instanceof EditError) throw error;
    if (isRefused(error)) throw new EditError(failure('origin_refused', { input }), error);
    if (isTimeUp(error)) throw new EditError(failure('file_too_slow', { input }), error);
    if (leaving?.aborted === true)
      throw new EditError(failure('file_unreachable', { input }), error);
    throw error;
  } finally {
    spent.ms += performance.now() - startedMs;
  }
}

/** Ours, from the time limit; undici's own time-outs have other names. */
const isTimeUp = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'TimeoutError';
