import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { expect, test } from 'vitest';

import { UNWATCHED } from '../../../src/bin/watch.ts';
import { createWatchtower } from '../../../src/bin/watchtower.ts';
import { readSettings } from '../../../src/ops/config.ts';
import { createLifetime } from '../../../src/ops/lifetime.ts';
import { FakeWorld } from '../edits/fake-world.ts';

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

function towerOn(port: string) {
  const lifetime = createLifetime(() => {});
  const settings = readSettings({ DISCORD_TOKEN: 'x', SEGMIND_API_KEY: 'x', OPS_PORT: port });
  const { ambient } = new FakeWorld();
  return {
    tower: createWatchtower({ role: 'worker', settings, ambient, lifetime }),
    lifetime,
  };
}

test('not ready before the start is over, nor from the first moment of the end; alive all along', async () => {
  const port = await freePort();
  const { tower, lifetime } = towerOn(port);
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  await tower.open();
  tower.check('generate', () => true);
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
  const seen: number[] = [];
  lifetime.add('work under way', async () => {
    seen.push(await ask('/healthz'), await ask('/readyz'));
  });
  tower.started();
  expect(await ask('/readyz')).toBe(200);
  await lifetime.end();
  expect(seen).toEqual([200, 503]);
  await expect(ask('/healthz')).rejects.toThrow('fetch failed');
});

test('without a port nothing is opened, and nothing stands in between', async () => {
  const { ports } = new FakeWorld();
  await UNWATCHED.open();
  await UNWATCHED.lookAtStore('redis://127.0.0.1:1');
  UNWATCHED.check('redis', () => false);
  UNWATCHED.started();
  expect(UNWATCHED.ports(ports)).toBe(ports);
  const dispatch = async (): Promise<void> => {};
  expect(UNWATCHED.arrivals(dispatch)).toBe(dispatch);
});
