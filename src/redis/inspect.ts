import type { Redis } from 'ioredis';

import { clusterOf, homeOf, openRedis, whenReady } from './connection.ts';
import { keys } from './keys.ts';
import { isRestoring } from './restore.ts';

/** What a write was refused with, as Redis's own word: a replica, no memory, no disk, no permission. */
export type WriteRefusal = 'READONLY' | 'OOM' | 'MISCONF' | 'NOPERM' | 'NOREPLICAS' | 'other';

export interface OpenStore {
  kind: 'open';
  /** What cannot be seen is null, here and below: managed servers forbid CONFIG, and some users INFO. */
  version: string | null;
  writeRefusal: WriteRefusal | null;
  evictionPolicy: string | null;
  /** Bytes at which it would evict; 0 for never. */
  memoryLimit: number | null;
  appendOnly: boolean | null;
  appendFsync: string | null;
  /** Whether it came out of a backup and was not made ready. */
  restoring: boolean;
  /** Of a cluster's server that holds our keys; null for a single server. */
  replicas: number | null;
}

export type StoreSeen =
  | OpenStore
  /** User name or password are missing or wrong. */
  | { kind: 'refused' }
  /** `code` is the system's, such as ECONNREFUSED; null when there is none. */
  | { kind: 'unreachable'; code: string | null };

/** Looks at the store. Writes one key of a second's life, to see whether it may. Never rejects. */
export async function inspectStore(url: string, withinMs: number): Promise<StoreSeen> {
  let onTrouble: (error: Error) => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  const trouble = new Promise<never>((_, reject) => {
    onTrouble = reject;
    timer = setTimeout(() => reject(new Error('deadline')), withinMs);
  });
  // The first trouble is the answer: nobody waits for the store to come back.
  const redis = openRedis(url, 'patient', (error) => onTrouble(error));
  try {
    return await Promise.race([look(redis), trouble]);
  } catch (error) {
    return classify(error);
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

function classify(error: unknown): StoreSeen {
  const message = error instanceof Error ? error.message : '';
  if (/NOAUTH|WRONGPASS|NOPERM|invalid password/i.test(message)) return { kind: 'refused' };
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const known = typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : null;
  return { kind: 'unreachable', code: known };
}

async function look(redis: Redis): Promise<OpenStore> {
  await whenReady(redis);
  await redis.ping();
  const [info, config, writeRefusal, restoring] = await Promise.all([
    readInfo(redis),
    readConfig(redis),
    tryWrite(redis),
    isRestoring(redis).catch(() => false),
  ]);
  const limit = info.get('maxmemory');
  const appending = config.get('appendonly') ?? info.get('aof_enabled');
  return {
    kind: 'open',
    version: info.get('redis_version') ?? null,
    writeRefusal,
    evictionPolicy: info.get('maxmemory_policy') ?? null,
    memoryLimit: limit === undefined ? null : Number(limit),
    appendOnly: appending === undefined ? null : appending === 'yes' || appending === '1',
    appendFsync: config.get('appendfsync') ?? null,
    restoring,
    replicas: clusterOf(redis) ? Number(info.get('connected_slaves') ?? 0) : null,
  };
}

async function readInfo(redis: Redis): Promise<Map<string, string>> {
  const text = await homeOf(redis)
    .info()
    .catch(() => '');
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+):(.*)$/.exec(line.trim()) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** A pattern, since several names at once are only understood from Redis 7 on. */
async function readConfig(redis: Redis): Promise<Map<string, string>> {
  const answer: unknown = await homeOf(redis)
    .config('GET', 'append*')
    .catch(() => []);
  const flat = Array.isArray(answer) ? answer.map(String) : [];
  return new Map(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : [])));
}

/** By a script, as the program writes: a user may be allowed the one and not the other. */
async function tryWrite(redis: Redis): Promise<WriteRefusal | null> {
  try {
    await redis.eval(
      "return redis.call('SET', KEYS[1], '1', 'PX', '1000')",
      1,
      keys.alive('doctor'),
    );
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const words = ['READONLY', 'OOM', 'MISCONF', 'NOPERM', 'NOREPLICAS'] as const;
    return words.find((word) => message.includes(word)) ?? 'other';
  }
}
