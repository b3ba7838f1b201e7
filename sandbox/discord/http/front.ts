import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FaultPlan, Fault } from '../../faults.ts';
import { ApiError, refusal } from '../api-error.ts';
import type { FileStore } from '../file-store.ts';
import type { World } from '../world.ts';
import { readBody, type Body } from './body.ts';
import { serveFile } from './cdn.ts';
import { dropAfterPart, pause, writeAnswer } from './answers.ts';
import type { RequestLogEntry } from './request-log.ts';
import { type Match, type Reply, Router } from './router.ts';

export interface FrontParts {
  world: World;
  files: FileStore;
  faults: FaultPlan;
  router: Router;
  token: string;
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Takes every HTTP request: the faults first, then the CDN or the REST routes. */
export class Front {
  readonly requests: RequestLogEntry[] = [];
  readonly #parts: FrontParts;

  constructor(parts: FrontParts) {
    this.#parts = parts;
  }

  /** Serves one request. Never throws: a connection that breaks off is the other side's affair. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    // A request that was read to its end, or broke off, may have lost its socket.
    const { socket } = request;
    try {
      if (/^\/(ephemeral-)?attachments\//.test(url.pathname)) {
        await this.#serveCdn(url, request, response);
      } else {
        await this.#serveRest(url, request, response);
      }
    } catch {
      socket.destroy();
    }
  }

  async #serveCdn(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.#parts.faults.take(request.method ?? 'GET', decode(url.pathname));
    const { files } = this.#parts;
    const { socket } = request;
    switch (fault?.kind) {
      case undefined:
        return serveFile(files, request, response);
      case 'drop-at':
        return serveFile(files, request, response, fault);
      case 'slow':
        await pause(fault.ms, socket);
        return serveFile(files, request, response);
      case 'answer':
      case 'answer-after':
        return writeAnswer(response, fault);
      case 'drop-before':
      case 'drop-after':
        socket.destroy();
        return undefined;
      case 'hang':
      case 'hang-after':
        return undefined;
    }
  }

  async #serveRest(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const version = /^\/api(?:\/v(\d+))?(?=\/|$)/.exec(url.pathname);
    const path = decode(version ? url.pathname.slice(version[0].length) : url.pathname);
    const method = request.method ?? 'GET';
    const authorization = request.headers.authorization;
    const isBot = authorization === `Bot ${this.#parts.token}`;
    const other = authorization === undefined ? 'none' : 'other';
    const entry: RequestLogEntry = {
      method,
      path,
      query: url.search.slice(1),
      auth: isBot ? 'bot' : other,
      at: this.#parts.world.clock.now(),
      body: undefined,
      files: [],
      status: undefined,
      fault: undefined,
      defect: undefined,
    };
    this.requests.push(entry);
    const fault = this.#parts.faults.take(method, path);
    entry.fault = fault?.kind;
    const { socket } = request;
    if (fault?.kind === 'drop-before') {
      socket.destroy();
      return;
    }
    if (fault?.kind === 'drop-at') return dropAfterPart(request, socket, fault.fraction);
    if (fault?.kind === 'slow') await pause(fault.ms, socket);
    const run = () => this.#run(entry, url, version?.[1], request);
    await this.#answer(fault, entry, { run, request, response, socket });
  }

  async #answer(
    fault: Fault | undefined,
    entry: RequestLogEntry,
    exchange: {
      run: () => Promise<Reply>;
      request: IncomingMessage;
      response: ServerResponse;
      socket: Socket;
    },
  ): Promise<void> {
    const { run, request, response, socket } = exchange;
    // Without effect, but read and noted all the same.
    if (fault?.kind === 'answer' || fault?.kind === 'hang') {
      await this.#note(entry, request).catch(() => undefined);
    }
    if (fault?.kind === 'hang') return;
    const reply = fault?.kind === 'answer' ? fault : await run();
    if (fault?.kind === 'hang-after') return;
    if (fault?.kind === 'drop-after') {
      socket.destroy();
      return;
    }
    const shown = fault?.kind === 'answer-after' ? fault : reply;
    entry.status = shown.status;
    writeAnswer(response, shown, rateLimitHeaders(entry));
    this.#parts.world.changes.announce({ kind: 'request-answered' });
  }

  /** Does what the request asks for and says what to answer. Throws only when the connection breaks off. */
  async #run(
    entry: RequestLogEntry,
    url: URL,
    version: string | undefined,
    request: IncomingMessage,
  ): Promise<Reply> {
    try {
      if (version !== '10') throw refusal(version === undefined ? 'not_found' : 'invalid_version');
      const { route, params }: Match = this.#parts.router.find(entry.method, entry.path);
      const { json, uploads } = await this.#note(entry, request);
      if (route.auth && entry.auth !== 'bot') throw refusal('unauthorized');
      return route.handle({ json, uploads, params, query: url.searchParams });
    } catch (error) {
      if (!(error instanceof ApiError)) {
        if (!request.complete) throw error;
        entry.defect = error;
        return { status: 500 };
      }
      // The rest of a body that nobody wants, so that the connection can be used again.
      request.resume();
      return { status: error.status, body: error.body };
    }
  }

  async #note(entry: RequestLogEntry, request: IncomingMessage): Promise<Body> {
    const body = await readBody(request, this.#parts.files);
    entry.body = body.json;
    entry.files = body.uploads.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
    return body;
  }
}

/** Generous limits, so that a bot sees the headers it must understand and is never held up. */
function rateLimitHeaders({ method, path }: RequestLogEntry): Record<string, string> {
  // A bucket is a route's: whose it is, ids and tokens, is no part of its name.
  const route = path
    .replaceAll(/\d{17,}/g, ':id')
    .replace(/^(.*\/(?:webhooks|interactions)\/:id)\/[^/]+/, '$1/:token');
  const bucket = createHash('md5').update(`${method} ${route}`);
  return {
    'x-ratelimit-bucket': bucket.digest('hex'),
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 1),
    'x-ratelimit-reset-after': '1.000',
  };
}
