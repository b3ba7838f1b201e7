import { createHash, timingSafeEqual } from 'node:crypto';

import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';

import { orTooLate } from '../core/time-limit.ts';
import type { ReadinessSeen } from './readiness.ts';
import { shareRuns } from './share.ts';

const METRICS_WITHIN_MS = 5_000;
const BOARD_WITHIN_MS = 10_000;
const READS = new Set(['GET', 'HEAD']);

/** Nothing from elsewhere: the page asks for a font of Google's, and does without. */
const BOARD_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export interface OpsAppOptions {
  /** What `/readyz` says. Does not reject. */
  look: () => Promise<ReadinessSeen>;
  /** What `/metrics` says. */
  metrics: { contentType: string; text: () => Promise<string> };
  /** What is below `/queues`, as it is asked for there; null while it is not there yet. */
  board: () => BoardHandler | null;
  /** Without one there is no `/queues`. */
  password: string | undefined;
}

/** Answers what is asked below `/queues`. */
export type BoardHandler = (request: Request) => Response | Promise<Response>;

/** The operations port's pages. All of them only read, whatever is sent: nothing but GET and HEAD gets past the door. */
export function createOpsApp({ look, metrics, board, password }: OpsAppOptions): Hono {
  const app = new Hono();
  const metricsText = shareRuns(metrics.text);
  app.use(async (c, next) => {
    if (READS.has(c.req.method)) return next();
    return c.text('This port only reads.\n', 405, { allow: 'GET, HEAD', connection: 'close' });
  });
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const seen = await look();
    return c.json(seen, seen.ready ? 200 : 503, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (c) => {
    const text = await orTooLate(METRICS_WITHIN_MS, metricsText(), late);
    return c.body(text, 200, { 'content-type': metrics.contentType });
  });
  if (password !== undefined) addBoard(app, board, password);
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  // What went wrong may hold anything, and is said nowhere.
  app.onError((error, c) =>
    'getResponse' in error ? error.getResponse() : c.text('This did not work out.\n', 500),
  );
  return app;
}

const late = () => new Error('deadline');

function addBoard(app: Hono, board: OpsAppOptions['board'], password: string): void {
  const isPassword = matcherOf(password);
  const door = basicAuth({
    realm: 'queues',
    // Any name: there is one password, and nobody to tell apart.
    verifyUser: (_name, given) => isPassword(given),
  });
  app.use('/queues/*', door);
  // The page's own links lead there.
  app.get('/queues/', (c) => c.redirect('/queues'));
  for (const path of ['/queues', '/queues/*']) {
    app.get(path, async (c) => {
      const handler = board();
      if (!handler) return c.text('Not yet: the program is starting.\n', 503);
      const answer = await orTooLate(BOARD_WITHIN_MS, Promise.resolve(handler(c.req.raw)), late);
      // Its own words for a failure come from wherever it failed.
      if (answer.status >= 500) return c.text('The queues cannot be read now.\n', 503);
      const headers = new Headers(answer.headers);
      for (const [name, value] of Object.entries(BOARD_HEADERS)) headers.set(name, value);
      return new Response(answer.body, { status: answer.status, headers });
    });
  }
}

/** Compares without showing by its time how much of the password was right, or how long it is. */
function matcherOf(password: string): (given: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(password);
  return (given) => timingSafeEqual(digest(given), expected);
}
