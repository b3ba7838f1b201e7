import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';

import { Agent, buildConnector, Dispatcher } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';

import {
  answer,
  calm,
  CLIP,
  cut,
  drop,
  hang,
  json,
  rejection,
  rig,
  startScript,
  SUBMISSION,
} from './harness.ts';

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Connections that never come about: with an error, or (without one) not at all. */
function unconnectable(code?: string): Agent {
  const agent = new Agent({
    connect: (_options, callback) => {
      if (code !== undefined) callback(Object.assign(new Error('connect'), { code }), null);
    },
  });
  onTestFinished(() => agent.destroy());
  return agent;
}

const GATEWAY = { code: 'provider_gateway', facts: { status: null } };

describe.each(['v1', 'v2'] as const)('%s, before any byte was sent', (version) => {
  test('nobody listens', async () => {
    const provider = await rig(`http://127.0.0.1:${await closedPort()}`, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreachable');
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('the name is unknown', async () => {
    const provider = await rig('http://nowhere.invalid', { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreachable');
  });

  test('the other side does not speak TLS', async () => {
    const script = await startScript();
    const provider = await rig(script.origin.replace('http:', 'https:'), { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreachable');
    expect(script.arrived).toEqual([]);
  });

  // Also ECONNRESET, which after the connection was made would mean the contrary.
  test.each(['UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'CERT_HAS_EXPIRED', 'ECONNRESET'])(
    'the connection fails with %s',
    async (code) => {
      const dispatcher = unconnectable(code);
      const provider = await rig('http://segmind.example', { version, dispatcher });
      const error = await rejection(provider.submit(version, SUBMISSION, calm()));
      expect(error.failure.code).toBe('provider_unreachable');
      expect(error.cause).toEqual({ name: 'Error', code });
    },
  );

  test('the connection is never made', async () => {
    const limits = { submitMs: 100 };
    const dispatcher = unconnectable();
    const options = { version, dispatcher, limits, timeoutMs: 100 };
    const provider = await rig('http://segmind.example', options);
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreachable');
  });

  test('it was given up before it began', async () => {
    const script = await startScript();
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, AbortSignal.abort()));
    expect(error.failure.code).toBe('provider_unreachable');
    expect(script.arrived).toEqual([]);
  });

  test.each([
    ['http://127.0.0.1:1', 'two\nlines'],
    ['not a url', 'key'],
  ])('the settings make no request: %s, %j', async (apiUrl, apiKey) => {
    const provider = await rig(apiUrl, { version, apiKey });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreachable');
  });
});

describe.each(['v1', 'v2'] as const)('%s, after bytes were sent', (version) => {
  test('reset before an answer', async () => {
    const script = await startScript(drop);
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual(GATEWAY);
    expect(script.arrived).toHaveLength(1);
  });

  test('closed before an answer', async () => {
    const script = await startScript((request) => void request.socket.end());
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual(GATEWAY);
    expect(script.arrived).toHaveLength(1);
  });

  test('closed before the request was read', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const provider = await rig(`http://127.0.0.1:${port}`, { version });
    const long = { ...SUBMISSION, prompt: 'p'.repeat(4_000_000) };
    const error = await rejection(provider.submit(version, long, calm()));
    expect(error.failure).toEqual(GATEWAY);
  });

  test('an answer that is not HTTP', async () => {
    const script = await startScript((request) => void request.socket.end('220 smtp ready\r\n'));
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual(GATEWAY);
  });

  test('no answer in time', async () => {
    const script = await startScript(hang);
    const options = { version, limits: { submitMs: 1_000 }, timeoutMs: 1_000 };
    const provider = await rig(script.origin, options);
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual(GATEWAY);
  });

  test('given up while waiting', async () => {
    const giveUp = new AbortController();
    const script = await startScript(() => giveUp.abort());
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, giveUp.signal));
    expect(error.failure).toEqual(GATEWAY);
  });

  test('closed by us while waiting', async () => {
    let close = () => undefined as unknown;
    const script = await startScript(() => void close());
    const provider = await rig(script.origin, { version });
    close = () => provider.close();
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual(GATEWAY);
  });

  test('the answer breaks off', async () => {
    const script = await startScript(cut(200, '{"request_id": "r', {}));
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreadable');
    expect(script.arrived).toHaveLength(1);
  });

  test('the clip breaks off: nothing is left in the spool', async () => {
    const script = await startScript(cut(200, CLIP, { 'content-type': 'video/mp4' }));
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreadable');
    expect(await provider.spooled()).toEqual([]);
  });

  test('the clip comes too slowly', async () => {
    const script = await startScript((_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '9999' });
      response.write(CLIP);
    });
    const options = { version, limits: { submitMs: 1_000 }, timeoutMs: 1_000 };
    const provider = await rig(script.origin, options);
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreadable');
    expect(await provider.spooled()).toEqual([]);
  });
});

test('a submit that was given up while connecting is not sent when the connection comes', async () => {
  const taken = json({ request_id: 'r1', status: 'QUEUED' });
  const script = await startScript(taken);
  const connect = buildConnector({});
  let finishFirst: (() => void) | undefined;
  let onConnecting = () => undefined as void;
  const connecting = new Promise<void>((resolve) => (onConnecting = resolve));
  const dispatcher = new Agent({
    connect(options, callback) {
      if (finishFirst !== undefined) return connect(options, callback);
      finishFirst = () => connect(options, callback);
      onConnecting();
    },
  });
  onTestFinished(() => dispatcher.destroy());
  const provider = await rig(script.origin, { dispatcher });
  const giveUp = new AbortController();
  const first = rejection(provider.submit('v2', SUBMISSION, giveUp.signal));
  await connecting;
  giveUp.abort();
  expect((await first).failure.code).toBe('provider_unreachable');

  const connected = new Promise((resolve) => dispatcher.once('connect', resolve));
  finishFirst?.();
  await connected;
  await provider.submit('v2', { ...SUBMISSION, prompt: 'second' }, calm());

  expect(script.arrived.map(({ body }) => JSON.parse(body).prompt)).toEqual(['second']);
});

test('the body of a submit that was given up cannot be had any more', async () => {
  const bodies: AsyncIterable<unknown>[] = [];
  class Deaf extends Dispatcher {
    override dispatch(options: Dispatcher.DispatchOptions): boolean {
      bodies.push(options.body as Readable);
      giveUp.abort();
      return true;
    }
  }
  const giveUp = new AbortController();
  const provider = await rig('http://segmind.example', { dispatcher: new Deaf() });
  const error = await rejection(provider.submit('v2', SUBMISSION, giveUp.signal));
  expect(error.failure.code).toBe('provider_unreachable');
  const read = async () => {
    for await (const _bytes of bodies[0] ?? []) throw new Error('got it');
  };
  await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
});

test('every submit has a connection of its own', async () => {
  const taken = json({ request_id: 'r1', status: 'QUEUED' });
  const script = await startScript(taken, taken, taken);
  const provider = await rig(script.origin);
  for (let turn = 0; turn < 3; turn += 1) await provider.submit('v2', SUBMISSION, calm());
  expect(new Set(script.arrived.map(({ socket }) => socket)).size).toBe(3);
});

test('polls share their connections', async () => {
  const running = json({ status: 'PROCESSING' });
  const script = await startScript(...Array.from({ length: 9 }, () => running));
  const provider = await rig(script.origin);
  for (let turn = 0; turn < 9; turn += 1) await provider.poll('r1', calm());
  // The next poll may come a moment before undici has the last one's connection back.
  expect(new Set(script.arrived.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
});

test('an injected dispatcher is left open', async () => {
  const script = await startScript(answer(401), answer(401));
  const dispatcher = new Agent();
  onTestFinished(() => dispatcher.destroy());
  const first = await rig(script.origin, { dispatcher });
  await rejection(first.submit('v2', SUBMISSION, calm()));
  await first.close();
  const second = await rig(script.origin, { dispatcher });
  const error = await rejection(second.submit('v2', SUBMISSION, calm()));
  expect(error.failure.code).toBe('provider_unauthorized');
});
