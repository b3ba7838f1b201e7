import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { exitCodeOf } from '../../src/ops/doctor.ts';
import { openModeration, type ModerationEndpoint } from '../support/moderation-endpoint.ts';
import { FOREIGN_ID, openPractice, troubles, type Practice } from '../support/practice.ts';

let practice: Practice;
let store: Redis;
let moderation: ModerationEndpoint;
let page: Server;

beforeAll(async () => {
  practice = await openPractice();
  store = new Redis(practice.stage.redis.url);
  moderation = await openModeration();
  page = createServer((_, answer) => answer.end('<html>'));
  await new Promise<void>((done) => page.listen(0, '127.0.0.1', done));
  await writeFile(join(practice.stage.dir, 'a file'), '');
}, 30_000);

afterAll(async () => {
  store.disconnect();
  moderation.close();
  page.close();
  await practice.stage.close();
});

beforeEach(() => practice.reset());

afterEach(async () => {
  await store.flushdb();
  await store.config('SET', 'maxmemory', '0');
  await store.config('SET', 'maxmemory-policy', 'noeviction');
  await store.config('SET', 'appendfsync', 'always');
  moderation.objects = () => false;
  Object.assign(practice.stage.discord.gateway.limits, { shards: 1, remaining: 1000, atOnce: 1 });
});

interface Broken {
  what: string;
  settings?: () => Record<string, string | undefined>;
  breaks?: () => void | Promise<unknown>;
  /** The one finding: its state and name, and how to mend it. */
  finds: string;
  mend: RegExp;
  code: number;
}

const pageUrl = () => `http://127.0.0.1:${(page.address() as AddressInfo).port}`;

const BROKEN: Broken[] = [
  {
    what: 'a setting that cannot be',
    settings: () => ({ USER_DAILY_EDITS: 'many' }),
    finds: 'FAIL settings',
    mend: /set USER_DAILY_EDITS in it/,
    code: 78,
  },
  {
    what: 'a folder that nothing can be written to',
    settings: () => ({ DATA_DIR: join(practice.stage.dir, 'a file') }),
    finds: 'FAIL data folder',
    mend: /set DATA_DIR to another folder/,
    code: 78,
  },
  {
    what: 'no ffmpeg',
    settings: () => ({ PATH: practice.stage.dir }),
    finds: 'warn ffmpeg',
    mend: /Install the package ffmpeg/,
    code: 0,
  },
  {
    what: 'a Redis that is not there',
    settings: () => ({ REDIS_URL: 'redis://127.0.0.1:9' }),
    finds: 'FAIL Redis',
    mend: /Start it, or check the host and port in REDIS_URL/,
    code: 69,
  },
  {
    what: 'a Redis that drops keys',
    breaks: async () => {
      await store.config('SET', 'maxmemory', '100mb');
      await store.config('SET', 'maxmemory-policy', 'allkeys-lru');
    },
    finds: 'FAIL Redis memory',
    mend: /maxmemory-policy noeviction/,
    code: 78,
  },
  {
    what: 'a Redis that may forget a second',
    breaks: async () => store.config('SET', 'appendfsync', 'everysec'),
    finds: 'warn Redis durability',
    mend: /appendfsync always/,
    code: 0,
  },
  {
    what: 'a Redis out of a backup, not made ready',
    breaks: async () => store.set('{kling}:restoring', '1'),
    finds: 'FAIL Redis',
    mend: /npm run restored/,
    code: 78,
  },
  {
    what: 'an operators’ channel that is none',
    settings: () => ({ OPERATOR_CHANNEL_ID: FOREIGN_ID }),
    finds: 'FAIL operator channel',
    mend: /Correct the id, or let the bot view that channel/,
    code: 78,
  },
  {
    what: 'commands that were never registered',
    breaks: async () => practice.register(practice.server.id, []),
    finds: 'warn commands',
    mend: /npm run register/,
    code: 0,
  },
  {
    what: 'fewer connections than Discord wants',
    settings: () => ({ SHARDS: '2' }),
    breaks: () => void (practice.stage.discord.gateway.limits.shards = 4),
    finds: 'warn gateway',
    mend: /Set SHARDS to auto/,
    code: 0,
  },
  {
    what: 'too many starts today',
    breaks: () => void (practice.stage.discord.gateway.limits.remaining = 0),
    finds: 'FAIL gateway',
    mend: /Start it again in 24 h/,
    code: 69,
  },
  {
    what: 'a key that Segmind does not take',
    settings: () => ({ SEGMIND_API_KEY: 'SG_wrong' }),
    finds: 'FAIL Segmind',
    mend: /Copy the key anew from the Segmind console/,
    code: 78,
  },
  {
    what: 'an account without credit',
    breaks: () => void (practice.stage.segmind.credits = 0),
    finds: 'warn Segmind',
    mend: /Put more credit on the account/,
    code: 0,
  },
  {
    what: 'a moderation endpoint that fails',
    settings: () => ({ MODERATION_URL: moderation.url }),
    breaks: () => void (moderation.objects = () => null),
    finds: 'FAIL moderation',
    mend: /Check the network and MODERATION_URL/,
    code: 69,
  },
  {
    what: 'a moderation endpoint that is none',
    settings: () => ({ MODERATION_URL: pageUrl() }),
    finds: 'FAIL moderation',
    mend: /Correct MODERATION_URL/,
    code: 78,
  },
  {
    what: 'a moderation endpoint that objects to everything',
    settings: () => ({ MODERATION_URL: moderation.url }),
    breaks: () => void (moderation.objects = () => true),
    finds: 'FAIL moderation',
    mend: /Raise MODERATION_THRESHOLDS/,
    code: 78,
  },
  {
    what: 'no limit to what a month may cost',
    settings: () => ({ BOT_MONTHLY_USD: '0' }),
    finds: 'warn budget',
    mend: /Set BOT_MONTHLY_USD/,
    code: 0,
  },
];

test.each(BROKEN)('$what: $finds, and how to mend it', async (broken) => {
  const { settings = () => ({}), breaks = () => {}, finds, mend, code } = broken;
  await breaks();
  const findings = await practice.look(settings());
  expect(troubles(findings)).toEqual([finds]);
  const found = findings.find(({ status }) => status !== 'ok');
  expect(found?.mend).toMatch(mend);
  expect(exitCodeOf(findings)).toBe(code);
  if (finds === 'warn commands') await practice.register(practice.server.id);
});

test('a moderation endpoint that answers is ok, and is asked about nobody’s words', async () => {
  const findings = await practice.look({ MODERATION_URL: moderation.url });
  expect(troubles(findings)).toEqual([]);
  expect(moderation.looked.at(-1)?.text).toBe('A boat on a quiet lake.');
});
