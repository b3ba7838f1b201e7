import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { z } from 'zod';

import { holdEnds } from '../core/held-end.ts';
import { withTimeLimit } from '../core/time-limit.ts';

export interface RemoteScreenSettings {
  /** The endpoint itself: it is posted to as it stands. */
  url: string;
  /** Sent as a bearer token; without one, none is sent. In no answer and no error. */
  key: string | null;
  /** The endpoint's own choice when null. */
  model: string | null;
  /** Category → the score from 0 to 1 from which it counts; without one, the endpoint's own verdict on it counts. */
  thresholds: Readonly<Record<string, number>>;
  /** For everything from connecting to the answer's last byte, in ms. */
  limitMs: number;
}

export type RemoteAnswer =
  | { kind: 'clean' }
  /** Sorted; empty when the endpoint flags and does not say for what. */
  | { kind: 'flagged'; categories: string[] }
  | { kind: 'unanswered'; why: Unanswered };

export type Unanswered =
  | 'unreachable'
  | 'too_late'
  /** Whoever asked does not want to know any more. */
  | 'stopped'
  /** 429. */
  | 'rate_limited'
  /** Any other 4xx, or a redirect: the key, the address or the model is wrong. */
  | 'refused'
  /** 5xx. */
  | 'failed'
  | 'too_long'
  | 'unreadable';

export interface RemoteScreen {
  /** Never rejects. `text`: null for images alone; `images`: links that the endpoint fetches itself, or data URIs. */
  ask(text: string | null, images: readonly string[], signal: AbortSignal): Promise<RemoteAnswer>;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;
/** A verdict on a prompt and a dozen images takes about 30 kB. */
const ANSWER_MAX_BYTES = 256 * 1024;

/** `POST /v1/moderations` as OpenAI describes it; some categories are null where a model does not know them. */
const ANSWER = z.object({
  results: z
    .array(
      z.object({
        flagged: z.boolean(),
        categories: z.record(z.string(), z.boolean().nullable()).default({}),
        category_scores: z.record(z.string(), z.number().nullable()).default({}),
      }),
    )
    .min(1),
});

type Result = z.infer<typeof ANSWER>['results'][number];

/** Asks an OpenAI-compatible moderation endpoint. Follows no redirect, repeats nothing. */
export function createRemoteScreen(settings: RemoteScreenSettings): RemoteScreen {
  const dispatcher = new Agent({
    connect: holdEnds(buildConnector({ timeout: CONNECT_MS })),
    // The limit of each call is the only clock.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    async ask(text, images, outer) {
      try {
        return await withTimeLimit(settings.limitMs, outer, (signal) =>
          exchangeAll(settings, inputsOf(text, images), dispatcher, signal),
        );
      } catch (error) {
        return { kind: 'unanswered', why: outer.aborted ? 'stopped' : whyOf(error) };
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/**
 * The inputs of each request. OpenAI's own endpoint takes one image at a time: more are a 400, `too_many_images`
 * (https://github.com/antiwork/gumroad/pull/4709).
 */
function inputsOf(text: string | null, images: readonly string[]): object[][] {
  const words = text === null ? [] : [{ type: 'text', text }];
  const [first, ...others] = images.map((url) => ({ type: 'image_url', image_url: { url } }));
  const together = first === undefined ? words : [...words, first];
  return [together, ...others.map((one) => [one])].filter((input) => input.length > 0);
}

/** All at once. An objection to one of them needs no answer about the others; without an answer about all nothing is clean. */
async function exchangeAll(
  settings: RemoteScreenSettings,
  inputs: readonly object[][],
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<RemoteAnswer> {
  const ask = async (input: object[]): Promise<RemoteAnswer> => {
    const { model } = settings;
    const body = JSON.stringify(model === null ? { input } : { model, input });
    try {
      const answer = exchange(settings, body, dispatcher, signal);
      return await Promise.race([answer, rejectOnAbort(signal)]);
    } catch (error) {
      return { kind: 'unanswered', why: whyOf(error) };
    }
  };
  const answers = await Promise.all(inputs.map(ask));
  const found = answers.flatMap((one) => (one.kind === 'flagged' ? [one.categories] : []));
  if (found.length > 0) {
    return { kind: 'flagged', categories: [...new Set(found.flat())].toSorted() };
  }
  // What came of those under way when the time was up is the time, and not what it did to them.
  signal.throwIfAborted();
  return answers.find(({ kind }) => kind === 'unanswered') ?? { kind: 'clean' };
}

async function exchange(
  { url, key, thresholds }: RemoteScreenSettings,
  body: string,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<RemoteAnswer> {
  const response = await request(url, {
    method: 'POST',
    dispatcher,
    signal,
    headers: {
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'kling-edit-bot',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body,
  });
  // What nobody reads is dropped with its connection; its complaint about that is no news.
  response.body.on('error', () => undefined);
  try {
    const refused = refusalOf(response.statusCode);
    if (refused) return { kind: 'unanswered', why: refused };
    const parsed = ANSWER.safeParse(parseJson(await readText(response.body)));
    return parsed.success
      ? judge(parsed.data.results, thresholds)
      : { kind: 'unanswered', why: 'unreadable' };
  } finally {
    response.body.destroy();
  }
}

function refusalOf(status: number): Unanswered | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'failed' : 'refused';
}

/** Some endpoints answer with one result for all inputs, some with one for each. */
function judge(
  results: readonly Result[],
  thresholds: Readonly<Record<string, number>>,
): RemoteAnswer {
  const found = new Set(results.flatMap((result) => categoriesOf(result, thresholds)));
  const unsaid = results.some(
    ({ flagged, categories }) => flagged && !Object.values(categories).includes(true),
  );
  if (found.size === 0 && !unsaid) return { kind: 'clean' };
  return { kind: 'flagged', categories: [...found].toSorted() };
}

function categoriesOf(
  { categories, category_scores: scores }: Result,
  thresholds: Readonly<Record<string, number>>,
): string[] {
  const named = [...new Set([...Object.keys(categories), ...Object.keys(scores)])];
  return named.filter((category) => {
    const threshold = Object.hasOwn(thresholds, category) ? thresholds[category] : undefined;
    const score = scores[category] ?? null;
    if (threshold === undefined || score === null) return categories[category] === true;
    return score >= threshold;
  });
}

class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > ANSWER_MAX_BYTES) throw new AnswerTooLong();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function whyOf(error: unknown): Unanswered {
  if (error instanceof AnswerTooLong) return 'too_long';
  const late = error instanceof Error && error.name === 'TimeoutError';
  return late ? 'too_late' : 'unreachable';
}

/** undici notices an abort only once it is connected, which may take until its own time-out. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}
