import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { expect, onTestFinished } from 'vitest';

import { EditError } from '../../../src/core/errors.ts';
import { createProvider } from '../../../src/segmind/provider.ts';
import type { SegmindProvider } from '../../../src/segmind/provider.ts';
import type { Notice, ProviderOptions, Submission } from '../../../src/segmind/types.ts';

export const KEY = 'SG_the-secret-key';
/** Stands in every input and in most answers of the tests, and may be in nothing that is thrown. */
export const SECRET = 'hush-hush';

export const SUBMISSION: Submission = {
  prompt: `put @Image1 behind her, ${SECRET}`,
  videoUrl: `https://cdn.example/a/clip.mp4?ex=1&is=2&hm=${SECRET}&`,
  imageUrls: [`https://cdn.example/a/beach.png?hm=${SECRET}`],
  elements: [],
  keepAudio: false,
};

/** A whole mp4 as far as anybody here looks. */
export const CLIP = Buffer.concat([
  Buffer.from([0, 0, 0, 0x18]),
  Buffer.from('ftypisom'),
  Buffer.alloc(500, 7),
]);

export type Step = (request: Arrived, response: ServerResponse) => void;

interface Arrived {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  socket: Socket;
}

/** A server that serves its steps one by one, each to one request; afterwards 599, which no test expects. */
export interface Script {
  origin: string;
  arrived: Arrived[];
  steps: Step[];
}

export async function startScript(...steps: Step[]): Promise<Script> {
  const script: Script = { origin: '', arrived: [], steps };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    request.on('end', () => {
      const { method = '', url = '', headers, socket } = request;
      const body = Buffer.concat(parts).toString();
      const arrived = { method, path: url, headers, body, socket };
      script.arrived.push(arrived);
      (script.steps.shift() ?? answer(599))(arrived, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  script.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return script;
}

/** Answers this; an object as JSON, anything else as it is. */
export function answer(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): Step {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  return (_request, response) => {
    response.writeHead(
      status,
      isRaw ? headers : { 'content-type': 'application/json', ...headers },
    );
    response.end(isRaw ? body : JSON.stringify(body));
  };
}

export const json = (body: unknown): Step => answer(200, body);

/** Takes the request and closes the connection without an answer. */
export const drop: Step = (request) => void request.socket.resetAndDestroy();

/** Never answers. */
export const hang: Step = () => undefined;

/** Announces more than it sends, then closes the connection. */
export function cut(status: number, body: string | Buffer, headers: Record<string, string> = {}) {
  return ((request, response) => {
    response.writeHead(status, { ...headers, 'content-length': String(body.length + 100) });
    response.write(body, () => request.socket.destroySoon());
  }) satisfies Step;
}

export interface Rig extends SegmindProvider {
  spoolDir: string;
  spooled(): Promise<string[]>;
  notices: Notice[];
}

/** A provider on a spool of its own, closed with the test. */
export async function rig(apiUrl: string, options: Partial<ProviderOptions> = {}): Promise<Rig> {
  const spoolDir = join(await mkdtemp(join(tmpdir(), 'segmind-test-')), 'spool');
  const notices: Notice[] = [];
  const provider = createProvider({
    apiUrl,
    apiKey: KEY,
    version: 'v2',
    spoolDir,
    timeoutMs: 60_000,
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  onTestFinished(async () => {
    await provider.close();
    await rm(join(spoolDir, '..'), { recursive: true, force: true });
  });
  const spooled = () => readdir(spoolDir).catch(() => []);
  return { ...provider, spoolDir, spooled, notices };
}

/** A signal for calls that nobody gives up on. */
export const calm = (): AbortSignal => new AbortController().signal;

/** What a call rejects with: always an `EditError`, never with anything secret in it. */
export async function rejection(call: Promise<unknown>): Promise<EditError> {
  const error: unknown = await call.then(
    (value) => expect.fail(`resolved with ${inspect(value)}`),
    (reason: unknown) => reason,
  );
  expectHarmless(error);
  if (!(error instanceof EditError)) throw error;
  return error;
}

/** Nothing of the key, the inputs or the provider's words is in an error, however deep one looks. */
function expectHarmless(error: unknown): void {
  const shown = [
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
    JSON.stringify(error),
    error instanceof Error ? (error.stack ?? '') : '',
  ].join('\n');
  expect(shown).not.toContain(KEY);
  expect(shown).not.toContain(SECRET);
  expect(shown).not.toMatch(/https?:\/\//);
}
