import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

const MB = 1_000_000;
const AT_ONCE = 50;
const CLIP_BYTES = 20 * MB;

let server: Server;
let origin: string;
let received = 0;

beforeAll(async () => {
  const ftyp = Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1');
  const clip = Buffer.concat([ftyp, Buffer.alloc(CLIP_BYTES - ftyp.length, 7)]);
  server = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(clip);
    request.on('data', (chunk: Buffer) => (received += chunk.length));
    request.on('end', () => response.end('{"id":"1"}'));
  });
  // Longer than anything waits here: neither side is to meet a connection that the other has just closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

/** Bytes by which a process grows that delivers all of them at once. */
async function growth(how: 'streamed' | 'buffered'): Promise<number> {
  const args = ['--expose-gc', 'dist/bench/programs/delivering.js', how, origin, String(AT_ONCE)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

test('50 deliveries of 20 MB at once grow by at most 100 MB, buffered by ten times that', async () => {
  const streamed = await growth('streamed');
  expect(received).toBeGreaterThan(AT_ONCE * CLIP_BYTES);
  const buffered = await growth('buffered');
  const [mine, others] = [streamed / MB, buffered / MB];
  process.stdout.write(
    `50 clips of 20 MB at once: +${mine.toFixed(0)} MB streamed, +${others.toFixed(0)} MB buffered\n`,
  );
  expect(streamed).toBeLessThan(100 * MB);
  expect(buffered).toBeGreaterThan(3 * streamed);
});
