import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';

import { holdEnds } from '../../../src/core/held-end.ts';
import { createAgent } from '../../../src/discord/http.ts';
import { createGuardedAgent } from '../../../src/media/guarded-agent.ts';

const BODY = Buffer.alloc(96 * 1024, 'a');
const crashes: unknown[] = [];

const HEADERS = {
  'of a known length': `Content-Length: ${BODY.length}\r\nConnection: close\r\n\r\n`,
  'that goes on to the end': 'Connection: close\r\n\r\n',
};

/** Sends all at once and does `after` to the connection, while the reader has not begun. */
async function serve(headers: string, after: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(`HTTP/1.1 200 OK\r\n${headers}`);
      socket.write(BODY, () => after(socket));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const end = (socket: Socket): void => void socket.end();
/** The connection is reset once all of it has surely arrived. */
const reset = (socket: Socket): void => void setTimeout(() => socket.resetAndDestroy(), 50);

function watch<D extends Dispatcher>(dispatcher: D): D {
  // In the place of the test runner's own, which would count it against the run.
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => void crashes.push(error));
  onTestFinished(async () => {
    await dispatcher.destroy();
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);
  });
  return dispatcher;
}

const AGENTS: Record<string, (origin: string) => Dispatcher> = {
  Discord: () => createAgent(5_000),
  media: (origin) => createGuardedAgent({ mediaOrigins: [origin] }),
  bare: () => new Agent({ connect: holdEnds(buildConnector({ timeout: 1_000 })) }),
};

afterEach(() => crashes.splice(0));

describe.each(Object.entries(AGENTS))('%s', (_name, agentFor) => {
  test.each(Object.entries(HEADERS))('a body %s, read late, is whole', async (_kind, headers) => {
    const origin = await serve(headers, end);
    const dispatcher = watch(agentFor(origin));
    const { body } = await request(origin, { dispatcher });
    await sleep(200);
    expect((await body.bytes()).length).toBe(BODY.length);
    expect(crashes).toEqual([]);
  });

  test('a reset before it is read is an error to its reader, and to nobody else', async () => {
    const origin = await serve('Connection: close\r\n\r\n', reset);
    const dispatcher = watch(agentFor(origin));
    const { body } = await request(origin, { dispatcher });
    await sleep(200);
    await expect(body.bytes()).rejects.toThrow(/./);
    expect(crashes).toEqual([]);
  });

  test('a body that nobody reads holds nothing but itself', async () => {
    const origin = await serve(HEADERS['of a known length'], end);
    const dispatcher = watch(agentFor(origin));
    const { body } = await request(origin, { dispatcher });
    await sleep(200);
    body.on('error', () => {});
    body.destroy();
    await sleep(50);
    expect(crashes).toEqual([]);
  });
});

test('without it the process would have ended: when undici is mended, this can go', async () => {
  const origin = await serve(HEADERS['of a known length'], end);
  const dispatcher = watch(new Agent());
  const { body } = await request(origin, { dispatcher });
  body.on('error', () => {});
  await sleep(200);
  expect(String(crashes[0])).toContain('AssertionError');
});
