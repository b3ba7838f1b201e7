import type { IncomingMessage } from 'node:http';
import type { SandboxClock } from '../clock.ts';
import type { Calls, RequestLogEntry } from './contract.ts';
import { kindOf } from './routes.ts';

/** Every request that arrived, and how often each kind did. */
export class RequestLog {
  readonly entries: RequestLogEntry[] = [];
  readonly calls: Calls = {
    submitV2: 0,
    submitV1: 0,
    status: 0,
    result: 0,
    credits: 0,
    output: 0,
    other: 0,
  };
  readonly #clock: SandboxClock;
  readonly #key: string;

  constructor(clock: SandboxClock, key: string) {
    this.#clock = clock;
    this.#key = key;
  }

  add(request: IncomingMessage, path: string): RequestLogEntry {
    const keyOk = request.headers['x-api-key'] === this.#key;
    const entry = { method: request.method ?? 'GET', path, at: this.#clock.now(), keyOk };
    this.entries.push(entry);
    this.calls[kindOf(path)] += 1;
    return entry;
  }
}

/** Path of a request as the log and the fault plan know it: decoded, without the query. */
export function decodePath(url: string): string {
  const { pathname } = new URL(url, 'http://local');
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** JSON if it parses, else the text. */
export function readable(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
