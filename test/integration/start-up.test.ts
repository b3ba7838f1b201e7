import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { startProgram } from '../../sandbox/processes/program.ts';
import { startRedisServer, type RedisServer } from '../../sandbox/processes/redis-server.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';
import { SETTING_NAMES } from '../../src/ops/config.ts';
import { createProducer } from '../../src/queue/producer.ts';
import { openRedis, whenReady } from '../../src/redis/connection.ts';
import {
  TOKEN_REFUSED,
  KEY_REFUSED,
  REDIS_AWAY,
  REDIS_REFUSES,
  DISCORD_AWAY,
  GATEWAY_AWAY,
  ONE_REDIS,
  WORDS,
  FOLDER,
  ended,
  endOf,
  type Hanging,
  startHanging,
  MAIN,
  type Start,
} from '../support/failed-start.ts';

// P8: a start that cannot be ends by itself within 20 s, with a sentence for each cause, 78 or 69, and nothing half alive.
const HEALTH = MAIN.replace('main.js', 'health.js');
const SECRET = 's3cr3t value';
/** What cannot be wrong by itself. */
const FREE_TEXT = new Set(['MODERATION_KEY', 'OPS_HOST', 'OPS_PASSWORD', 'DATA_DIR']);
const PASSWORD = 'n0t-for-anyones-eyes';
const CLOSED = '127.0.0.1:1';

let stage: Stage;
let store: Redis;
let locked: RedisServer;
let hanging: Hanging;
/** What an operator read, for the one who reads this run. */
const said: string[] = [];

beforeAll(async () => {
  stage = await setStage();
  store = new Redis(stage.redis.url);
  hanging = await startHanging();
  locked = await startRedisServer();
  const admin = new Redis(locked.url);
  await admin.config('SET', 'requirepass', PASSWORD);
  admin.disconnect();
});

afterEach(() => {
  stage.discord.faults.clear();
  stage.segmind.faults.clear();
  Object.assign(stage.discord.gateway.faults, { refuseWith: undefined, silent: false });
});

afterAll(async () => {
  process.stdout.write(`\nWhat an operator reads:\n${said.join('\n')}\n`);
  hanging.close();
  store.disconnect();
  await Promise.all([locked.close(), stage.close()]);
});

async function endsAs(start: Start) {
  const end = await endOf(stage, [SECRET, PASSWORD], start);
  said.push(...end.sentences.map((sentence) => `${end.code}  ${sentence}`));
  return end;
}

/** Each setting that can be wrong, wrong. */
const WRONG: Record<string, string> = {
  ...Object.fromEntries(
    SETTING_NAMES.filter((name) => !FREE_TEXT.has(name)).map((name) => [name, SECRET]),
  ),
  REDIS_URL: `redis://:${PASSWORD}@${CLOSED}/abc`,
  OPS_PORT: '70000',
};

describe('what the operator typed', () => {
  test('nothing is set', async () => {
    const missing = [/^DISCORD_TOKEN is missing: put /, /^SEGMIND_API_KEY is missing: put /];
    expect(await endsAs({ only: {} })).toEqual(ended(78, missing));
    expect(await endsAs({ only: {}, args: ['worker'] })).toEqual(
      ended(78, [ONE_REDIS, ...missing]),
    );
  });

  // Each alone is a matter of test/unit/ops/config.test.ts.
  test.each(['DISCORD_TOKEN', 'REDIS_URL', 'OPS_PORT'])('%s alone is wrong', async (name) => {
    const settings = { [name]: WRONG[name] ?? '' };
    expect(await endsAs({ settings })).toEqual(ended(78, [new RegExp(`^${name} must be .+`)]));
  });

  test('all is wrong at once', async () => {
    const names = Object.keys(WRONG).map((name) => new RegExp(`^${name} must be .+`));
    expect(await endsAs({ only: WRONG, args: ['bots'] })).toEqual(ended(78, [WORDS, ...names]));
  });

  test.each([[['bots']], [['bot', 'worker']], [['']]])('the words %j', async (args) => {
    expect(await endsAs({ args })).toEqual(ended(78, [WORDS]));
  });

  test.each([
    ['no host', 'redis:///0'],
    ['a broken escape', `redis://u%zz:${PASSWORD}@${CLOSED}`],
  ])('REDIS_URL with %s', async (_name, url) => {
    expect(await endsAs({ settings: { REDIS_URL: url } })).toEqual(
      ended(78, [/^REDIS_URL must be an address such as/]),
    );
  });

  test('no redis-server to start', async () => {
    expect(await endsAs({ settings: { REDIS_URL: '', PATH: stage.dir } })).toEqual(
      ended(78, [
        'REDIS_URL is missing, and there is no redis-server here to start: set it, or install Redis.',
      ]),
    );
  });

  test('DATA_DIR that is a file, with a store and without', async () => {
    const file = join(stage.dir, 'a-file');
    writeFileSync(file, '');
    for (const url of [stage.redis.url, '']) {
      expect(await endsAs({ settings: { DATA_DIR: file, REDIS_URL: url } })).toEqual(
        ended(78, [FOLDER]),
      );
    }
  });

  test('.env that is a folder', async () => {
    const cwd = join(stage.dir, 'elsewhere');
    mkdirSync(join(cwd, '.env'), { recursive: true });
    expect(await endsAs({ cwd })).toEqual(ended(78, [/^The file \.env cannot be read: /]));
  });
});

