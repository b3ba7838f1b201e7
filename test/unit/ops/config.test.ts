import { describe, expect, test } from 'vitest';

import { readSettings, SETTING_NAMES } from '../../../src/ops/config.ts';
import { StartError } from '../../../src/ops/start-error.ts';

const REQUIRED = { DISCORD_TOKEN: 'Bot.token-1', SEGMIND_API_KEY: 'SG_key' };

/** design.md section 6, and QUEUE_LOCK_MS and PAUSE_PROBE_S of ARCHITECTURE.md. Undefined: none. */
const DEFAULTS = {
  DISCORD_API_URL: 'https://discord.com/api',
  OPERATOR_USER_IDS: [],
  SEGMIND_API_URL: 'https://api.segmind.com',
  SEGMIND_API_VERSION: 'auto',
  SEGMIND_POLL_MS: 5000,
  SEGMIND_TIMEOUT_MS: 1_800_000,
  SEGMIND_MAX_IN_FLIGHT: 20,
  SEGMIND_REQUESTS_PER_MINUTE: 50,
  MEDIA_ORIGINS: [],
  USER_CONCURRENT: 2,
  USER_COOLDOWN_S: 30,
  USER_DAILY_EDITS: 10,
  USER_DAILY_SECONDS: 60,
  SERVER_DAILY_USD: 20,
  BOT_MONTHLY_USD: 200,
  PRICE_PER_SECOND_USD: 0.21,
  DEFAULT_GATE: 'closed',
  RETENTION_DAYS: 30,
  OPS_HOST: '127.0.0.1',
  SHARDS: 'auto',
  SHUTDOWN_DRAIN_S: 8,
  QUEUE_LOCK_MS: 10_000,
  PAUSE_PROBE_S: 60,
  LOG_LEVEL: 'info',
  DATA_DIR: '.data',
};
const NONE = [
  'DISCORD_GUILD_ID',
  'ALLOWED_SERVERS',
  'OPERATOR_CHANNEL_ID',
  'REDIS_URL',
  'MODERATION_URL',
  'MODERATION_KEY',
  'MODERATION_THRESHOLDS',
  'OPS_PORT',
  'OPS_PASSWORD',
];

/** What nobody may find in a sentence again. */
const SECRET = 'S3cr3t Value';

/** Each setting that can be wrong, with wrong values; every one holds the secret where it can. */
const WRONG: Record<string, string[]> = {
  DISCORD_TOKEN: [SECRET, 'tökén'],
  DISCORD_GUILD_ID: [SECRET, '123', '1'.repeat(21), '12345678901234567x'],
  DISCORD_API_URL: [SECRET, 'discord.com/api', 'ftp://S3cr3t@discord.com'],
  ALLOWED_SERVERS: [SECRET, '12345678901234567;12345678901234568', '12345678901234567,7'],
  OPERATOR_USER_IDS: [SECRET, '@S3cr3t'],
  OPERATOR_CHANNEL_ID: [SECRET, '#general'],
  SEGMIND_API_KEY: [SECRET],
  SEGMIND_API_URL: [SECRET, 'redis://S3cr3t@x'],
  SEGMIND_API_VERSION: [SECRET, 'V2', 'v3'],
  SEGMIND_POLL_MS: [SECRET, '9', '60001', '-1', '1.5', '1e3', '0x10'],
  SEGMIND_TIMEOUT_MS: [SECRET, '999', '86400001'],
  SEGMIND_MAX_IN_FLIGHT: [SECRET, '0', '10001'],
  SEGMIND_REQUESTS_PER_MINUTE: [SECRET, '0', '100001'],
  MEDIA_ORIGINS: [SECRET, 'https://a.example, S3cr3t', 'file:///S3cr3t'],
  REDIS_URL: [
    SECRET,
    'localhost:6379',
    'http://:S3cr3t@localhost',
    'redis://a:1, rediss://b:1',
    'redis://:S3cr3t@a:1, redis://b:1',
    'redis://a:1/1, redis://b:1/1',
    'redis://a:1, redis://',
  ],
  USER_CONCURRENT: [SECRET, '1001'],
  USER_COOLDOWN_S: [SECRET, '86401'],
  USER_DAILY_EDITS: [SECRET, '100001'],
  USER_DAILY_SECONDS: [SECRET, '1000001'],
  SERVER_DAILY_USD: [SECRET, '-1', '$20', '20,5', '.5', 'Infinity', '1000000001'],
  BOT_MONTHLY_USD: [SECRET, '1e3'],
  PRICE_PER_SECOND_USD: [SECRET, 'NaN'],
  DEFAULT_GATE: [SECRET, 'Open'],
  MODERATION_URL: [SECRET, 'S3cr3t.example'],
  MODERATION_THRESHOLDS: [SECRET, 'sexual', 'sexual=1.1', 'S3cr3t=0.5', 'a=0.5;b=0.5'],
  RETENTION_DAYS: [SECRET, '0', '373'],
  OPS_PORT: [SECRET, '0', '65536'],
  SHARDS: [
    SECRET,
    '0',
    '10001',
    'AUTO',
    '2-1/4',
    '0-4/4',
    '4/4',
    '0-/4',
    '-1/4',
    '0-1/10001',
    '1/0',
  ],
  SHUTDOWN_DRAIN_S: [SECRET, '3601'],
  QUEUE_LOCK_MS: [SECRET, '499', '600001'],
  PAUSE_PROBE_S: [SECRET, '0', '86401'],
  LOG_LEVEL: [SECRET, 'verbose', 'fatal'],
};

function trouble(environment: Record<string, string | undefined>): StartError {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('These settings were taken.');
}

