import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/** What people have set for themselves: a hash for each, absent fields as by default. Rejects when the store does not answer. */
export function createPeople({ redis }: { redis: Redis }) {
  return {
    async wantsPings(userId: string): Promise<boolean> {
      return (await redis.hget(keys.person(userId), 'pings')) !== '0';
    },

    /** What is as by default is not kept. */
    async setPings(userId: string, wanted: boolean): Promise<void> {
      if (wanted) await redis.hdel(keys.person(userId), 'pings');
      else await redis.hset(keys.person(userId), 'pings', '0');
    },
  };
}
