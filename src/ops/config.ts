import { z } from 'zod';

import { addressesIn } from './redact.ts';
import { EXIT_SETTINGS, StartError } from './start-error.ts';

const MONTH_DAYS = 31;

const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a Discord id: 17 to 20 digits');
/** Entries separated by commas; empty ones do not count. */
const listOf = <T>(entry: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(entry));

const ids = listOf(snowflake);

/** A long enough row of digits reads as Infinity, which zod takes for no number at all: that is too much as well. */
const within = (min: number, max: number) =>
  z
    .number(`must be at most ${max}`)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);

const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(within(min, max));

/** Beyond this, millionths of a dollar would be no exact integers any more. */
const MOST_USD = 1_000_000_000;

const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be an amount such as 20 or 0.21')
  .transform(Number)
  .pipe(within(0, MOST_USD));

const root = (what: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      message: `must be ${what}, starting with https:// (or http://)`,
    })
    .transform((text) => text.replace(/\/+$/, ''));

/** The library would die of a database that is no number and of a broken escape, and takes another host for a missing one. */
function isStoreAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, pathname, username, password } = new URL(text);
  try {
    decodeURIComponent(`${username}:${password}`);
  } catch {
    return false;
  }
  return hostname !== '' && /^(\/\d*)?$/.test(pathname);
}

const isRedisUrl = (text: string): boolean =>
  URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);

/** One user and one way for all nodes of a cluster, whose only database is 0. */
function isOneCluster(texts: readonly string[]): boolean {
  const [first, ...others] = texts.map((text) => new URL(text));
  const same = (one: URL) =>
    one.protocol === first?.protocol &&
    one.username === first.username &&
    one.password === first.password;
  return (
    others.length === 0 ||
    (others.every(same) && texts.every((text) => !/\/[1-9]/.test(new URL(text).pathname)))
  );
}

/** One address, or several nodes of a cluster; kept as a text. */
const store = z
  .string()
  .transform((text) => addressesIn(text))
  .refine((texts) => texts.every(isRedisUrl), {
    message: 'must start with redis:// or rediss://',
    abort: true,
  })
  .refine((texts) => texts.every(isStoreAddress), {
    message:
      'must be an address such as redis://:password@host:6379/0: a host, and nothing or a number at the end',
    abort: true,
  })
  .refine(isOneCluster, {
    message:
      'must be one address, or several nodes of one cluster: with the same redis:// or rediss://, user name and password in each, and no number at the end',
  })
  .transform((texts) => texts.join(','));

const origins = listOf(
  z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      message: 'must be origins such as https://files.example.com, separated by commas',
    })
    .transform((text) => new URL(text).origin),
);

/** `sexual=0.4, violence/graphic=0.7`. */
const thresholds = listOf(
  z.string().regex(/^[a-z][a-z/_-]*\s*=\s*(0(\.\d+)?|1(\.0+)?)$/, {
    message: 'must be categories with a score from 0 to 1, such as sexual=0.4, violence=0.7',
  }),
).transform((entries) =>
  Object.fromEntries(
    entries.map((entry) => {
      const [category = '', score = ''] = entry.split('=');
      return [category.trim(), Number(score)];
    }),
  ),
);

/** Some of all gateway connections, counted from 0: `from` to `to` of `of`. */
export interface ShardRange {
  from: number;
  to: number;
  of: number;
}

const MOST_SHARDS = 10_000;
const SHARDS_MUST = 'must be auto, a whole number from 1, or a range such as 0-3/8';

/** `0-3/8`, and `0/8` for `0-0/8`: what one of several bots holds. */
const shardRange = z
  .string()
  .regex(/^\d{1,5}(-\d{1,5})?\/\d{1,5}$/)
  .transform((text): ShardRange => {
    const [own = '', of = ''] = text.split('/');
    const [from = '', to = from] = own.split('-');
    return { from: Number(from), to: Number(to), of: Number(of) };
  })
  .refine(({ from, to, of }) => from <= to && to < of && of <= MOST_SHARDS, SHARDS_MUST);

/** Every setting: the environment's strings in, typed values out. The names are the environment's own. */
const schema = z.object({
  DISCORD_TOKEN: z
    .string({ error: 'is missing: put the bot token from the Discord developer portal there' })
    .regex(/^[\x21-\x7e]+$/, 'must be one word without spaces'),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_API_URL: root("Discord's REST root").default('https://discord.com/api'),
  ALLOWED_SERVERS: ids.optional(),
  OPERATOR_USER_IDS: ids.default([]),
  OPERATOR_CHANNEL_ID: snowflake.optional(),
  SEGMIND_API_KEY: z
    .string({ error: 'is missing: put the API key from the Segmind console there' })
    .regex(/^[\x21-\x7e]+$/, 'must be one word without spaces'),
  SEGMIND_API_URL: root("Segmind's root").default('https://api.segmind.com'),
  SEGMIND_API_VERSION: z.enum(['auto', 'v1', 'v2'], 'must be auto, v2 or v1').default('auto'),
  SEGMIND_POLL_MS: whole(10, 60_000).default(5_000),
  SEGMIND_TIMEOUT_MS: whole(1_000, 24 * 3_600_000).default(1_800_000),
  SEGMIND_MAX_IN_FLIGHT: whole(1, 10_000).default(20),
  SEGMIND_REQUESTS_PER_MINUTE: whole(1, 100_000).default(50),
  MEDIA_ORIGINS: origins.default([]),
  REDIS_URL: store.optional(),
  USER_CONCURRENT: whole(0, 1_000).default(2),
  USER_COOLDOWN_S: whole(0, 86_400).default(30),
  USER_DAILY_EDITS: whole(0, 100_000).default(10),
  USER_DAILY_SECONDS: whole(0, 1_000_000).default(60),
  SERVER_DAILY_USD: amount.default(20),
  BOT_MONTHLY_USD: amount.default(200),
  PRICE_PER_SECOND_USD: amount.default(0.21),
  DEFAULT_GATE: z.enum(['closed', 'open'], 'must be closed or open').default('closed'),
  MODERATION_URL: root('a moderation endpoint or the root that it is under').optional(),
  MODERATION_KEY: z.string().optional(),
  MODERATION_THRESHOLDS: thresholds.optional(),
  RETENTION_DAYS: whole(1, 12 * MONTH_DAYS).default(30),
  OPS_PORT: whole(1, 65_535).optional(),
  OPS_HOST: z.string().default('127.0.0.1'),
  OPS_PASSWORD: z.string().optional(),
  SHARDS: z
    .union([z.literal('auto'), whole(1, MOST_SHARDS), shardRange], SHARDS_MUST)
    .default('auto'),
  SHUTDOWN_DRAIN_S: whole(0, 3_600).default(8),
  QUEUE_LOCK_MS: whole(500, 600_000).default(10_000),
  PAUSE_PROBE_S: whole(1, 86_400).default(60),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be trace, debug, info, warn, error or silent',
    )
    .default('info'),
  DATA_DIR: z.string().default('.data'),
});

export type Settings = z.infer<typeof schema>;

export const SETTING_NAMES = Object.keys(schema.shape);

/** Drops settings that are there and empty: in an .env file that is how one says "not set". */
const given = (environment: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  );

/**
 * The settings from an environment.
 *
 * @throws StartError with exit code 78 and a sentence for each setting that is missing or wrong. No value is repeated in it.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = schema.safeParse(given(environment));
  if (parsed.success) return parsed.data;
  const wrong = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    if (!wrong.has(name)) wrong.set(name, `${name} ${issue.message}.`);
  }
  throw new StartError(EXIT_SETTINGS, [...wrong.values()]);
}
