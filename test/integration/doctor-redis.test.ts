import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { exitCodeOf } from '../../src/ops/doctor.ts';
import { openPractice, textOf, troubles, type Practice } from '../support/practice.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice();
}, 30_000);

afterAll(async () => practice.stage.close());

beforeEach(() => practice.reset());

const GOOD = ['--appendonly', 'yes', '--appendfsync', 'always'];

test.each<[string, string[], string[], string]>([
  [
    'that writes once a second',
    ['--appendonly', 'yes', '--appendfsync', 'everysec'],
    ['warn Redis durability'],
    'the last second is lost',
  ],
  [
    'that writes when the system likes',
    ['--appendonly', 'yes', '--appendfsync', 'no'],
    ['warn Redis durability'],
    'half a minute is lost',
  ],
  ['without an append-only file', [], ['warn Redis durability'], 'since its last snapshot'],
  [
    'that drops keys when it is full',
    [...GOOD, '--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'],
    ['FAIL Redis memory'],
    'allkeys-lru: drops edits and budgets',
  ],
  [
    'that would drop keys if it had a limit',
    [...GOOD, '--maxmemory-policy', 'volatile-ttl'],
    ['warn Redis memory'],
    'volatile-ttl: would drop',
  ],
  [
    'whose settings are hidden',
    [...GOOD, '--rename-command', 'CONFIG', ''],
    ['warn Redis durability'],
    'CONFIG is forbidden',
  ],
  [
    'that hides all it can',
    [...GOOD, '--user', 'default', 'on', 'nopass', '~*', '&*', '+@all', '-info', '-config'],
    ['warn Redis', 'warn Redis memory', 'warn Redis durability'],
    'cannot be seen',
  ],
  ['that is full', [...GOOD, '--maxmemory', '1'], ['FAIL Redis'], 'its memory is full'],
  ['that is a replica', [...GOOD, '--replicaof', '127.0.0.1', '9'], ['FAIL Redis'], 'a replica'],
  ['with a password', [...GOOD, '--requirepass', 'S3cr3t'], ['FAIL Redis'], 'password'],
])('one %s', async (_what, flags, expected, words) => {
  await withRedis(flags, async (url) => {
    const findings = await practice.look({ REDIS_URL: url });
    expect(troubles(findings)).toEqual(expected);
    const about = findings.filter(({ check }) => check.startsWith('Redis'));
    expect(about.map(({ text }) => text).join('\n')).toContain(words);
    const fails = expected.some((line) => line.startsWith('FAIL'));
    expect(exitCodeOf(findings)).toBe(fails ? 78 : 0);
  });
});

test('the right password, and a wrong one', async () => {
  await withRedis([...GOOD, '--requirepass', 'S3cr3t'], async (url) => {
    const withPassword = (word: string) => url.replace('//', `//:${word}@`);
    expect(troubles(await practice.look({ REDIS_URL: withPassword('S3cr3t') }))).toEqual([]);
    const wrong = await practice.look({ REDIS_URL: withPassword('S3cr3t-not') });
    expect(troubles(wrong)).toEqual(['FAIL Redis']);
    expect(exitCodeOf(wrong)).toBe(78);
  });
});

test('nobody there', async () => {
  const findings = await practice.look({ REDIS_URL: 'redis://127.0.0.1:9' });
  expect(troubles(findings)).toEqual(['FAIL Redis']);
  expect(textOf(findings, 'Redis')).toContain('ECONNREFUSED');
  expect(exitCodeOf(findings)).toBe(69);
});

test('none set: the one that a start would run', async () => {
  const findings = await practice.look({ REDIS_URL: undefined });
  expect(troubles(findings)).toEqual([]);
  expect(textOf(findings, 'Redis')).toContain('npm start runs');
});

async function withRedis(flags: string[], use: (url: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'kling-doctor-redis-'));
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
  const child = spawn('redis-server', [...place, ...flags], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await listening(child);
    await use(`redis://127.0.0.1:${port}`);
  } finally {
    const gone = once(child, 'exit');
    if (child.kill('SIGKILL')) await gone;
    await rm(dir, { recursive: true, force: true });
  }
}

async function listening(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new TypeError('redis-server was started without an output to read.');
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('redis-server ended at its start.')));
    createInterface({ input: stdout }).on('line', (line) => {
      if (/ready to accept connections/i.test(line)) resolve();
    });
  });
}
