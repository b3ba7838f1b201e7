import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { exitCodeOf } from '../../src/ops/doctor.ts';
import {
  AFTER_DISCORD,
  openPractice,
  textOf,
  troubles,
  type Practice,
} from '../support/practice.ts';

const DOCTOR = fileURLToPath(new URL('../../dist/src/bin/doctor.js', import.meta.url));
const ALL_WITHIN_MS = 20_000;

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice();
}, 30_000);

afterAll(async () => practice.stage.close());

beforeEach(() => practice.reset());

test('when all is well every line is ok, and nothing was changed or spent', async () => {
  const before = practice.stage.discord.requests.length;
  const findings = await practice.look();
  expect(troubles(findings)).toEqual([]);
  expect(exitCodeOf(findings)).toBe(0);
  expect(textOf(findings, 'Discord')).toContain('"local-bot"');
  expect(textOf(findings, 'commands')).toContain('/kling-edit');
  expect(textOf(findings, 'operator channel')).toContain('"#operators"');
  expect(textOf(findings, 'Segmind')).toContain('$100.00 of credit, enough for about 95 edits');
  const made = practice.stage.discord.requests.slice(before).map(({ method }) => method);
  expect(new Set(made)).toEqual(new Set(['GET']));
  expect(practice.stage.segmind.calls).toMatchObject({ submitV1: 0, submitV2: 0 });
});

describe('Segmind', () => {
  test('a wrong key', async () => {
    const findings = await practice.look({ SEGMIND_API_KEY: 'SG_S3cr3t' });
    expect(troubles(findings)).toEqual(['FAIL Segmind']);
    expect(exitCodeOf(findings)).toBe(78);
  });

  test('nobody there', async () => {
    const findings = await practice.look({ SEGMIND_API_URL: 'http://127.0.0.1:9' });
    expect(troubles(findings)).toEqual(['FAIL Segmind']);
    expect(exitCodeOf(findings)).toBe(69);
  });

  test('little credit, and an answer without any', async () => {
    practice.stage.segmind.credits = 4.99;
    const poor = await practice.look();
    expect(troubles(poor)).toEqual(['warn Segmind']);
    expect(textOf(poor, 'Segmind')).toContain('$4.99 of credit, enough for about 4 edits');
    const fault = { kind: 'answer', status: 404, body: 'S3cr3t' } as const;
    practice.stage.segmind.faults.add('GET /v1/get-user-credits', { fault });
    const unclear = await practice.look();
    expect(troubles(unclear)).toEqual(['warn Segmind']);
    expect(textOf(unclear, 'Segmind')).toContain('404');
  });
});

describe('this machine', () => {
  test('has neither ffmpeg nor redis-server', async () => {
    const findings = await practice.look({ PATH: practice.stage.dir, REDIS_URL: undefined });
    expect(troubles(findings)).toEqual(['warn ffmpeg', 'FAIL Redis']);
    expect(exitCodeOf(findings)).toBe(78);
    const without = await practice.look({ PATH: practice.stage.dir });
    expect(textOf(without, 'ffmpeg')).toContain('ffmpeg and ffprobe');
    expect(exitCodeOf(without)).toBe(0);
  });

  test('has no room for data, and an old Node', async () => {
    const file = join(practice.stage.dir, 'file');
    await writeFile(file, '');
    const findings = await practice.look({ DATA_DIR: file, REDIS_URL: undefined }, '18.20.0');
    expect(troubles(findings)).toEqual(['FAIL Node', 'FAIL data folder', 'FAIL Redis']);
    expect(exitCodeOf(findings)).toBe(78);
  });
});

