import type { Dispatcher } from 'undici';
import { fail, type EditError, type InputName } from '../core/errors.ts';

/** A piece of a file. */
export interface RangeAnswer {
  bytes: Uint8Array;
  /** Bytes of the whole file. */
  size: number;
  /** The server ignored the range: these are the first bytes, as many as the limit allows. */
  whole: boolean;
}

export interface AskedRange {
  start: number;
  end: number;
  input: InputName;
  /** Bytes that may still be received. */
  limit: number;
}

/**
 * Reads the answer to a range request, no more of it than was asked for.
 *
 * @throws EditError file_empty, source_expired, origin_refused, file_unreachable; a plain Error for what may be
 *   different a moment later (5xx, an answer that broke off).
 */
export async function readRangeAnswer(
  answer: Dispatcher.ResponseData,
  asked: AskedRange,
  count: (bytes: number) => void,
): Promise<RangeAnswer> {
  const { statusCode, headers, body } = answer;
  const unreachable = (): EditError => {
    body.on('error', () => undefined).destroy();
    return fail('file_unreachable', { input: asked.input });
  };
  if (statusCode !== 200 && statusCode !== 206) {
    body.on('error', () => undefined).destroy();
    throw refusal(answer, asked.input);
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw unreachable();
  if (statusCode === 200) {
    const bytes = await readBounded(body, asked.limit, count);
    const size = wholeSize(headers['content-length'], bytes.length, asked.limit);
    if (size === null) throw unreachable();
    return { bytes, size, whole: true };
  }
  const size = rangeSize(headers['content-range'], asked.start);
  if (size === null) throw unreachable();
  const want = Math.min(asked.end, size) - asked.start;
  const bytes = await readBounded(body, want, count);
  if (bytes.length !== want) throw new Error('the answer is short');
  return { bytes, size, whole: false };
}

function refusal({ statusCode, headers }: Dispatcher.ResponseData, input: InputName): Error {
  if (statusCode === 416 && headers['content-range'] === 'bytes */0') {
    return fail('file_empty', { input });
  }
  if (statusCode === 404 || statusCode === 410) return fail('source_expired', { input });
  if (statusCode >= 300 && statusCode < 400) return fail('origin_refused', { input });
  if (statusCode >= 500) return new Error(`status ${statusCode}`);
  return fail('file_unreachable', { input });
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
