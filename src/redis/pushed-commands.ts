import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/** Which command definitions were pushed where: a hash for each scope. */
export function createPushedCommands(redis: Redis) {
  return {
    async read(scope: string): Promise<string | null> {
      return redis.get(keys.commands(scope));
    },
    async write(scope: string, hash: string): Promise<void> {
      await redis.set(keys.commands(scope), hash);
    },
  };
}
