import { setTimeout as wait } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { EditError, failure } from '../core/errors.ts';
import type { ResultFile } from '../edits/delivery-ports.ts';
import { createAgent, effectiveStatus, parseJson, readText, routeUrl, USER_AGENT } from './http.ts';
import { type FormBody, type FormValue, multipart } from './multipart.ts';
import { type Route, toDiscordFailure } from './rest-errors.ts';
import { withTimeLimit } from '../core/time-limit.ts';

const TOTAL_TIMEOUT_MS = 5 * 60_000;
/** No byte either way for this long ends a try. */
const IDLE_TIMEOUT_MS = 60_000;
const MAX_TRIES = 4;
const MAX_WAIT_MS = 30_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

/** On the disk, or, when it is small, in memory. */
type UploadFile = Pick<ResultFile, 'path' | 'filename'> | { content: Uint8Array; filename: string };

/** One message with its files. */
export interface Upload {
  method: 'PATCH' | 'POST';
  /** Below `/v10`. */
  path: string;
  /** `webhook` sends no authorization: the path holds the interaction's token. */
  route: Route;
  /** The message; its `attachments` names the files as ids 0, 1, … */
  payload: object;
  /** With the names that they get at Discord. */
  files: readonly UploadFile[];
  signal: AbortSignal;
}

export interface Uploader {
  /**
   * Sends it and gives Discord's answer. Files are streamed, never held whole. Repeats only after 429, and waits as
   * long as the answer says, when that is short; the queue repeats everything else. Rejects with an EditError.
   */
  send(upload: Upload): Promise<unknown>;
  close(): Promise<void>;
}

export interface UploaderOptions {
  token: string;
  apiUrl: string;
  totalTimeoutMs?: number;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export function createUploader(options: UploaderOptions): Uploader {
  const agent = createAgent(IDLE_TIMEOUT_MS);
  const sleep = options.sleep ?? sleepFor;
  const totalMs = options.totalTimeoutMs ?? TOTAL_TIMEOUT_MS;
  async function send(upload: Upload, signal: AbortSignal): Promise<unknown> {
    for (let tries = 1; ; tries += 1) {
      const answer = await sendOnce(agent, options, upload, signal);
      if (answer.status < 300) return answer.json;
      const retryAfterMs = answer.status === 429 ? retryAfter(answer.json) : null;
      if (retryAfterMs === null || retryAfterMs > MAX_WAIT_MS || tries === MAX_TRIES) {
        throw refused(answer, retryAfterMs, upload.route);
      }
      await sleep(retryAfterMs, signal);
    }
  }
  return {
    async send(upload) {
      try {
        return await withTimeLimit(totalMs, upload.signal, async (signal) => send(upload, signal));
      } catch (error) {
        throw stopReason(upload.signal) ?? toDiscordFailure(error, upload.route);
      }
    },
    close: async () => agent.destroy(),
  };
}

interface Answer {
  status: number;
  json: unknown;
}

async function sendOnce(
  dispatcher: Dispatcher,
  options: UploaderOptions,
  upload: Upload,
  signal: AbortSignal,
): Promise<Answer> {
  const { headers, body } = await form(upload);
  const answer = await request(routeUrl(options.apiUrl, upload.path), {
    dispatcher,
    method: upload.method,
    headers: {
      'user-agent': USER_AGENT,
      ...(upload.route === 'bot' ? { authorization: `Bot ${options.token}` } : {}),
      ...headers,
    },
    body,
    signal,
  });
  const text = await readText(answer.body, MAX_ANSWER_BYTES);
  const json = parseJson(text);
  return { status: effectiveStatus(answer.statusCode, json), json };
}

/** A file that is not there is our fault, not Discord's. */
async function form({ payload, files }: Upload): Promise<FormBody> {
  const values = files.map((file, at): FormValue => {
    const { filename } = file;
    return { name: `files[${at}]`, filename, type: typeOf(filename), from: file };
  });
  try {
    return await multipart([{ name: 'payload_json', text: JSON.stringify(payload) }, ...values]);
  } catch (error) {
    throw new EditError(failure('internal'), { name: 'FileMissing', code: codeOf(error) });
  }
}

const TYPES = new Map([
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['json', 'application/json'],
  ['jsonl', 'application/json'],
]);

function typeOf(filename: string): string {
  const [, type = ''] = /\.([a-z0-9]+)$/.exec(filename) ?? [];
  return TYPES.get(type) ?? 'application/octet-stream';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : null;
}

const rateLimit = z.object({ retry_after: z.number().nonnegative() });

/** From the body, in ms: the header is rounded to whole seconds. A second when it says nothing. */
function retryAfter(json: unknown): number {
  const parsed = rateLimit.safeParse(json);
  return parsed.success ? Math.ceil(parsed.data.retry_after * 1000) : 1000;
}

const apiError = z.object({ code: z.number() });

function refused(answer: Answer, retryAfterMs: number | null, route: Route): EditError {
  const parsed = apiError.safeParse(answer.json);
  return toDiscordFailure(
    {
      name: 'UploadRefused',
      status: answer.status,
      code: parsed.success ? parsed.data.code : null,
      retryAfter: retryAfterMs,
    },
    route,
  );
}

/** Why the caller gave up, when it did and said so. */
export function stopReason(signal: AbortSignal): EditError | null {
  return signal.aborted && signal.reason instanceof EditError ? signal.reason : null;
}

async function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}
