import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { freePort } from '../../sandbox/processes/redis-server.ts';
import { raisePage } from '../../sandbox/page/open-page.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';

const MAIN = 'dist/sandbox/main.js';

let stage: Stage;
let origin: string;
let closePage: () => Promise<void>;

beforeAll(async () => {
  stage = await setStage();
  const { server } = await raisePage(stage, 0);
  origin = server.url;
  closePage = async () => server.close();
});

afterAll(async () => {
  await closePage();
  await stage.close();
});

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
  const asked = request(`${origin}${path}`, { method, headers });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode, headers: answer.headers, text };
}

const form = (what: unknown) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=x', origin },
  body: `--x\r\ncontent-disposition: form-data; name="body"\r\n\r\n${JSON.stringify(what)}\r\n--x--\r\n`,
});

test('the page has a policy under which nothing but itself runs', async () => {
  const { status, headers, text } = await ask('/');
  expect(status).toBe(200);
  expect(text).toContain('<title>Kling Edit sandbox</title>');
  expect(text).not.toMatch(/https?:/);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain('unsafe');
});

test.each([
  '/../package.json',
  '/%2e%2e/%2e%2e/package.json',
  '/index.html.map',
  '/samples/../../package.json',
  '/nothing',
])('%s is not there', async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test.each<[string, string, Asked]>([
  ['another name for this machine', '/', { headers: { host: 'evil.example:80' } }],
  ['its own name at another port', '/', { headers: { host: '127.0.0.1:1' } }],
  ['a page elsewhere that looks', '/events', { headers: { origin: 'http://evil.example' } }],
  [
    'a page elsewhere that acts',
    '/panel',
    { method: 'POST', headers: { origin: 'http://evil.example' } },
  ],
  ['an act from who knows where', '/panel', { method: 'POST' }],
  ['a page in a file', '/panel', { method: 'POST', headers: { origin: 'null' } }],
])('%s is refused', async (_name, path, asked) => {
  const ours = form({ act: 'advance', ms: 60_000 });
  const headers =
    asked.method === 'POST'
      ? { 'content-type': ours.headers['content-type'], ...asked.headers }
      : asked.headers;
  const before = stage.discord.clock.now();
  const answer = await ask(path, {
    ...asked,
    headers: headers ?? {},
    ...(asked.method === 'POST' ? { body: ours.body } : {}),
  });
  expect(answer.status).toBe(403);
  expect(stage.discord.clock.now() - before).toBeLessThan(60_000);
});

test.each<[string, unknown, string]>([
  ['no act', {}, 'This cannot be set'],
  ['back in time', { act: 'advance', ms: -5 }, 'This cannot be set'],
  [
    'a worker that is not there',
    { act: 'process', role: 'worker', how: 'kill' },
    'The worker is not running.',
  ],
])('%s: a sentence, and the page goes on', async (_name, what, why) => {
  const { status, text } = await ask('/panel', { method: 'POST', ...form(what) });
  expect(status).toBe(422);
  expect(JSON.parse(text)).toMatchObject({ ok: false, why: expect.stringContaining(why) });
});

test('nobody is let into a channel that they do not see', async () => {
  const { world } = stage.discord;
  const ada = [...world.users.values()].find(({ name }) => name === 'ada');
  const room = [...world.channels.values()].find(({ name }) => name === 'moderators');
  const what = { as: ada?.id, channel: room?.id, what: { act: 'say', text: 'hello', files: [] } };
  const { text } = await ask('/person', { method: 'POST', ...form(what) });
  expect(JSON.parse(text)).toEqual({ ok: false, why: 'ada does not see this channel.' });
});

/** The program as `npm run sandbox` starts it. */
function sandbox(...args: string[]): {
  child: ChildProcess;
  /** All it may write to. */
  dir: string;
  lines: string[];
  says: (text: string) => Promise<string>;
} {
  const dir = mkdtempSync(join(tmpdir(), 'kling-sandbox-'));
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: dir },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  async function says(text: string): Promise<string> {
    const find = () => lines.find((line) => line.includes(text));
    await expect.poll(find).toBeDefined();
    return find() ?? '';
  }
  return { child, dir, lines, says };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('Ctrl-C ends everything it started and removes its data', async () => {
  const { child, says, dir } = sandbox('--port', String(await freePort()));
  const line = await says('The sandbox is at');
  const url = /http:\S+/.exec(line)?.[0] ?? '';
  const response = await fetch(`${url}/events`);
  const reader = response.body?.getReader();
  let text = '';
  while (!text.includes('event: panel') || !text.endsWith('\n\n')) {
    text += new TextDecoder().decode((await reader?.read())?.value);
  }
  const pids = [...text.matchAll(/"pid":(\d+)/g)].map(([, pid]) => Number(pid));
  expect(pids).toHaveLength(2);
  expect(pids.every(isAlive)).toBe(true);
  // Once from the terminal, once from npm.
  child.kill('SIGINT');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  await says('every process is gone');
  expect(pids.some(isAlive)).toBe(false);
  expect(readdirSync(dir)).toEqual([]);
});

test('Ctrl-C while it starts ends it as well', async () => {
  const { child, says, dir } = sandbox('--port', String(await freePort()));
  await says('Starting Redis');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  await says('every process is gone');
  expect(readdirSync(dir)).toEqual([]);
});

test('a port that is taken is one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { child, lines } = sandbox('--port', String(port));
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(1);
  expect(lines.slice(1)).toEqual([
    `Port ${port} is taken: end what uses it, or choose another with "npm run sandbox -- --port ${port + 1}".`,
  ]);
});

test.each([['--port', 'x'], ['--port', '70000'], ['clip.mp4']])(
  '%s %s: how to use it',
  async (...args) => {
    const { child, lines } = sandbox(...args);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(2);
    expect(lines[0]).toBe('npm run sandbox [-- --port 8788]');
  },
);
