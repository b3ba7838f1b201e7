import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** What the server was asked. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What it does with one request: answer, or break the connection off (before or after reading the request). */
export type Reply =
  | { status: number; json?: unknown; text?: string }
  | 'drop'
  | 'hang'
  | ((response: ServerResponse) => void);

export interface ScriptedDiscord {
  apiUrl: string;
  asked: Asked[];
  /** Replies in order; the last one is given again and again. */
  script: Reply[];
}

export const TOKEN = `${Buffer.from('900000000000000001').toString('base64url')}.abc.secret-token`;

/** A Discord that does what a test says. Closed after each test. */
export async function startDiscord(...script: Reply[]): Promise<ScriptedDiscord> {
  const asked: Asked[] = [];
  const given = [...script];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => {});
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks) });
      const reply = given.length > 1 ? given.shift() : given[0];
      perform(reply ?? { status: 500 }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { apiUrl: `http://127.0.0.1:${port}/api`, asked, script: given };
}

function perform(reply: Reply, response: ServerResponse): void {
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.socket?.destroy();
    return;
  }
  if (typeof reply === 'function') return reply(response);
  const type = reply.text === undefined ? 'application/json' : 'text/html';
  response.writeHead(reply.status, { 'content-type': type });
  response.end(reply.text ?? (reply.status === 204 ? undefined : JSON.stringify(reply.json ?? {})));
}

const closers: (() => Promise<unknown>)[] = [];

/** Has something closed at the end of the test, last first. */
export function closeLater(close: () => Promise<unknown>): void {
  closers.push(close);
}

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

export function jsonBody(asked: Asked | undefined): unknown {
  return JSON.parse(asked?.body.toString('utf8') ?? 'null');
}

/** The parts of a multipart body by name: its headers and its bytes. */
export function parts(asked: Asked | undefined): Map<string, { head: string; bytes: Buffer }> {
  const type = asked?.headers['content-type'] ?? '';
  const boundary = `--${/boundary=(.+)$/.exec(type)?.[1] ?? 'none'}`;
  const found = new Map<string, { head: string; bytes: Buffer }>();
  const body = asked?.body ?? Buffer.alloc(0);
  let at = body.indexOf(boundary);
  while (at !== -1) {
    const next = body.indexOf(boundary, at + boundary.length);
    const headEnd = body.indexOf('\r\n\r\n', at);
    if (next === -1 || headEnd === -1) break;
    const head = body.subarray(at + boundary.length + 2, headEnd).toString('utf8');
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    found.set(name, { head, bytes: body.subarray(headEnd + 4, next - 2) });
    at = next;
  }
  return found;
}
