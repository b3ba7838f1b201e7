import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import { checkOpsPort } from '../../../src/bin/doctor-ops.ts';
import { consultSettings } from '../../../src/bin/doctor-settings.ts';

const FILE = { kind: 'read', names: [] } as const;
const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Somebody on a free port, who says this to everything. */
async function answering(text: string): Promise<string> {
  const server = createServer((_request, response) => response.end(text)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return String((server.address() as AddressInfo).port);
}

const check = async (settings: Record<string, string>) =>
  checkOpsPort(consultSettings({ DISCORD_TOKEN: 'x', SEGMIND_API_KEY: 'x', ...settings }, FILE));

test('no port, or one that is no port: no line of its own', async () => {
  expect(await check({})).toEqual([]);
  expect(await check({ OPS_PORT: '70000' })).toEqual([]);
});

test('the program runs already', async () => {
  const OPS_PORT = await answering('ok\n');
  expect(await check({ OPS_PORT })).toEqual([
    expect.objectContaining({
      status: 'ok',
      text: `127.0.0.1:${OPS_PORT} answers: the program runs`,
    }),
  ]);
});

test('another program is there', async () => {
  const OPS_PORT = await answering('welcome');
  expect(await check({ OPS_PORT })).toEqual([
    expect.objectContaining({
      status: 'FAIL',
      need: 'settings',
      text: expect.stringMatching(/^OPS_PORT is taken by another program: /),
    }),
  ]);
});

test('it can be opened, and is not left open', async () => {
  const OPS_PORT = await answering('');
  servers.splice(0)[0]?.close();
  for (const [password, queues] of [
    ['', 'closed without OPS_PASSWORD'],
    ['open sesame', 'behind OPS_PASSWORD'],
  ] as const) {
    expect(await check({ OPS_PORT, OPS_PASSWORD: password })).toEqual([
      expect.objectContaining({
        status: 'ok',
        text: `127.0.0.1:${OPS_PORT} can be opened; /queues is ${queues}`,
      }),
    ]);
  }
});
