import type { Redis } from 'ioredis';

import { keys } from './keys.ts';
import { storeNow } from './store-clock.ts';

const QUEUES = ['generate', 'deliver'] as const;
type Queue = (typeof QUEUES)[number];

/** Edits on their way into a queue: a sorted set for each queue, by the time they were written. */
export function createOutbox({ redis }: { redis: Redis }) {
  return {
    async due(graceMs: number): Promise<{ queue: Queue; id: string }[]> {
      const until = (await storeNow(redis)) - graceMs;
      const waiting = await Promise.all(
        QUEUES.map(async (queue) => {
          const ids = await redis.zrangebyscore(keys.outbox(queue), '-inf', until);
          return ids.map((id) => ({ queue, id }));
        }),
      );
      return waiting.flat();
    },

    async done(queue: Queue, id: string): Promise<void> {
      await redis.zrem(keys.outbox(queue), id);
    },

    async again(queue: Queue, id: string): Promise<void> {
      await redis.zadd(keys.outbox(queue), 'NX', await storeNow(redis), id);
    },
  };
}