test('nobody ever answers, and it still ends in time', { timeout: ALL_WITHIN_MS }, async () => {
  for (const route of ['GET /users/@me', 'GET /applications/@me']) {
    practice.stage.discord.faults.add(route, { fault: { kind: 'hang' }, times: Infinity });
  }
  practice.stage.segmind.faults.add('GET /v1/get-user-credits', { fault: { kind: 'hang' } });
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const findings = await practice.look({ REDIS_URL: `redis://127.0.0.1:${port}` });
  silent.close();
  expect(troubles(findings)).toEqual([
    'FAIL Redis',
    'FAIL Discord',
    ...AFTER_DISCORD,
    'warn clock',
    'FAIL Segmind',
  ]);
  expect(exitCodeOf(findings)).toBe(69);
});

test('several things at once are all said, and what must be changed wins', async () => {
  const findings = await practice.look({
    DISCORD_TOKEN: undefined,
    SEGMIND_API_KEY: 'SG_S3cr3t',
    REDIS_URL: 'redis://127.0.0.1:9',
    USER_DAILY_EDITS: 'S3cr3t',
    OPERATOR_CHANNEL_ID: undefined,
  });
  expect(troubles(findings)).toEqual([
    'FAIL settings',
    'FAIL settings',
    'FAIL Redis',
    'warn Discord',
    'warn Discord app',
    'warn gateway',
    'warn commands',
    'warn servers',
    'warn clock',
    'FAIL Segmind',
  ]);
  expect(exitCodeOf(findings)).toBe(78);
});

describe('as a program', () => {
  interface Ended {
    code: number | null;
    out: string;
    err: string;
  }

  async function run(env: Record<string, string>, args: string[] = []): Promise<Ended> {
    const child = spawn(process.execPath, [DOCTOR, ...args], { cwd: practice.stage.dir, env });
    const ended = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...ended };
  }

  test('reads .env, prints plain lines, ends with the code', async () => {
    const { SEGMIND_API_KEY, ...rest } = practice.healthy;
    const file = `SEGMIND_API_KEY="${SEGMIND_API_KEY}"\nUSER_DALY_EDITS=5\n`;
    await writeFile(join(practice.stage.dir, '.env'), file);
    const { code, out, err } = await run(rest);
    await rm(join(practice.stage.dir, '.env'));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('\n     → Did you mean USER_DAILY_EDITS?\n');
    expect(out).toMatch(/\nReady, with 1 warning\.\n$/);
    const lines = out.trim().split('\n').slice(0, -2);
    for (const line of lines) expect(line).toMatch(/^(?:ok {3}|warn |FAIL | {5}→ )\S/);
  });

  test('says the same as JSON, and repeats no secret whatever is wrong', async () => {
    const secrets = {
      DISCORD_TOKEN: 'MTIz.S3cr3t.token',
      SEGMIND_API_KEY: 'SG_S3cr3t',
      REDIS_URL: 'redis://user:S3cr3t@127.0.0.1:9',
      MODERATION_URL: 'S3cr3t',
      MODERATION_KEY: 'S3cr3t-key',
      OPS_PASSWORD: 'S3cr3t-ops',
      OPS_PORT: 'S3cr3t',
    };
    const [plain, json] = await Promise.all([
      run({ ...practice.healthy, ...secrets }),
      run({ ...practice.healthy, ...secrets }, ['--json']),
    ]);
    expect([plain.code, json.code, plain.err, json.err]).toEqual([78, 78, '', '']);
    expect(plain.out + json.out).not.toContain('S3cr3t');
    const shown = JSON.parse(json.out) as { says: string; mend: string | null }[];
    expect(Object.keys(shown[0] ?? {})).toEqual(['name', 'state', 'says', 'mend']);
    for (const { says, mend } of shown) {
      expect(plain.out).toContain(`  ${says}\n`);
      expect(plain.out).toContain(mend === null ? '' : `→ ${mend}\n`);
    }
  });

  test('knows no other words', async () => {
    const { code, out, err } = await run(practice.healthy, ['--fix']);
    expect([code, out]).toEqual([78, '']);
    expect(err).toContain('npm run doctor');
  });
});