describe('what the others say', () => {
  const discordAt = (host: string) => ({ DISCORD_API_URL: `http://${host}/api` });
  const redisAt = (rest: string) => ({ REDIS_URL: `redis://${rest}` });
  const token = { DISCORD_TOKEN: `bad.${'x'.repeat(30)}` };
  const key = { SEGMIND_API_KEY: 'not-the-key' };

  // All at once: most of the time goes by in waiting for a Redis that may still come.
  test('one or several, out of reach or refusing', { timeout: 60_000 }, async () => {
    const down = redisAt(CLOSED);
    const cases: [Start, ReturnType<typeof ended>][] = [
      [{ settings: down, args: ['worker'] }, ended(69, [REDIS_AWAY])],
      [{ settings: { ...down, ...discordAt(CLOSED) } }, ended(69, [REDIS_AWAY, DISCORD_AWAY])],
      [
        { settings: { ...down, ...token, ...key } },
        ended(78, [REDIS_AWAY, TOKEN_REFUSED, KEY_REFUSED]),
      ],
      [
        { settings: { ...redisAt(hanging.at), ...discordAt(hanging.at) }, args: ['bot'] },
        ended(69, [REDIS_AWAY, DISCORD_AWAY]),
      ],
    ];
    const ends = await Promise.all(cases.map(async ([start]) => endsAs(start)));
    expect(ends).toEqual(cases.map(([, end]) => end));
  });

  test.each<[string, Record<string, string>, 78 | 69, string[]]>([
    ['Discord is down', discordAt(CLOSED), 69, [DISCORD_AWAY]],
    ['the token is refused', token, 78, [TOKEN_REFUSED]],
    ['the key is refused', key, 78, [KEY_REFUSED]],
    ['token and key are', { ...token, ...key }, 78, [TOKEN_REFUSED, KEY_REFUSED]],
    ['78 wins over 69', { ...discordAt(CLOSED), ...key }, 78, [DISCORD_AWAY, KEY_REFUSED]],
  ])('%s', async (_name, settings, code, sentences) => {
    expect(await endsAs({ settings })).toEqual(ended(code, sentences));
  });

  test.each([
    ['no password', ''],
    ['a wrong password', `:${SECRET.replace(' ', '')}@`],
    ['a wrong user', `bob:${PASSWORD}@`],
  ])('Redis, given %s', async (_name, who) => {
    expect(await endsAs({ settings: { REDIS_URL: locked.url.replace('//', `//${who}`) } })).toEqual(
      ended(78, [REDIS_REFUSES]),
    );
  });

  test('Redis has no such database', async () => {
    expect(await endsAs({ settings: { REDIS_URL: `${stage.redis.url}/99` } })).toEqual(
      ended(78, [
        'Redis has no database with the number at the end of REDIS_URL: use a lower one, or none.',
      ]),
    );
  });

  test('Discord asks to wait', async () => {
    stage.discord.faults.add('GET /users/@me', {
      fault: {
        kind: 'answer',
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: 600, global: false },
        headers: { 'retry-after': '600', 'x-ratelimit-scope': 'user' },
      },
    });
    expect(await endsAs({})).toEqual(
      ended(69, [
        'Discord takes no more requests from this bot for now: wait some minutes, then start again.',
      ]),
    );
  });

  test('DISCORD_GUILD_ID is a server that the bot is not in', async () => {
    expect(await endsAs({ settings: { DISCORD_GUILD_ID: '12345678901234567' } })).toEqual(
      ended(78, [
        /^Discord does not let this bot register commands in the server of DISCORD_GUILD_ID: /,
      ]),
    );
  });

  test('a store of our own does not outlive a start that cannot be', async () => {
    const dir = join(stage.dir, 'own');
    expect(await endsAs({ settings: { REDIS_URL: '', DATA_DIR: dir, ...token } })).toEqual(
      ended(78, [TOKEN_REFUSED]),
    );
    // Removed when the server has been stopped.
    expect(existsSync(join(dir, 'redis', 'server.json'))).toBe(false);
  });
});

