import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Fault } from '../../faults.ts';
import type { FileStore } from '../file-store.ts';

/** What Discord's CDN answers for a link that has expired or is not signed: 36 bytes. */
const GONE = 'This content is no longer available.';

interface Slice {
  start: number;
  end: number;
  partial: boolean;
}

/** The one range of a Range header; undefined when it cannot be met. */
function sliceOf(header: string | undefined, size: number): Slice | undefined {
  const whole = { start: 0, end: size - 1, partial: false };
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return whole;
  const [, from = '', to = ''] = match;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? undefined : { start: size - length, end: size - 1, partial: true };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size) return undefined;
  return start > end ? whole : { start, end, partial: true };
}

/**
 * Serves a file of the CDN: GET and HEAD, ranges, signed links. `cut` (0 to 1) closes the connection after that part
 * of the answer's body.
 */
export async function serveFile(
  files: FileStore,
  request: IncomingMessage,
  response: ServerResponse,
  cut?: Extract<Fault, { kind: 'drop-at' }>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://cdn');
  const file = files.open(url.pathname, url.searchParams);
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain', 'content-length': GONE.length });
    response.end(request.method === 'HEAD' ? undefined : GONE);
    return;
  }
  const slice = sliceOf(request.headers.range, file.size);
  if (!slice) {
    response.writeHead(416, { 'content-range': `bytes */${file.size}`, 'content-length': 0 }).end();
    return;
  }
  const { start, end, partial } = slice;
  const length = end - start + 1;
  response.writeHead(partial ? 206 : 200, {
    'content-type': file.contentType ?? 'application/octet-stream',
    'content-length': length,
    'accept-ranges': 'bytes',
    etag: `"${file.sha256.slice(0, 32)}"`,
    ...(partial ? { 'content-range': `bytes ${start}-${end}/${file.size}` } : {}),
  });
  const shown = cut ? Math.floor(length * cut.fraction) : length;
  if (request.method === 'HEAD' || length === 0) {
    response.end();
    return;
  }
  if (shown > 0) {
    const source = createReadStream(file.path, { start, end: start + shown - 1 });
    await pipeline(source, response, { end: !cut });
  } else {
    response.flushHeaders();
  }
  // Ends gracefully at TCP level, so that what was sent arrives before the connection closes.
  if (cut) response.socket?.end();
}
