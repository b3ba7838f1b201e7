import { fail, type EditError, type InputName } from '../core/errors.ts';
import { rangeRequester, type RangeLimits, type Requester } from './range-request.ts';
import type { Dispatcher } from 'undici';

/** The first request: enough to recognise a file, and to hold the index of most short clips that begin with it. */
const HEAD_BYTES = 64 * 1024;
/** Everything after is read in pages, so that many small reads cost few requests. */
const PAGE_BYTES = 16 * 1024;
const READ_LIMITS: RangeLimits = { bytes: 1024 * 1024, requestMs: 2500, totalMs: 3000 };

/** What Discord's CDN says, with a 200, instead of a file whose link has expired (seen by running). */
const EXPIRED_TEXT = 'This content is no longer available.';

/** More would have to be read than a check may read. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}

/** A file behind a URL, read in pieces and never as a whole unless it is small. */
export interface RangeReader {
  /** Bytes of the whole file, as the server says. */
  readonly size: number;
  /** Its first bytes, at most 64 KiB. */
  readonly head: Uint8Array;
  /** Bytes received so far. */
  received(): number;
  /**
   * `start` to `end` (exclusive), within the file.
   *
   * @throws OverBudgetError, or an EditError: file_unreachable, file_too_slow, origin_refused, source_expired.
   */
  read(start: number, end: number): Promise<Uint8Array>;
}

export interface RangeSource {
  url: string;
  input: InputName;
  dispatcher: Dispatcher;
  signal?: AbortSignal;
  /** Bytes and milliseconds for the whole file; 1 MiB and 3 s unless a test says otherwise. */
  limits?: Partial<RangeLimits>;
}

/**
 * Opens a file with one request for its head. The time limit counts time spent on the network only, so a reader that
 * waits for a free thread loses nothing.
 *
 * @throws EditError file_empty, source_expired, origin_refused, file_unreachable, file_too_slow.
 */
export async function openRangeReader(source: RangeSource): Promise<RangeReader> {
  const limits = { ...READ_LIMITS, ...source.limits };
  const requester = rangeRequester({ ...source, limits });
  const first = await requester.request(0, Math.min(HEAD_BYTES, limits.bytes));
  if (first.size === 0) throw fail('file_empty', { input: source.input });
  const head = first.bytes.subarray(0, HEAD_BYTES);
  if (isExpiredText(head, first.size)) throw fail('source_expired', { input: source.input });
  const pages = new PageCache(requester, first.size, limits.bytes, () =>
    fail('file_unreachable', { input: source.input }),
  );
  pages.keep(0, first.bytes);
  return {
    size: first.size,
    head,
    received: () => requester.received(),
    // A server without ranges was read as far as it may be: there is nothing more to ask it for.
    read: (start, end) => pages.read(start, end, first.whole ? first.bytes.length : first.size),
  };
}

function isExpiredText(head: Uint8Array, size: number): boolean {
  return size < 64 && Buffer.from(head).toString('latin1').trim() === EXPIRED_TEXT;
}

/** Keeps what was read: the byte limit bounds its memory too. */
class PageCache {
  private readonly pages = new Map<number, Uint8Array>();
  private turn: Promise<unknown> = Promise.resolve();
  private readonly requester: Requester;
  private readonly size: number;
  private readonly limit: number;
  private readonly unreachable: () => EditError;

  constructor(requester: Requester, size: number, limit: number, unreachable: () => EditError) {
    this.requester = requester;
    this.size = size;
    this.limit = limit;
    this.unreachable = unreachable;
  }

  /** Files whole pages out of bytes that begin at a page's start; a short page counts only at the file's end. */
  keep(start: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PAGE_BYTES) {
      const page = bytes.subarray(at, at + PAGE_BYTES);
      const whole = page.length === PAGE_BYTES || start + at + page.length === this.size;
      if (whole) this.pages.set((start + at) / PAGE_BYTES, page);
    }
  }

  async read(start: number, end: number, reachable: number): Promise<Uint8Array> {
    if (start < 0 || end > this.size || start > end) throw new RangeError('read outside the file');
    if (end > reachable) throw this.unreachable();
    // Before anything is allocated: a file may claim an index of any size.
    if (end - start > this.limit) throw new OverBudgetError('read too large');
    // One at a time, so that two reads neither fetch the same page nor pass the limit together.
    const mine = this.turn.then(() => this.fill(start, end));
    this.turn = mine.catch(() => undefined);
    await mine;
    return this.copy(start, end);
  }

  private async fill(start: number, end: number): Promise<void> {
    const last = Math.ceil(end / PAGE_BYTES);
    let page = Math.floor(start / PAGE_BYTES);
    while (page < last) {
      if (this.pages.has(page)) {
        page += 1;
        continue;
      }
      let stop = page + 1;
      while (stop < last && !this.pages.has(stop)) stop += 1;
      await this.fetch(page * PAGE_BYTES, Math.min(stop * PAGE_BYTES, this.size));
      page = stop;
    }
  }

  private async fetch(start: number, end: number): Promise<void> {
    if (this.requester.received() + (end - start) > this.limit) {
      throw new OverBudgetError('byte limit reached');
    }
    const answer = await this.requester.request(start, end);
    // Another size, or a server that stopped taking ranges: not the file we began with.
    if (answer.whole || answer.size !== this.size || answer.bytes.length !== end - start) {
      throw this.unreachable();
    }
    this.keep(start, answer.bytes);
  }

  private copy(start: number, end: number): Uint8Array {
    const out = new Uint8Array(end - start);
    for (let at = start; at < end;) {
      const index = Math.floor(at / PAGE_BYTES);
      const page = this.pages.get(index) ?? new Uint8Array();
      const offset = at - index * PAGE_BYTES;
      const part = page.subarray(offset, Math.min(page.length, end - index * PAGE_BYTES));
      if (part.length === 0) throw this.unreachable();
      out.set(part, at - start);
      at += part.length;
    }
    return out;
  }
}
