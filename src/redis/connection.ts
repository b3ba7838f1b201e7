import { once } from 'node:events';

import { Redis } from 'ioredis';

/** Longest wait for one answer where a person is waiting, in ms. */
const IMPATIENT_TIMEOUT_MS = 1_500;
const RECONNECT_MS = 500;

/**
 * How a connection takes an outage. `impatient`: fails within 1.5 s, so that a person is told. `patient`: waits for the
 * store to come back, since what it has to write must not be lost. `blocking`: as BullMQ's workers need it.
 */
export type Patience = 'impatient' | 'patient';

/**
 * Opens a connection. Reconnects for ever; does not wait for the first connection.
 *
 * @param onTrouble - called with each connection error; an unhandled one would end the process.
 */
export function openRedis(
  url: string,
  patience: Patience,
  onTrouble: (error: Error) => void,
): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: patience === 'impatient' ? 0 : null,
    enableOfflineQueue: patience === 'patient',
    ...(patience === 'impatient' ? { commandTimeout: IMPATIENT_TIMEOUT_MS } : {}),
    connectTimeout: 3_000,
    retryStrategy: () => RECONNECT_MS,
  });
  redis.on('error', onTrouble);
  return redis;
}

/** Resolves once the connection can be used; an impatient one refuses every call before that. */
export async function whenReady(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') await once(redis, 'ready');
}
