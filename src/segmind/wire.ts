import { Readable } from 'node:stream';

import { Agent, buildConnector, request } from 'undici';
import type { Dispatcher } from 'undici';

import { rejectOnAbort } from './reject-on-abort.ts';
import { holdEnds } from '../core/held-end.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { WireFailure } from './wire-failure.ts';

/** One HTTP answer whose body is still to be read. */
export interface Answer {
  status: number;
  header(name: string): string | null;
  body: AsyncIterable<Uint8Array> & { destroy(): unknown };
}

export interface Wire {
  /**
   * One POST on a connection of its own, then what `read` makes of the answer; both within `limitMs`. Rejects with a
   * {@link WireFailure}, or with what `read` throws. Follows no redirect, repeats nothing.
   */
  post<T>(call: Call & { json: unknown }, read: (answer: Answer) => Promise<T>): Promise<T>;
  /** The same for a GET, on connections that are kept. */
  get<T>(call: Call, read: (answer: Answer) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Call {
  /** Under the root, without a slash in front. */
  path: string;
  limitMs: number;
  signal: AbortSignal;
}

interface WireOptions {
  apiUrl: string;
  apiKey: string;
  dispatcher?: Dispatcher | undefined;
}

const CONNECT_MS = 10_000;
/** Thousands of edits may poll at the same moment; beyond this many they take turns. */
const GET_CONNECTIONS = 64;

/** Opens our connections to Segmind. The deadline of each call is the only clock: undici's own are switched off. */
export function openWire(options: WireOptions): Wire {
  const connect = holdEnds(buildConnector({ timeout: CONNECT_MS }));
  const posts = options.dispatcher ?? new Agent({ connect });
  const gets = options.dispatcher ?? new Agent({ connect, connections: GET_CONNECTIONS });
  const root = options.apiUrl.endsWith('/') ? options.apiUrl : `${options.apiUrl}/`;
  const headers = {
    'x-api-key': options.apiKey,
    'user-agent': 'kling-edit-bot',
    // Nothing here decompresses: a compressed answer to a paid call would be unreadable.
    'accept-encoding': 'identity',
  };
  const untimed = { headersTimeout: 0, bodyTimeout: 0 };

  return {
    post(call, read) {
      const body = Buffer.from(JSON.stringify(call.json));
      const sent = { begun: false };
      const ask = async (signal: AbortSignal) =>
        await request(root + call.path, {
          ...untimed,
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': String(body.length),
          },
          body: watched(body, sent, signal),
          dispatcher: posts,
          // A kept connection can be closed by the other side just as we write to it, and then nobody can tell whether
          // the job was taken. A fresh one leaves no such doubt.
          reset: true,
          signal,
        });
      return exchange(call, read, () => sent.begun, ask);
    },
    get(call, read) {
      const ask = async (signal: AbortSignal) =>
        await request(root + call.path, { ...untimed, headers, dispatcher: gets, signal });
      return exchange(call, read, () => true, ask);
    },
    async close() {
      // An injected dispatcher is its owner's to close.
      if (options.dispatcher !== undefined) return;
      await Promise.all([posts.destroy(), gets.destroy()]);
    },
  };
}

/**
 * The body as a stream that undici starts to read only when it is connected and about to write, headers and all. So
 * `begun` is false exactly as long as no byte of the request can have left: a fact, where error codes would be a guess.
 * Once given up it never begins, and it can be read only once, so that nothing below us can send it twice.
 */
function watched(bytes: Buffer, sent: { begun: boolean }, signal: AbortSignal): Readable {
  const once = function* (): Generator<Buffer> {
    signal.throwIfAborted();
    sent.begun = true;
    yield bytes;
  };
  return Readable.from(once(), { objectMode: false });
}

function exchange<T>(
  call: Call,
  read: (answer: Answer) => Promise<T>,
  begun: () => boolean,
  ask: (signal: AbortSignal) => Promise<Dispatcher.ResponseData>,
): Promise<T> {
  return withTimeLimit(call.limitMs, call.signal, async (signal) => {
    // undici notices an abort only once it is connected, which may take until its own time-out.
    const asked = Promise.race([ask(signal), rejectOnAbort(signal)]);
    const response = await asked.catch((error: unknown) => {
      throw new WireFailure(begun() ? 'unanswered' : 'unsent', error);
    });
    const { body } = response;
    try {
      return await read({
        status: response.statusCode,
        header: (name) => [response.headers[name] ?? []].flat()[0] ?? null,
        body,
      });
    } finally {
      // What nobody read is dropped with its connection; its complaint about that is no news.
      body.on('error', () => undefined);
      body.destroy();
    }
  });
}