describe('never half alive', () => {
  /** An edit that waits: a worker that ran for a moment would take it. */
  async function layOut(): Promise<() => Promise<boolean>> {
    const redis = openRedis(stage.redis.url, 'impatient', () => {});
    await whenReady(redis);
    // Also when the test fails before it looks: the next one counts connections.
    onTestFinished(() => redis.disconnect());
    const producer = createProducer(redis);
    await producer.push('generate', 'kwaiting');
    await producer.push('deliver', 'kwaiting');
    return async () => {
      const queues = ['generate', 'deliver'] as const;
      const there = await Promise.all(queues.map(async (queue) => producer.has(queue, 'kwaiting')));
      await producer.close();
      redis.disconnect();
      return there.every(Boolean);
    };
  }

  test.each([
    ['refuses', { refuseWith: 503 }],
    ['says nothing', { silent: true }],
  ])('a gateway that %s while REST is up', async (_name, faults) => {
    Object.assign(stage.discord.gateway.faults, faults);
    const stillThere = await layOut();
    expect(await endsAs({})).toEqual(ended(69, [GATEWAY_AWAY]));
    expect(await stillThere()).toBe(true);
    expect(stage.segmind.calls.submitV1 + stage.segmind.calls.submitV2).toBe(0);
    // Its sign of life is taken back, and of its connections none is left.
    expect(await store.keys('{kling}:alive:*')).toEqual([]);
    expect(
      String(await store.client('LIST'))
        .trim()
        .split('\n'),
    ).toHaveLength(1);
    await store.flushall();
  });

  test.each([
    ['down', () => ({ SEGMIND_API_URL: `http://${CLOSED}` }), 'Segmind cannot be reached'],
    ['hanging', () => ({ SEGMIND_API_URL: `http://${hanging.at}` }), 'Segmind cannot be reached'],
    ['odd', () => ({ SEGMIND_API_URL: `${stage.segmind.origin}/no` }), 'Segmind does not say'],
  ])('Segmind %s: a warning, and a start', async (_name, settings, warning) => {
    const program = stage.start('both', { settings: settings() });
    await program.says('"msg":"ready"');
    const warned = program.output.filter((line) => line.includes(warning));
    expect(warned).toEqual([expect.stringMatching(/^\{"level":"warn"/)]);
    said.push(...warned);
    expect(await program.stop()).toBe(0);
  });

  test('its health shows from outside: well, held, gone', { timeout: 60_000 }, async () => {
    // It has this machine's address, as the program has.
    store.disconnect();
    const settings = { ...stage.settings, QUEUE_LOCK_MS: '500' };
    const health = async () => {
      const checked = startProgram({ role: 'both', settings, main: HEALTH });
      return [await checked.exited, ...checked.output];
    };
    const program = stage.start('worker', { settings });
    await program.says('worker ready');
    expect(await health()).toEqual([0, 'The program works.']);
    program.child.kill('SIGSTOP');
    let held = await health();
    while (held[0] === 0) held = await health();
    expect(held).toEqual([1, expect.stringMatching(/^The program (is stopped|has said nothing)/)]);
    await program.stop('SIGKILL');
    expect(await health()).toEqual([
      1,
      expect.stringMatching(/^The program (is gone|has no conn)/),
    ]);
  });
});
