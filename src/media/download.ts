import { createWriteStream } from 'node:fs';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { request, type Dispatcher } from 'undici';
import { withTimeLimit } from '../core/time-limit.ts';
import { EditError, fail, failure } from '../core/errors.ts';
import { isRefused } from './guarded-agent.ts';
import { sniff, type Sniffed } from './sniff.ts';

export interface DownloadLimits {
  bytes: number;
  /** Milliseconds without a byte. */
  stallMs: number;
  /** Milliseconds in all: a drip of bytes never stalls. */
  totalMs: number;
}

/** Opens a file that must not be there yet. */
export type OpenFile = (path: string) => Writable;

export interface DownloadOptions {
  dispatcher: Dispatcher;
  mayFetch(url: string): boolean;
  limits: DownloadLimits;
  signal: AbortSignal;
  /** How many may be followed, each as allowed as the first address. */
  redirects: number;
  /** What it has to be by its first bytes. */
  kinds: readonly Sniffed['is'][];
  /** Whether so many bytes may be written. */
  hasRoom?: (bytes: number) => Promise<boolean>;
  openFile?: OpenFile;
}

/** Enough to tell what it is. */
const SNIFF_BYTES = 512;
/** What may wait to be written, in bytes: less, and the network waits for the disk with every piece of 64 KB. */
const WRITE_BYTES = 128 * 1024;

/**
 * Streams a clip or a picture into a new file, in constant memory.
 *
 * @returns its bytes.
 * @throws EditError result_refused, result_gone, result_not_video, result_unreachable, disk_full; a write's own error as it is. The
 *   file may be left in part.
 */
export async function download(
  url: string,
  path: string,
  options: DownloadOptions,
): Promise<number> {
  return withTimeLimit(options.limits.totalMs, options.signal, async (signal) =>
    stream(url, path, options, signal),
  );
}

async function stream(
  url: string,
  path: string,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<number> {
  const answer = await follow(url, options, signal);
  const expected = Number(answer.headers['content-length'] ?? Number.NaN);
  if (expected > options.limits.bytes) {
    leave(answer);
    throw fail('result_refused');
  }
  if (expected > 0 && options.hasRoom && !(await options.hasRoom(expected))) {
    leave(answer);
    throw fail('disk_full');
  }
  const check = createChecker(options.limits.bytes, options.kinds);
  const file = (options.openFile ?? openNew)(path);
  try {
    await pipeline(arriving(answer.body), check.through, file, { signal });
  } catch (error) {
    await closed(file);
    // What is left is the file's own trouble, or the end of the time.
    if (error instanceof EditError || !signal.aborted) throw error;
    throw new EditError(failure('result_unreachable'), error);
  }
  const bytes = check.bytes();
  if (!Number.isNaN(expected) && bytes !== expected) throw fail('result_unreachable');
  return bytes;
}

/**
 * What fails on the way here is told apart from a full disk where it happens: afterwards both are system errors, and which of the
 * streams says so first is chance.
 */
async function* arriving(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (error) {
    throw new EditError(failure('result_unreachable'), error);
  }
}

function openNew(path: string): Writable {
  // On the disk before it gets its name: what has that name is whole.
  return createWriteStream(path, { flags: 'wx', flush: true, highWaterMark: WRITE_BYTES });
}

/** A file whose opening is under way appears after the pipeline has ended: whoever removes it would come too early. */
async function closed(file: Writable): Promise<void> {
  if (file.closed) return;
  await new Promise<void>((done) => void file.once('close', done));
}

/** The 200 at the end of the redirects, each of which must be as allowed as the first address. */
async function follow(
  url: string,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  let at = url;
  for (let hop = 0; hop <= options.redirects; hop += 1) {
    if (!options.mayFetch(at)) throw fail('result_refused');
    const answer = await get(at, options, signal);
    if (answer.statusCode === 200) return answer;
    leave(answer);
    const { location } = answer.headers;
    if (answer.statusCode < 300 || answer.statusCode >= 400) throw refusal(answer.statusCode);
    if (typeof location !== 'string' || !URL.canParse(location, at)) throw fail('result_refused');
    at = new URL(location, at).href;
  }
  throw fail('result_refused');
}

function refusal(status: number): EditError {
  return status === 404 || status === 410 ? fail('result_gone') : fail('result_unreachable');
}

async function get(
  url: string,
  { dispatcher, limits }: DownloadOptions,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  try {
    return await request(url, {
      dispatcher,
      signal,
      headersTimeout: limits.stallMs,
      bodyTimeout: limits.stallMs,
      headers: { 'accept-encoding': 'identity' },
    });
  } catch (error) {
    const code = isRefused(error) ? 'result_refused' : 'result_unreachable';
    throw new EditError(failure(code), error);
  }
}

function leave({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

/** Counts, ends what grows too large, and looks at the first bytes before many are written. */
function createChecker(
  limit: number,
  kinds: DownloadOptions['kinds'],
): { through: Transform; bytes(): number } {
  const fits = (start: Buffer): boolean => kinds.includes(sniff(start).is);
  let bytes = 0;
  let head: Buffer | null = Buffer.alloc(0);
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) return done(fail('result_refused'));
      if (head === null) return done(null, chunk);
      head = Buffer.concat([head, chunk.subarray(0, SNIFF_BYTES)]);
      if (head.length >= SNIFF_BYTES) {
        if (!fits(head)) return done(fail('result_not_video'));
        head = null;
      }
      return done(null, chunk);
    },
    flush(done) {
      // Nothing at all is a provider that hiccuped; a little of something else is no video.
      if (bytes === 0) return done(fail('result_unreachable'));
      return done(head !== null && !fits(head) ? fail('result_not_video') : null);
    },
  });
  return { through, bytes: () => bytes };
}
