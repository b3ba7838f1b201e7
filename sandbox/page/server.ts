import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ClientRefusal } from '../discord/client/refused.ts';
import { type Assets, sendAsset } from './assets.ts';
import { Feed } from './feed.ts';
import { readForm } from './form.ts';
import type { Page } from './page.ts';
import { actOnSandbox } from './panel-acts.ts';
import { actAsPerson } from './person-acts.ts';
import type { Done } from './wire.ts';

const HOST = '127.0.0.1';
const HEARTBEAT_MS = 15_000;

export interface PageServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page on this machine only. Rejects with the system's error when the port is taken. */
export async function servePage(page: Page, assets: Assets, port: number): Promise<PageServer> {
  const server = createServer((request, response) => {
    serve(page, assets, server, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${portOf(server)}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function serve(
  page: Page,
  assets: Assets,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  setHeaders(page, response);
  if (!isOurs(request, portOf(server)))
    return refuse(response, 403, 'Only the page itself may ask.');
  const { method = 'GET' } = request;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
  if (method === 'POST' && (pathname === '/person' || pathname === '/panel')) {
    return act(page, pathname, request, response);
  }
  if (method !== 'GET') return refuse(response, 405, 'Only GET.');
  if (pathname === '/events') return follow(page, searchParams, response);
  const asset = assets.get(pathname);
  return asset === undefined
    ? refuse(response, 404, 'There is no such page.')
    : sendAsset(asset, response);
}

/**
 * Whether a request comes from the page: its Host is this machine's address (another name could be made to point here), and what it
 * was sent from, where a browser says so, is the page. Acts always have to say so.
 */
function isOurs({ headers, method }: IncomingMessage, port: number): boolean {
  const hosts = [`${HOST}:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  if (!hosts.includes(host)) return false;
  if (origin === undefined) return method === 'GET';
  return origin === `http://${host}`;
}

function setHeaders({ stage }: Page, response: ServerResponse): void {
  const media = `${stage.discord.cdnOrigin} ${stage.segmind.origin}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src 'self' data: ${media}`,
    `media-src 'self' ${media}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${why}\n`);
}

async function act(
  page: Page,
  pathname: '/person' | '/panel',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const done = await attempt(async () => {
    const form = await readForm(request, page.stage.dir);
    try {
      if (pathname === '/person') return await actAsPerson(page, form.body, form.files);
      actOnSandbox(page, form.body);
      return null;
    } finally {
      await form.drop();
    }
  });
  response.writeHead(done.ok ? 200 : 422, { 'content-type': 'application/json' });
  response.end(JSON.stringify(done));
}

async function attempt(work: () => Promise<string | null>): Promise<Done> {
  try {
    return { ok: true, id: await work() };
  } catch (error) {
    if (!(error instanceof ClientRefusal)) throw error;
    return { ok: false, why: error.message };
  }
}

/** A stream of what one person sees in one channel, until the browser leaves. */
function follow(page: Page, query: URLSearchParams, response: ServerResponse): void {
  const where = { as: query.get('as') ?? '', channel: query.get('channel') ?? '' };
  const first = page.club.people[0]?.id ?? '';
  // A browser that was open before the sandbox was started anew knows nobody here.
  const as = page.club.people.some(({ id }) => id === where.as) ? where.as : first;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const feed = new Feed(page, { ...where, as }, (event, data) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    feed.close();
  });
  feed.look();
}
