import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { promisify } from 'node:util';

import { PROGRAMS } from '../programs/paths.ts';
import { inTurn, type Row } from '../row.ts';

const MB = 1_000_000;
const AT_ONCE = 50;
const CLIP_BYTES = 20 * MB;
const ROUNDS = 2;

/** Serves a clip and takes uploads. */
async function startCdn() {
  const ftyp = Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1');
  const clip = Buffer.concat([ftyp, Buffer.alloc(CLIP_BYTES - ftyp.length, 7)]);
  const server = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(clip);
    request.resume();
    request.on('end', () => response.end('{"id":"1"}'));
  });
  // Longer than anything waits here: neither side is to meet a connection that the other has just closed.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Megabytes by which a process grows that delivers all of them at once. */
async function growth(how: 'streamed' | 'buffered', origin: string): Promise<number> {
  const args = ['--expose-gc', PROGRAMS.delivering, how, origin, String(AT_ONCE)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout) / MB;
}

export const deliveryMemory: Row = {
  name: 'delivery-memory',
  what: 'memory by which 50 deliveries of 20 MB at once grow a process',
  reference: 'buffering each clip whole',
  fair:
    'The greatest resident set less the one before, in a process of its own that has delivered two clips before. Ours are the functions with which ' +
    'the worker fetches and uploads; a worker itself takes eight at once.',
  unit: 'MB',
  aim: { kind: 'value', atMost: 100 },
  async measure() {
    const cdn = await startCdn();
    try {
      return await inTurn(
        ROUNDS,
        async () => growth('streamed', cdn.origin),
        async () => growth('buffered', cdn.origin),
      );
    } finally {
      cdn.close();
    }
  },
};
