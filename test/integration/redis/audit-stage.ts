import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import { type RedisServer, startRedisServer } from '../../../sandbox/processes/redis-server.ts';
import { type AuditLine, type AuditNote, decided } from '../../../src/core/audit.ts';
import { type EntryBody, readEntry, writeEntry } from '../../../src/core/audit-chain.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { sha256 } from '../../../src/redis/audit-digest.ts';
import { openRedis } from '../../../src/redis/connection.ts';
import { keys } from '../../../src/redis/keys.ts';

export const SERVER = '700';
export const MODERATOR = '800000000000000001';
export const MEMBER = '800000000000000002';
export const NOW = 1_700_000_000_000;

/** A Redis for one file alone, empty before each test. */
export function useOwnRedis(): { redis: () => Redis } {
  let [server, redis]: [RedisServer?, Redis?] = [];
  const opened = (): Redis => {
    if (!redis) throw new Error('The store is opened by beforeAll.');
    return redis;
  };
  beforeAll(async () => {
    server = await startRedisServer();
    redis = openRedis(server.url, 'patient', () => {});
  });
  beforeEach(async () => {
    await opened().flushall();
  });
  afterAll(async () => {
    redis?.disconnect();
    await server?.close();
  });
  return { redis: opened };
}

export const auditOf = (redis: Redis, now: () => number = () => NOW) => createAudit({ redis, now });

/** Of the chain that `makeChain` makes: entries 1 to 4 have been dropped, 5 to 12 are kept. */
export const FIRST = 5;
export const LAST = 12;
export const ENTRIES = keys.auditEntries(SERVER);
export const HEAD = '{kling}:audit:head:700';
export const CHECKPOINT = '{kling}:audit:checkpoint:700';

/** A note that has all that a note can have. */
export const noteOf = (about: string, changes: Partial<AuditNote> = {}): AuditNote => ({
  ...decided(SERVER, 'edit.rejected', MODERATOR, { subject: MEMBER, about, reason: `No ${about}` }),
  before: { state: 'awaiting_approval' },
  after: { state: 'rejected', about },
  ...changes,
});

export async function noteMany(
  redis: Redis,
  count: number,
  changes: Partial<AuditNote> = {},
): Promise<void> {
  const audit = auditOf(redis);
  for (let at = 0; at < count; at += 1) await audit.note(noteOf(`k${at}`, changes));
}

/** Not every entry of it has all: what is not there must not be put there either. */
export async function makeChain(redis: Redis): Promise<void> {
  let nowMs = NOW - 1;
  const writer = auditOf(redis, () => nowMs);
  for (let seq = 1; seq <= LAST; seq += 1) {
    if (seq === FIRST) nowMs = NOW;
    const bare = seq % 4 === 3 ? { reason: null, before: null, after: null } : {};
    await writer.note(noteOf(`k${seq}`, { actor: String(seq % 3), ...bare }));
  }
  await writer.seal();
  await writer.prune(NOW);
}

/** As it is stored. @param at - from 0, or from the end. */
export async function entryAt(redis: Redis, at: number): Promise<string> {
  return (await redis.lindex(ENTRIES, at)) ?? '';
}

/** An entry with other contents and a hash that fits them. */
export async function forge(
  redis: Redis,
  at: number,
  changes: Partial<EntryBody>,
): Promise<{ hash: string; stored: string }> {
  const body = readEntry(sha256, await entryAt(redis, at))?.body;
  if (!body) throw new Error(`Nothing to forge at ${at}.`);
  return writeEntry(sha256, { ...body, ...changes });
}

/** What each line is about; nothing for what cannot be read. */
export const aboutOf = (lines: readonly AuditLine[]) =>
  lines.map((line) => (line.kind === 'entry' ? line.about : undefined));

type Command = (...args: unknown[]) => Promise<unknown>;

/** A connection with something done round each of its commands. */
export function through(
  client: Redis,
  around: (name: string, send: () => Promise<unknown>) => Promise<unknown>,
): Redis {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) =>
        around(String(name), async () => (member as Command).apply(target, args));
    },
  });
}

/** Keys with this text in their name or in what they hold; a dump would hold it packed. */
export async function traces(redis: Redis, text: string): Promise<string[]> {
  const names = await redis.keys('*');
  const held = await Promise.all(names.map(async (name) => read(redis, name)));
  return names.filter((name, at) => name.includes(text) || JSON.stringify(held[at]).includes(text));
}

async function read(redis: Redis, name: string): Promise<unknown> {
  const kind = await redis.type(name);
  if (kind === 'hash') return redis.hgetall(name);
  if (kind === 'set') return redis.smembers(name);
  if (kind === 'zset') return redis.zrange(name, '0', '-1');
  if (kind === 'list') return redis.lrange(name, '0', '-1');
  return redis.get(name);
}

/** All keys there are, with their values as the store packs them. */
export async function snapshot(redis: Redis): Promise<Map<string, Buffer>> {
  const names = await redis.keys('*');
  const dumps = await Promise.all(names.map(async (name) => redis.dumpBuffer(name)));
  return new Map(names.flatMap((name, at) => (dumps[at] ? [[name, dumps[at]] as const] : [])));
}

export async function restore(redis: Redis, saved: ReadonlyMap<string, Buffer>): Promise<void> {
  await redis.flushall();
  await Promise.all([...saved].map(async ([name, dump]) => redis.restore(name, 0, dump)));
}
