import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/**
 * Shows that this process lives: a key that it renews three times in the time after which it counts as dead.
 *
 * @returns the way to stop; the key is then removed at once.
 */
export function showLife(redis: Redis, owner: string, lifeMs: number): () => Promise<void> {
  const key = keys.alive(owner);
  const stop = keepUp(redis, key, lifeMs);
  return async () => {
    stop();
    await redis.del(key).catch(() => {});
  };
}

/**
 * Shows that there is a worker that can cut and convert clips. Several keep up the one key, so it ends of itself once none does.
 *
 * @returns the way to stop.
 */
export function showPreparing(redis: Redis, lifeMs: number): () => void {
  return keepUp(redis, keys.preparing, lifeMs);
}

function keepUp(redis: Redis, key: string, lifeMs: number): () => void {
  const beat = () => {
    // An outage is nothing to act on here: the connection reports it, and the next beat follows.
    redis.set(key, '1', 'PX', lifeMs).catch(() => {});
  };
  if (redis.status === 'ready') beat();
  // Also when the store comes back: until the next regular beat we would look dead.
  redis.on('ready', beat);
  const timer = setInterval(beat, Math.max(50, Math.floor(lifeMs / 3)));
  return () => {
    clearInterval(timer);
    redis.off('ready', beat);
  };
}
