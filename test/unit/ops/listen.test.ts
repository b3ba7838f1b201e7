import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';

import { listen } from '../../../src/ops/listen.ts';

async function taken(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async free() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

const app = new Hono().get('/healthz', (c) => c.text('ok\n'));

test('what cannot be opened ends a start in one sentence', async () => {
  const { port, free } = await taken();
  await expect(listen(app, port, '127.0.0.1')).rejects.toMatchObject({
    exitCode: 78,
    sentences: [expect.stringMatching(/^OPS_PORT is taken by another program: .+\.$/)],
  });
  await free();
});

test.each(['192.0.2.1', 'nobody.invalid'])('OPS_HOST that is not here: %s', async (host) => {
  const { port, free } = await taken();
  await free();
  await expect(listen(app, port, host)).rejects.toMatchObject({
    exitCode: 78,
    sentences: [expect.stringMatching(/^OPS_HOST is no address of this machine: .+\.$/)],
  });
});

describe('once open', () => {
  test('it answers, until it is closed with whoever is connected', async () => {
    const { port, free } = await taken();
    await free();
    const [request, response] = [globalThis.Request, globalThis.Response];
    const close = await listen(app, port, '127.0.0.1');
    // Kept open by the client for the next request.
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok\n');
    await close();
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
    expect([globalThis.Request, globalThis.Response]).toEqual([request, response]);
  });
});
