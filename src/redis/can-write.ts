import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

const TRIAL_MS = 1_000;

/**
 * Whether the store takes a write of this process: one that only answers may be full, or a replica. Writes a key of a
 * second's life. Rejects as the connection does.
 */
export async function canWrite(redis: Redis, owner: string): Promise<boolean> {
  return (await redis.set(keys.trial(owner), '1', 'PX', TRIAL_MS)) === 'OK';
}
