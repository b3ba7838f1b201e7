import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import type { Agent } from 'undici';
import { failureOf } from '../../../src/core/errors.ts';
import { createGuardedAgent } from '../../../src/media/guarded-agent.ts';
import {
  OverBudgetError,
  openRangeReader,
  type RangeReader,
} from '../../../src/media/range-reader.ts';
import type { RangeLimits } from '../../../src/media/range-request.ts';
import { startFileServer, type FileServer, type Handler } from './file-server.ts';

let server: FileServer;
let dispatcher: Agent;
beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.close());
beforeEach(() => {
  dispatcher = createGuardedAgent({ mediaOrigins: [server.origin] });
});
afterEach(() => dispatcher.destroy());

/** Every byte tells where it stands. */
function numbered(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) % 251);
}

/** `toEqual` takes seconds for this many bytes. */
function same(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0;
}

function open(url: string, limits: Partial<RangeLimits> = {}): Promise<RangeReader> {
  return openRangeReader({ url, input: 'image2', dispatcher, limits });
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  return reading.then(
    () => 'fine',
    (error: unknown) => failureOf(error).code,
  );
}

describe('reading', () => {
  test('gives the bytes asked for, and asks for no page twice', async () => {
    const bytes = numbered(300_000);
    const reader = await open(server.put('numbered', bytes));
    expect(reader.size).toBe(300_000);
    expect(same(reader.head, bytes.subarray(0, 65_536))).toBe(true);
    for (const [start, end] of [
      [0, 8],
      [65_530, 65_540],
      [299_999, 300_000],
      [100_000, 180_000],
      [120_000, 290_000],
      [5, 5],
    ] as const) {
      expect(same(await reader.read(start, end), bytes.subarray(start, end))).toBe(true);
    }
    expect(reader.received()).toBe(server.sent('numbered'));
    expect(reader.received()).toBeLessThanOrEqual(300_000);
    const requests = server.requests('numbered');
    expect(same(await reader.read(70_000, 260_000), bytes.subarray(70_000, 260_000))).toBe(true);
    expect(server.requests('numbered')).toBe(requests + 1);
    await reader.read(0, 260_000);
    expect(server.requests('numbered')).toBe(requests + 1);
  });

  test('side by side gives the same', async () => {
    const bytes = numbered(400_000);
    const reader = await open(server.put('parallel', bytes));
    const spans = [
      [70_000, 90_000],
      [80_000, 200_000],
      [60_000, 75_000],
    ] as const;
    const parts = await Promise.all(spans.map(([start, end]) => reader.read(start, end)));
    for (const [at, [start, end]] of spans.entries()) {
      expect(same(parts[at], bytes.subarray(start, end))).toBe(true);
    }
    expect(reader.received()).toBe(server.sent('parallel'));
  });

  test('stops at its byte limit, before sending for more', async () => {
    const reader = await open(server.put('large', numbered(4_000_000)));
    await reader.read(1_000_000, 1_900_000);
    await expect(reader.read(2_000_000, 2_900_000)).rejects.toThrow(OverBudgetError);
    await expect(reader.read(0, 4_000_000)).rejects.toThrow(OverBudgetError);
    expect(server.sent('large')).toBeLessThanOrEqual(1024 * 1024);
  });

  test('never leaves the file', async () => {
    const reader = await open(server.put('small', numbered(100)));
    await expect(reader.read(90, 101)).rejects.toThrow(RangeError);
    await expect(reader.read(-1, 5)).rejects.toThrow(RangeError);
  });
});

describe('a server without ranges', () => {
  test('serves a small file whole', async () => {
    const bytes = numbered(200_000);
    const url = server.put('plain', (_request, response) => void response.end(bytes));
    const reader = await open(url);
    expect(reader.size).toBe(200_000);
    expect(same(await reader.read(150_000, 200_000), bytes.subarray(150_000))).toBe(true);
    expect(server.requests('plain')).toBe(1);
  });

  test('is cut off at the limit; what lies behind it is unreachable', async () => {
    let written = 0;
    const endless: Handler = (_request, response) => {
      response.writeHead(200, { 'content-length': 50_000_000 });
      const timer = setInterval(() => {
        written += 65_536;
        response.write(Buffer.alloc(65_536, 1));
      }, 1);
      response.on('close', () => clearInterval(timer));
    };
    const reader = await open(server.put('endless', endless));
    expect(reader.size).toBe(50_000_000);
    expect((await reader.read(900_000, 1_000_000)).length).toBe(100_000);
    expect(await codeOf(reader.read(40_000_000, 40_000_010))).toBe('file_unreachable');
    expect(written).toBeLessThan(10_000_000);
  });
});

