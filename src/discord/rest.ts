import { API } from '@discordjs/core/http-only';
import { REST, type ResponseLike, type RateLimitData } from '@discordjs/rest';
import { type Dispatcher, request } from 'undici';
import type { Log } from '../edits/ports.ts';
import { createAgent, effectiveStatus, parseJson, readText, trimSlashes } from './http.ts';

const TIMEOUT_MS = 10_000;
/** A longer wait for a rate limit is handed to the caller as a failure: a job can wait better than a held request. */
const MAX_RATE_LIMIT_WAIT_MS = 10_000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/**
 * Discord's limit for a bot's token. "Interaction endpoints are not bound to the bot's Global Rate Limit" (Discord's page on rate
 * limits): held to it, the cards of a thousand people would come up to 20 s late, or not at all.
 */
const REQUESTS_PER_SECOND = 50;
/** Discord bans an address after 10,000 answers of 401, 403 or 429 in 10 min. */
const INVALID_REQUESTS_WARNING = 1_000;
/** What the library remembers of a route, it remembers for each interaction's token: an idle one is not worth the hour that it is kept. */
const FORGET_IDLE_MS = 60_000;

/** Discord's REST API with the bot's token. `close` ends its connections. */
export interface DiscordRest {
  rest: REST;
  /** For what an interaction's token opens, and nothing else. */
  replies: REST;
  api: API;
  close(): Promise<void>;
}

/**
 * A client for everything but files (those go through `upload.ts`). It waits out short rate limits and repeats
 * nothing else: a repeated POST can post twice, so who knows that a call is safe to repeat does so (`repeatSafely`).
 */
export function createRest(options: { token: string; apiUrl: string; log?: Log }): DiscordRest {
  const agent = createAgent(TIMEOUT_MS);
  const open = (requestsPerSecond: number): REST => {
    const rest = new REST({
      version: '10',
      api: trimSlashes(options.apiUrl),
      timeout: TIMEOUT_MS,
      retries: 0,
      globalRequestsPerSecond: requestsPerSecond,
      handlerSweepInterval: FORGET_IDLE_MS,
      invalidRequestWarningInterval: INVALID_REQUESTS_WARNING,
      rejectOnRateLimit: isTooLongAWait,
      makeRequest: async (url, init) => send(agent, url, init),
    }).setToken(options.token);
    if (options.log !== undefined) reportLimits(rest, options.log);
    return rest;
  };
  const [rest, replies] = [open(REQUESTS_PER_SECOND), open(Number.POSITIVE_INFINITY)];
  return {
    rest,
    replies,
    api: new API(rest),
    async close() {
      for (const one of [rest, replies]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
      await agent.destroy();
    },
  };
}

/** An acknowledgement has 3 s: it never waits for a rate limit. */
function isTooLongAWait(limit: RateLimitData): boolean {
  return limit.route.endsWith('/callback') || limit.retryAfter > MAX_RATE_LIMIT_WAIT_MS;
}

/** Counts and durations only: routes and the library's debug lines hold interaction tokens. */
function reportLimits(rest: REST, log: Log): void {
  rest.on('rateLimited', ({ retryAfter, global, scope }) => {
    log.debug({ waitMs: retryAfter, global, scope }, 'Discord asks to wait');
  });
  rest.on('invalidRequestWarning', ({ count, remainingTime }) => {
    log.error({ count, remainingMs: remainingTime }, 'Discord refused many requests of this bot');
  });
}

/**
 * The library's transport, by our undici: its own clashes with ours over the global dispatcher. The body is read at
 * once, because the library leaves those of failures unread, which would hold their connections.
 */
async function send(
  dispatcher: Dispatcher,
  url: string,
  init: Parameters<REST['options']['makeRequest']>[1],
): Promise<ResponseLike> {
  const answer = await request(url, {
    dispatcher,
    method: (init.method ?? 'GET') as Dispatcher.HttpMethod,
    headers: init.headers as Record<string, string>,
    body: typeof init.body === 'string' ? init.body : null,
    signal: init.signal,
  });
  const text = await readText(answer.body, MAX_ANSWER_BYTES);
  const json = parseJson(text);
  const status = effectiveStatus(answer.statusCode, json);
  return {
    status,
    statusText: '',
    ok: status >= 200 && status < 300,
    headers: new Headers(answer.headers as Record<string, string>),
    body: null,
    bodyUsed: false,
    text: async () => text,
    json: async () => json,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
}
