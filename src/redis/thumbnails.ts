import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/** Of an edit that is not over yet, and so has no end, in ms. */
const OPEN_MS = 86_400_000;

/** Small pictures of results, one key each. Rejects when the store does not answer. */
export function createThumbnails({ redis }: { redis: Redis }) {
  return {
    async put(id: string, jpeg: Buffer): Promise<void> {
      const left = await redis.pttl(keys.edit(id));
      await redis.set(keys.thumbnail(id), jpeg, 'PX', left > 0 ? left : OPEN_MS);
    },

    async get(ids: readonly string[]): Promise<Map<string, Buffer>> {
      if (ids.length === 0) return new Map();
      const stored = await redis.mgetBuffer(ids.map((id) => keys.thumbnail(id)));
      return new Map(
        ids.flatMap((id, at): [string, Buffer][] => {
          const jpeg = stored[at];
          return jpeg ? [[id, jpeg]] : [];
        }),
      );
    },
  };
}
