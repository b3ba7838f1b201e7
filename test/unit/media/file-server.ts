import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers one request by hand; served files are given as bytes. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface FileServer {
  /** `http://127.0.0.1:<port>`: what a test puts into MEDIA_ORIGINS. */
  origin: string;
  /** Serves bytes, ranges too, or whatever the handler does, under `/<name>`; returns the URL. */
  put(name: string, content: Uint8Array | Handler): string;
  /** Body bytes that were sent for a name. */
  sent(name: string): number;
  /** Requests that came for a name. */
  requests(name: string): number;
  close(): Promise<void>;
}

/** A small web server on loopback that counts what it gives out. */
export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, Uint8Array | Handler>();
  const sent = new Map<string, number>();
  const requests = new Map<string, number>();
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1).split('?')[0] ?? '';
    const content = files.get(name);
    requests.set(name, (requests.get(name) ?? 0) + 1);
    if (content === undefined) return void response.writeHead(404).end('nothing here');
    if (typeof content === 'function') return content(request, response);
    const body = serveRange(content, request.headers.range, response);
    sent.set(name, (sent.get(name) ?? 0) + body);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    put: (name, content) => {
      files.set(name, content);
      return `${origin}/${name}`;
    },
    sent: (name) => sent.get(name) ?? 0,
    requests: (name) => requests.get(name) ?? 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers like Discord's CDN: 206 with the part asked for, 416 where there is none. Returns the bytes sent. */
function serveRange(
  bytes: Uint8Array,
  range: string | undefined,
  response: ServerResponse,
): number {
  const match = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  if (match === null) {
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    return bytes.length;
  }
  const start = Number(match[1]);
  const end = Math.min(Number(match[2]) + 1, bytes.length);
  if (start >= end) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return 0;
  }
  response.writeHead(206, {
    'content-range': `bytes ${start}-${end - 1}/${bytes.length}`,
    'content-length': end - start,
  });
  response.end(bytes.subarray(start, end));
  return end - start;
}
