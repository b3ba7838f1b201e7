import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { SandboxClock } from '../clock.ts';
import type { Answer, Ask } from './exchange.ts';

/** How long a result can be fetched. */
const OUTPUT_MS = 7 * 86_400_000;
const GONE: Answer = {
  status: 404,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>',
};

/** The public result files: no key, byte ranges, gone after 7 days. */
export class OutputShelf {
  readonly #clock: SandboxClock;
  readonly #origin: () => string;
  readonly #files = new Map<string, { path: string; until: number }>();

  constructor(clock: SandboxClock, origin: () => string) {
    this.#clock = clock;
    this.#origin = origin;
  }

  /** @returns the URL the file is served under from now on. */
  put(path: string): string {
    const name = `${randomBytes(16).toString('hex')}.mp4`;
    this.#files.set(name, { path, until: this.#clock.now() + OUTPUT_MS });
    return `${this.#origin()}/outputs/${name}`;
  }

  async serve(name: string, ask: Ask): Promise<Answer> {
    const file = this.#files.get(name);
    if (!file || this.#clock.now() >= file.until) return GONE;
    const { size } = await stat(file.path);
    const headers = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' };
    const range = readRange(ask.headers.range, size);
    if (range === 'invalid') {
      return { status: 416, headers: { 'content-range': `bytes */${size}` } };
    }
    if (range === undefined) {
      return { status: 200, headers, body: { path: file.path, start: 0, bytes: size } };
    }
    const [start, end] = range;
    return {
      status: 206,
      headers: { ...headers, 'content-range': `bytes ${start}-${end}/${size}` },
      body: { path: file.path, start, bytes: end - start + 1 },
    };
  }
}

/** First and last byte of a single `bytes=` range (RFC 9110, 14.1.2); anything else is served whole. */
function readRange(header: string | undefined, size: number) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? ('invalid' as const) : ([start, end] as const);
}