describe('defaults', () => {
  test('are those of the design', () => {
    expect(readSettings(REQUIRED)).toEqual({ ...REQUIRED, ...DEFAULTS });
  });

  test('every setting is in the table or has none', () => {
    const known = [...Object.keys(REQUIRED), ...Object.keys(DEFAULTS), ...NONE];
    expect(known.toSorted()).toEqual(SETTING_NAMES.toSorted());
  });

  test('an empty or blank value means not set', () => {
    const empty = Object.fromEntries(
      SETTING_NAMES.map((name, at) => [name, at % 2 === 0 ? '' : ' \t']),
    );
    expect(readSettings({ ...empty, ...REQUIRED })).toEqual(readSettings(REQUIRED));
  });

  test('what is not ours is left alone', () => {
    expect(readSettings({ ...REQUIRED, PATH: '/bin', HOME: undefined })).not.toHaveProperty('PATH');
  });
});

describe('values', () => {
  test.each([
    [
      'ALLOWED_SERVERS',
      ' 12345678901234567 ,12345678901234568,',
      ['12345678901234567', '12345678901234568'],
    ],
    ['OPERATOR_USER_IDS', '99999999999999999999', ['99999999999999999999']],
    ['DISCORD_GUILD_ID', '900719925474099311', '900719925474099311'],
    ['DISCORD_API_URL', 'http://127.0.0.1:8787/api//', 'http://127.0.0.1:8787/api'],
    [
      'MEDIA_ORIGINS',
      'https://a.example/b?c=1, http://127.0.0.1:1',
      ['https://a.example', 'http://127.0.0.1:1'],
    ],
    ['REDIS_URL', 'redis://:a,b@h', 'redis://:a,b@h'],
    ['REDIS_URL', 'redis://:p@a:1 , redis://:p@b:2/0', 'redis://:p@a:1,redis://:p@b:2/0'],
    ['REDIS_URL', 'rediss://:p%40ss@redis.example:6380/2', 'rediss://:p%40ss@redis.example:6380/2'],
    ['SERVER_DAILY_USD', '0', 0],
    ['BOT_MONTHLY_USD', '12.50', 12.5],
    ['USER_CONCURRENT', '0', 0],
    ['SHARDS', '3', 3],
    ['SHARDS', '2-3/8', { from: 2, to: 3, of: 8 }],
    ['SHARDS', '0/2', { from: 0, to: 0, of: 2 }],
    ['SHUTDOWN_DRAIN_S', ' 0 ', 0],
    ['SEGMIND_API_VERSION', 'v1', 'v1'],
    ['DISCORD_TOKEN', ' Bot.token ', 'Bot.token'],
    // A list that names nobody lets nobody in: it does not mean "any".
    ['ALLOWED_SERVERS', ',', []],
  ])('%s=%s', (name, text, value) => {
    expect(readSettings({ ...REQUIRED, [name]: text })).toHaveProperty(name, value);
  });

  test('ids that differ in the last digit stay two', () => {
    const ids = '900000000000000001,900000000000000002';
    expect(new Set(readSettings({ ...REQUIRED, ALLOWED_SERVERS: ids }).ALLOWED_SERVERS).size).toBe(
      2,
    );
  });
});

describe('wrong values', () => {
  const rows = Object.entries(WRONG).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );

  test.each(rows)('%s=%s', (name, value) => {
    const { exitCode, sentences } = trouble({ ...REQUIRED, [name]: value });
    expect(exitCode).toBe(78);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${name} must .+\\.$`));
    expect(sentences[0]).not.toMatch(/S3cr3t|expected|received|invalid/i);
  });

  test.each(['DISCORD_TOKEN', 'SEGMIND_API_KEY'])('%s is missing', (name) => {
    for (const value of [undefined, '', '  ']) {
      const { exitCode, sentences } = trouble({ ...REQUIRED, [name]: value });
      expect([exitCode, sentences]).toEqual([
        78,
        [expect.stringMatching(new RegExp(`^${name} is missing: .+\\.$`))],
      ]);
    }
  });

  test('all that is wrong is said at once, one sentence each, in no value’s words', () => {
    const all = Object.fromEntries(Object.keys(WRONG).map((name) => [name, SECRET]));
    const { exitCode, sentences, message } = trouble(all);
    expect(exitCode).toBe(78);
    expect(sentences.map((sentence) => String(sentence.split(' ')[0])).toSorted()).toEqual(
      Object.keys(WRONG).toSorted(),
    );
    expect(message).not.toContain('S3cr3t');
  });

  test('nothing set at all: both that are required', () => {
    expect(trouble({}).sentences).toHaveLength(2);
  });

  test('scores of categories', () => {
    const given = ' sexual=0.4, violence/graphic = 1 ,self-harm=0 ';
    const settings = readSettings({ ...REQUIRED, MODERATION_THRESHOLDS: given });
    expect(settings.MODERATION_THRESHOLDS).toEqual({
      sexual: 0.4,
      'violence/graphic': 1,
      'self-harm': 0,
    });
  });

  test('only settings that take any text cannot be wrong', () => {
    const free = SETTING_NAMES.filter((name) => !(name in WRONG));
    expect(free.toSorted()).toEqual(['DATA_DIR', 'MODERATION_KEY', 'OPS_HOST', 'OPS_PASSWORD']);
  });

  // Four hundred nines are Infinity.
  test.each(['SEGMIND_POLL_MS', 'SERVER_DAILY_USD'])('%s beyond any number', (name) => {
    const { sentences } = trouble({ ...REQUIRED, [name]: '9'.repeat(400) });
    expect(sentences[0]).toMatch(/ must (be at most|be an amount)/);
  });
});
