import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';

import {
  createRemoteScreen,
  type RemoteScreenSettings,
} from '../../../src/moderation/remote-screen.ts';

const KEY = 'mod-the-secret-key';
/** Far longer than a local answer takes, also on a busy machine. */
const LIMIT_MS = 20_000;
const SHORT_MS = 100;

interface Arrived {
  headers: IncomingMessage['headers'];
  body: unknown;
  url: string;
}

async function start(respond: (response: ServerResponse) => void) {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString());
      arrived.push({ headers: request.headers, body, url: request.url ?? '' });
      respond(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { arrived, url: `http://127.0.0.1:${port}/v1/moderations` };
}

function open(url: string, settings: Partial<RemoteScreenSettings> = {}) {
  const screen = createRemoteScreen({
    url,
    key: KEY,
    model: null,
    thresholds: {},
    limitMs: LIMIT_MS,
    ...settings,
  });
  onTestFinished(() => screen.close());
  return screen;
}

const json = (value: unknown) => (response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
const status = (code: number) => (response: ServerResponse) =>
  void response.writeHead(code, { location: 'http://127.0.0.1:1/' }).end(`{"error":"${KEY}"}`);

const result = (flagged: boolean, categories: Record<string, boolean | null>, scores = {}) => ({
  flagged,
  categories,
  category_scores: scores,
});

async function ask(
  respond: (response: ServerResponse) => void,
  settings: Partial<RemoteScreenSettings> = {},
) {
  const { url } = await start(respond);
  const answer = await open(url, settings).ask('a prompt', [], new AbortController().signal);
  expect(inspect(answer, { depth: 9 })).not.toContain(KEY);
  return answer;
}

test('what is asked', async () => {
  const { arrived, url } = await start(json({ results: [result(false, {})] }));
  const signal = new AbortController().signal;
  const images = ['https://cdn.example/a.png?hm=1', 'data:image/png;base64,AAAA'];
  await open(url, { model: 'omni-moderation-latest' }).ask('blood & "gore" 血', images, signal);
  await open(url, { key: null }).ask('plain', [], signal);
  await open(url, { key: null }).ask(null, ['data:a'], signal);
  // Those of one question arrive in any order.
  const bodies = arrived.map(({ body }) => JSON.stringify(body));
  const wanted = [
    {
      model: 'omni-moderation-latest',
      input: [
        { type: 'text', text: 'blood & "gore" 血' },
        { type: 'image_url', image_url: { url: images[0] } },
      ],
    },
    // One image at a time, as OpenAI wants it.
    {
      model: 'omni-moderation-latest',
      input: [{ type: 'image_url', image_url: { url: images[1] } }],
    },
    { input: [{ type: 'text', text: 'plain' }] },
    { input: [{ type: 'image_url', image_url: { url: 'data:a' } }] },
  ];
  expect(bodies.toSorted()).toEqual(wanted.map((one) => JSON.stringify(one)).toSorted());
  expect(arrived.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${KEY}`,
    `Bearer ${KEY}`,
    undefined,
    undefined,
  ]);
  expect(new Set(arrived.map((one) => one.url))).toEqual(new Set(['/v1/moderations']));
});

describe('verdicts', () => {
  const scored = result(
    true,
    { violence: true, sexual: false, illicit: null },
    { violence: 0.6, sexual: 0.3, illicit: null },
  );

  test.each([
    ['clean', [result(false, { violence: false })], {}, []],
    ['flagged', [scored], {}, ['violence']],
    ['a lower threshold', [scored], { sexual: 0.3 }, ['sexual', 'violence']],
    ['a higher threshold', [scored], { violence: 0.61 }, []],
    ['thresholds on what has no score', [scored], { illicit: 0, other: 0 }, ['violence']],
    ['one result an input', [result(false, {}), scored, scored], {}, ['violence']],
    [
      'inherited names are no thresholds',
      [result(true, { toString: true }, { toString: 1 })],
      {},
      ['toString'],
    ],
  ])('%s', async (_what, results, thresholds, categories) => {
    expect(await ask(json({ id: 'x', results }), { thresholds })).toEqual(
      categories.length === 0 ? { kind: 'clean' } : { kind: 'flagged', categories },
    );
  });

  test('flagged, for nothing that is named', async () => {
    const answer = await ask(json({ results: [result(true, { violence: false })] }));
    expect(answer).toEqual({ kind: 'flagged', categories: [] });
  });
});

describe('several images', () => {
  /** Answers in turn; the three of them are asked about at once, so which is which does not matter. */
  const askAll = async (...each: ((response: ServerResponse) => void)[]) => {
    const { url } = await start((response) => each.shift()?.(response));
    return open(url).ask(null, ['data:a', 'data:b', 'data:c'], new AbortController().signal);
  };
  const clean = json({ results: [result(false, {})] });
  const flagged = (category: string) => json({ results: [result(true, { [category]: true })] });

  test.each([
    ['clean, all', [clean, clean, clean], { kind: 'clean' }],
    ['one flagged', [clean, flagged('sexual'), clean], { kind: 'flagged', categories: ['sexual'] }],
    [
      'flagged for several things',
      [flagged('violence'), flagged('sexual'), flagged('violence')],
      { kind: 'flagged', categories: ['sexual', 'violence'] },
    ],
    ['one without an answer', [clean, status(500), clean], { kind: 'unanswered', why: 'failed' }],
    [
      'flagged beside one without an answer',
      [status(429), flagged('sexual'), clean],
      { kind: 'flagged', categories: ['sexual'] },
    ],
  ])('%s', async (_what, each, answer) => {
    expect(await askAll(...each)).toEqual(answer);
  });
});

test('flagged while another has no answer in time', async () => {
  const each = [json({ results: [result(true, { sexual: true })] }), () => undefined];
  const { url } = await start((response) => each.shift()?.(response));
  const screen = open(url, { limitMs: 2_000 });
  const answer = await screen.ask(null, ['data:a', 'data:b'], new AbortController().signal);
  expect(answer).toEqual({ kind: 'flagged', categories: ['sexual'] });
});

describe('no verdict', () => {
  test.each([
    ['429', status(429), 'rate_limited'],
    ['500', status(500), 'failed'],
    ['503', status(503), 'failed'],
    ['a wrong key', status(401), 'refused'],
    ['a wrong address', status(404), 'refused'],
    ['a redirect', status(307), 'refused'],
    ['no JSON', (response: ServerResponse) => void response.end('<html>'), 'unreadable'],
    ['nothing', (response: ServerResponse) => void response.end(), 'unreadable'],
    ['other JSON', json({ results: [{ flagged: 'no' }] }), 'unreadable'],
    ['no results', json({ results: [] }), 'unreadable'],
    ['a huge answer', json({ results: [], padding: 'x'.repeat(2 ** 20) }), 'too_long'],
    [
      'an answer without an end',
      (response: ServerResponse) => {
        const pour = (): void => {
          while (response.writable && response.write('x'.repeat(65_536)));
        };
        response.on('drain', pour);
        pour();
      },
      'too_long',
    ],
    ['closed', (response: ServerResponse) => void response.destroy(), 'unreachable'],
    [
      'closed half way',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"results":', () => response.destroy());
      },
      'unreachable',
    ],
  ])('%s', async (_what, respond, why) => {
    expect(await ask(respond)).toEqual({ kind: 'unanswered', why });
  });

  test.each([
    ['silent', () => {}],
    ['slow', (response: ServerResponse) => void response.writeHead(200).write('{')],
  ])('%s', async (_what, respond) => {
    const answer = await ask(respond, { limitMs: SHORT_MS });
    expect(answer).toEqual({ kind: 'unanswered', why: 'too_late' });
  });

  test('nobody is there', async () => {
    const { url } = await start(() => {});
    const gone = new URL(url);
    gone.port = '1';
    const answer = await open(gone.href).ask('a prompt', [], new AbortController().signal);
    expect(answer).toEqual({ kind: 'unanswered', why: 'unreachable' });
  });

  test('stopped, before and while it is asked', async () => {
    let arrive: () => void = () => {};
    const asked = new Promise<void>((resolve) => (arrive = resolve));
    const { url } = await start(() => arrive());
    const screen = open(url);
    const stop = new AbortController();
    const answer = screen.ask('a prompt', [], stop.signal);
    await asked;
    stop.abort();
    expect(await answer).toEqual({ kind: 'unanswered', why: 'stopped' });
    expect(await screen.ask('again', [], stop.signal)).toEqual({
      kind: 'unanswered',
      why: 'stopped',
    });
  });
});
