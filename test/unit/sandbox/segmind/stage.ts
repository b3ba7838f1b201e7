import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { MODEL, type LocalSegmindOptions } from '../../../../sandbox/segmind/contract.ts';
import { startLocalSegmind, type LocalSegmind } from '../../../../sandbox/segmind/local-segmind.ts';

export const SUBMIT_V1 = `POST /v1/${MODEL}`;
export const SUBMIT_V2 = `POST /v2/${MODEL}`;
/** Longer than any test runs, so that only a moved clock ends a job. */
export const PROVIDE_MS = 240_000;

const GONE = 'This content is no longer available.';

/** An answer with its body parsed, when it is JSON. */
export interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

/** A web server for inputs: files of `dir` by name, `/gone` as Discord's CDN says it, `/to/NAME` redirects. */
async function serveFiles(dir: string) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/gone') return void response.writeHead(200).end(GONE);
    if (path === '/hang') return;
    if (path.startsWith('/to/')) {
      return void response.writeHead(302, { location: path.slice(3) }).end();
    }
    readFile(join(dir, basename(path))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(GONE),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { origin, close };
}

/** Sets up a folder with a file server for the test file, and local Segminds that end with it. */
export function useStage(prepare: (dir: string) => Promise<unknown> = async () => {}) {
  const stage = { dir: '', files: '', start, outputFile };
  const closers: (() => Promise<void>)[] = [];
  const running: LocalSegmind[] = [];

  async function start(options: LocalSegmindOptions = {}): Promise<LocalSegmind> {
    const cacheDir = join(stage.dir, 'renders');
    const segmind = await startLocalSegmind({ provideMs: PROVIDE_MS, cacheDir, ...options });
    running.push(segmind);
    return segmind;
  }

  async function outputFile(url: unknown): Promise<string> {
    const path = join(stage.dir, `fetched-${basename(String(url))}`);
    await writeFile(path, Buffer.from(await (await fetch(String(url))).arrayBuffer()));
    return path;
  }

  beforeAll(async () => {
    stage.dir = await mkdtemp(join(tmpdir(), 'segmind-test-'));
    const files = await serveFiles(stage.dir);
    stage.files = files.origin;
    closers.push(files.close);
    await prepare(stage.dir);
  }, 30_000);
  afterAll(async () => {
    await Promise.all(running.map((segmind) => segmind.close()));
    await Promise.all(closers.map((close) => close()));
    await rm(stage.dir, { recursive: true, force: true });
  });
  return stage;
}

/** One request with the right key, unless `init` says otherwise. `route` is `GET /path`. */
export async function ask(
  segmind: LocalSegmind,
  route: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const response = await fetch(new URL(path, segmind.origin), {
    method,
    headers: {
      'x-api-key': segmind.key,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body: parsed, text };
}

export const askStatus = (segmind: LocalSegmind, id: unknown) =>
  ask(segmind, `GET /v2/requests/${String(id)}/status`);

export const askResult = (segmind: LocalSegmind, id: unknown) =>
  ask(segmind, `GET /v2/requests/${String(id)}`);

/** Submits by v2 and gives the request's id. */
export async function submit(segmind: LocalSegmind, body: unknown): Promise<string> {
  const reply = await ask(segmind, SUBMIT_V2, body);
  if (reply.status !== 200) throw new Error(`Not taken: ${reply.status} ${reply.text}`);
  return String(reply.body['request_id']);
}

/** Asks for the result until the job has ended. The clock must have been moved far enough. */
export async function untilEnded(segmind: LocalSegmind, id: string): Promise<Reply> {
  for (;;) {
    const reply = await askResult(segmind, id);
    const status = reply.body['status'];
    if (status !== 'QUEUED' && status !== 'PROCESSING') return reply;
    await sleep(20);
  }
}
