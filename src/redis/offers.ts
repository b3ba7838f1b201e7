import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/**
 * Requests that are kept until their person has said what is to be done with the clip. Written and read by us alone, so their shape is the
 * caller's. Rejects when the store does not answer.
 */
export function createOffers<Request extends object>({ redis }: { redis: Redis }) {
  return {
    async possible(): Promise<boolean> {
      return (await redis.exists(keys.preparing)) === 1;
    },

    async keep(id: string, request: Request, forMs: number): Promise<void> {
      await redis.set(keys.offer(id), JSON.stringify(request), 'PX', forMs);
    },

    async read(id: string): Promise<Request | null> {
      const kept = await redis.get(keys.offer(id));
      return kept === null ? null : (JSON.parse(kept) as Request);
    },

    async take(id: string): Promise<boolean> {
      return (await redis.del(keys.offer(id))) === 1;
    },
  };
}
