import { once } from 'node:events';

import { Cluster, Redis } from 'ioredis';

/** Longest wait for one answer where a person is waiting, in ms. */
const IMPATIENT_TIMEOUT_MS = 1_500;
const RECONNECT_MS = 500;
const CONNECT_TIMEOUT_MS = 3_000;
/** Between two tries of a command whose server is gone, sixteen at most: a cluster takes some seconds to agree on another one. */
const FAILOVER_AGAIN_MS: Record<Patience, number> = {
  impatient: 100,
  patient: 1_000,
  // Their worker fetches no more after a command that was held so long: it tries again itself.
  blocking: 100,
};
/** The slot of `{kling}`, the hash tag of all our keys. */
export const OUR_SLOT = 4_701;

/**
 * How a connection takes an outage. `impatient`: fails within 1.5 s, so that a person is told. `patient`: waits for the
 * store to come back, since what it has to write must not be lost. `blocking`: as BullMQ's workers need it.
 */
export type Patience = 'impatient' | 'patient' | 'blocking';

/** Several, separated by commas, are nodes of one cluster; a password may hold a comma too. */
const addressesIn = (url: string): string[] => url.split(/,(?=rediss?:\/\/)/);

/**
 * Opens a connection. Reconnects for ever; does not wait for the first connection.
 *
 * @param url - one address, or some nodes of a cluster, from which the others are learned. A cluster's client takes every command
 *   that has a key as a single server's does; for one without a key see {@link homeOf}.
 * @param onTrouble - called with each connection error; an unhandled one would end the process.
 */
export function openRedis(
  url: string,
  patience: Patience,
  onTrouble: (error: Error) => void,
): Redis {
  const addresses = addressesIn(url);
  const redis = addresses.length > 1 ? openCluster(addresses, patience) : openOne(url, patience);
  // What a cluster says is that no node would do; why not, the last of them has said.
  redis.on('error', (error: Error & { lastNodeError?: Error }) => {
    onTrouble(error.lastNodeError ?? error);
  });
  return redis;
}

function openOne(url: string, patience: Patience): Redis {
  return new Redis(url, {
    maxRetriesPerRequest: patience === 'impatient' ? 0 : null,
    enableOfflineQueue: patience !== 'impatient',
    ...(patience === 'impatient' ? { commandTimeout: IMPATIENT_TIMEOUT_MS } : {}),
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: () => RECONNECT_MS,
  });
}

function openCluster(addresses: readonly string[], patience: Patience): Redis {
  const urls = addresses.map((address) => new URL(address));
  const [first] = urls;
  const isPlain = first?.protocol === 'redis:';
  const againMs = FAILOVER_AGAIN_MS[patience];
  const cluster = new Cluster(
    urls.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6_379) })),
    {
      enableOfflineQueue: patience !== 'impatient',
      clusterRetryStrategy: () => RECONNECT_MS,
      retryDelayOnFailover: againMs,
      retryDelayOnClusterDown: againMs,
      redisOptions: {
        ...(first?.username ? { username: decodeURIComponent(first.username) } : {}),
        ...(first?.password ? { password: decodeURIComponent(first.password) } : {}),
        ...(isPlain ? {} : { tls: {} }),
        ...(patience === 'impatient' ? { commandTimeout: IMPATIENT_TIMEOUT_MS } : {}),
        connectTimeout: CONNECT_TIMEOUT_MS,
        maxRetriesPerRequest: null,
      },
      // Certificates are for names; nodes that were looked up first would be asked for by number.
      ...(isPlain ? {} : { dnsLookup: (name, done) => done(null, name) }),
    },
  );
  // The same commands by the same names; what differs is in `homeOf`.
  return cluster as unknown as Redis;
}

/**
 * The one server that holds all our keys, for commands that name no key: a cluster's client would ask any. Only for looking: it
 * may be another server a moment later.
 */
export function homeOf(redis: Redis): Redis {
  const cluster = clusterOf(redis);
  if (!cluster) return redis;
  const [key] = cluster.slots[OUR_SLOT] ?? [];
  const masters = cluster.nodes('master');
  const home = masters.find(({ options: { host, port } }) => `${host}:${port}` === key);
  if (!home) throw new Error('The cluster does not say which server holds our keys.');
  return home;
}

/** Null for a single server. */
export function clusterOf(redis: unknown): Cluster | null {
  return redis instanceof Cluster ? redis : null;
}

/** Resolves once the connection can be used; an impatient one refuses every call before that. */
export async function whenReady(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') await once(redis, 'ready');
}
