import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Fault } from '../../faults.ts';

/** The fault that holds a bot back: 429 with the body and headers Discord sends. `retryAfterS` in seconds. */
export function rateLimited(retryAfterS: number, { global = false } = {}): Fault {
  return {
    kind: 'answer',
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterS, global },
    headers: {
      // The header is in whole seconds, the body exact.
      'retry-after': String(Math.ceil(retryAfterS)),
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(retryAfterS),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

const defaultBody = (status: number): unknown =>
  status >= 500 ? { message: `${status}: Server Error`, code: 0 } : undefined;

/** Writes a JSON answer, a text if `body` is a string, or none. */
export function writeAnswer(
  response: ServerResponse,
  answer: { status: number; body?: unknown; headers?: Record<string, string> },
  headers: Record<string, string> = {},
): void {
  const body = answer.body === undefined ? defaultBody(answer.status) : answer.body;
  const all = { ...headers, ...answer.headers };
  if (body === undefined || answer.status === 204) {
    response.writeHead(answer.status, all).end();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(answer.status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    ...all,
  });
  response.end(text);
}

/** Reads this part of the announced body, then closes the connection. */
export async function dropAfterPart(
  request: IncomingMessage,
  socket: Socket,
  fraction: number,
): Promise<void> {
  const wanted = Number(request.headers['content-length'] ?? 0) * fraction;
  let seen = 0;
  if (wanted > 0) {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen >= wanted) break;
    }
  }
  socket.destroy();
}

/** Real time, cut short when the connection closes. */
export function pause(ms: number, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      socket.off('close', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    socket.once('close', finish);
  });
}