describe('what can be wrong', () => {
  const answer =
    (status: number, headers: Record<string, string>, body = ''): Handler =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const expired = 'This content is no longer available.';

  test.each<[name: string, handler: Handler | Uint8Array, code: string]>([
    ['empty', new Uint8Array(), 'file_empty'],
    ['empty-200', answer(200, {}), 'file_empty'],
    ['expired', Buffer.from(expired), 'source_expired'],
    ['expired-200', answer(200, {}, expired), 'source_expired'],
    ['gone', answer(404, {}, 'not found'), 'source_expired'],
    ['redirect', answer(302, { location: 'https://cdn.discordapp.com/a' }), 'origin_refused'],
    ['forbidden', answer(403, {}), 'file_unreachable'],
    ['broken', answer(500, {}), 'file_unreachable'],
    [
      'range-elsewhere',
      answer(206, { 'content-range': 'bytes 5-9/10' }, '56789'),
      'file_unreachable',
    ],
    ['range-missing', answer(206, {}, '56789'), 'file_unreachable'],
    ['range-short', answer(206, { 'content-range': 'bytes 0-9/10' }, '012'), 'file_unreachable'],
    ['packed', answer(200, { 'content-encoding': 'gzip' }, 'x'), 'file_unreachable'],
    ['reset', (request) => void request.socket.destroy(), 'file_unreachable'],
  ])('%s', async (name, handler, code) => {
    expect(await codeOf(open(server.put(name, handler)))).toBe(code);
  });

  test('expired text of another length is a file', async () => {
    const reader = await open(
      server.put('letter', Buffer.from(`${expired} Or is it, said the hare, quite so?`)),
    );
    expect(reader.size).toBeGreaterThan(36);
  });

  test('silence, and a drip, are too slow', async () => {
    const silent: Handler = () => undefined;
    const drip: Handler = (_request, response) => {
      response.writeHead(206, { 'content-range': 'bytes 0-999/1000', 'content-length': '1000' });
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    };
    const limits = { requestMs: 150, totalMs: 200 };
    expect(await codeOf(open(server.put('silent', silent), limits))).toBe('file_too_slow');
    expect(await codeOf(open(server.put('drip', drip), limits))).toBe('file_too_slow');
  });

  test('the time limit is for all requests together', async () => {
    const bytes = numbered(1_000_000);
    const now = performance.now.bind(performance);
    let aheadMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + aheadMs);
    onTestFinished(() => {
      clock.mockRestore();
    });
    const slow: Handler = (request, response) => {
      // Each takes 40 s; to one that comes when the time is up there is no answer.
      if (aheadMs > 100_000) return;
      aheadMs += 40_000;
      const start = Number(/=(\d+)/.exec(request.headers.range ?? '')?.[1]);
      const end = Number(/-(\d+)$/.exec(request.headers.range ?? '')?.[1]);
      response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${bytes.length}` });
      response.end(bytes.subarray(start, end + 1));
    };
    const reader = await open(server.put('slow', slow), { requestMs: 60_000, totalMs: 100_000 });
    const reads = [200_000, 400_000, 600_000].map((at) => reader.read(at, at + 1));
    const codes = await Promise.all(reads.map(codeOf));
    expect(codes).toEqual(['fine', 'fine', 'file_too_slow']);
  });

  test('one broken connection is tried again', async () => {
    const bytes = numbered(5_000);
    let first = true;
    const url = server.put('flaky', (request, response) => {
      if (first) request.socket.destroy();
      else response.end(bytes);
      first = false;
    });
    expect((await open(url)).head).toEqual(bytes);
    expect(server.requests('flaky')).toBe(2);
  });

  test('a file that changes between two requests is not the one we began with', async () => {
    const url = server.put('changing', numbered(200_000));
    const reader = await open(url);
    server.put('changing', numbered(210_000));
    expect(await codeOf(reader.read(150_000, 150_010))).toBe('file_unreachable');
  });

  test('an inside address, and nobody there', async () => {
    const other = await startFileServer();
    const url = other.put('x', numbered(10));
    expect(await codeOf(open(url))).toBe('origin_refused');
    await other.close();
    const gone = createGuardedAgent({ mediaOrigins: [other.origin] });
    expect(await codeOf(openRangeReader({ url, input: 'video', dispatcher: gone }))).toBe(
      'file_unreachable',
    );
    await gone.destroy();
  });
});
