import { request, type Dispatcher } from 'undici';
import { EditError, fail, failure, type InputName } from '../core/errors.ts';
import { PrivateAddressError } from './guarded-agent.ts';

/** What one file may cost: bytes received, milliseconds for one request and for all of them. */
export interface RangeLimits {
  bytes: number;
  requestMs: number;
  totalMs: number;
}

/** A piece of a file. */
export interface RangeAnswer {
  bytes: Uint8Array;
  /** Bytes of the whole file. */
  size: number;
  /** The server ignored the range: these are the first bytes, as many as the limit allows. */
  whole: boolean;
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

/** A connection that broke, or a 5xx: worth one more try. */
class PassingError extends Error {
  override readonly name = 'PassingError';
}

/**
 * Single GETs with a Range header, bounded in bytes and time, following no redirect.
 *
 * Rejects with EditError: origin_refused (redirect or inside address), source_expired (404, 410), file_empty,
 * file_too_slow, file_unreachable.
 */
export function rangeRequester(options: RequesterOptions): Requester {
  const { input, limits } = options;
  let received = 0;
  let spentMs = 0;

  async function once(start: number, end: number): Promise<RangeAnswer> {
    const timeout = AbortSignal.timeout(
      Math.ceil(Math.max(1, Math.min(limits.requestMs, limits.totalMs - spentMs))),
    );
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const startedMs = performance.now();
    try {
      const answer = await request(options.url, {
        dispatcher: options.dispatcher,
        signal,
        headers: { range: `bytes=${start}-${end - 1}`, 'accept-encoding': 'identity' },
      });
      return await readAnswer(
        answer,
        { start, end, input, limit: limits.bytes - received },
        (count) => {
          received += count;
        },
      );
    } catch (error) {
      if (error instanceof EditError) throw error;
      if (isRefused(error)) throw new EditError(failure('origin_refused', { input }), error);
      if (timeout.aborted) throw new EditError(failure('file_too_slow', { input }), error);
      if (signal.aborted) throw new EditError(failure('file_unreachable', { input }), error);
      throw new PassingError('request failed', { cause: error });
    } finally {
      spentMs += performance.now() - startedMs;
    }
  }

  return {
    received: () => received,
    async request(start, end) {
      try {
        return await once(start, end).catch((error: unknown) => {
          // A kept-alive connection may have been closed under us: that says nothing about the file.
          if (error instanceof PassingError && spentMs < limits.totalMs) return once(start, end);
          throw error;
        });
      } catch (error) {
        if (error instanceof EditError) throw error;
        throw new EditError(failure('file_unreachable', { input }), error);
      }
    },
  };
}

/** Whether the guarded agent refused the address: undici hands its error on, or wraps it. */
export function isRefused(error: unknown): boolean {
  if (error instanceof PrivateAddressError) return true;
  if (error instanceof AggregateError && error.errors.some(isRefused)) return true;
  return error instanceof Error && error.cause !== undefined && isRefused(error.cause);
}

interface Asked {
  start: number;
  end: number;
  input: InputName;
  /** Bytes that may still be received. */
  limit: number;
}

async function readAnswer(
  answer: Dispatcher.ResponseData,
  asked: Asked,
  count: (bytes: number) => void,
): Promise<RangeAnswer> {
  const { statusCode, headers, body } = answer;
  const { input } = asked;
  const leave = (): void => void body.on('error', () => undefined).destroy();
  if (statusCode === 200 || statusCode === 206) {
    const size = statusCode === 206 ? rangeSize(headers['content-range'], asked.start) : null;
    const encoded = headers['content-encoding'];
    if (
      (statusCode === 206 && size === null) ||
      (encoded !== undefined && encoded !== 'identity')
    ) {
      leave();
      throw fail('file_unreachable', { input });
    }
    const want = size === null ? asked.limit : Math.min(asked.end, size) - asked.start;
    const bytes = await readBounded(body, want, count);
    if (size !== null && bytes.length !== want) throw new PassingError('short answer');
    const fileSize = size ?? wholeSize(headers['content-length'], bytes.length, want);
    if (fileSize === null) throw fail('file_unreachable', { input });
    return { bytes, size: fileSize, whole: size === null };
  }
  leave();
  if (statusCode === 416 && headers['content-range'] === 'bytes */0')
    throw fail('file_empty', { input });
  if (statusCode === 404 || statusCode === 410) throw fail('source_expired', { input });
  if (statusCode >= 300 && statusCode < 400) throw fail('origin_refused', { input });
  if (statusCode >= 500) throw new PassingError(`status ${statusCode}`);
  throw fail('file_unreachable', { input });
}

/** The whole size in `bytes 0-65535/190000000`; null when the answer is about other bytes than those asked for. */
function rangeSize(header: string | string[] | undefined, start: number): number | null {
  const match = typeof header === 'string' ? /^bytes (\d+)-\d+\/(\d+)$/.exec(header) : null;
  return match !== null && Number(match[1]) === start ? Number(match[2]) : null;
}

/** Without a length, the file is what came, unless it went on past the limit: then nobody knows its size. */
function wholeSize(
  header: string | string[] | undefined,
  got: number,
  limit: number,
): number | null {
  if (typeof header === 'string' && /^\d+$/.test(header)) return Number(header);
  return got < limit ? got : null;
}

/** Reads to the natural end, which keeps the connection, or stops at `want` bytes and drops it. */
async function readBounded(
  body: Dispatcher.ResponseData['body'],
  want: number,
  count: (bytes: number) => void,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    count(part.length);
    parts.push(part);
    length += part.length;
    if (length > want) break;
  }
  return new Uint8Array(Buffer.concat(parts)).subarray(0, want);
}
