import type { Redis } from 'ioredis';

import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const putThumbnail = loadScript('put-thumbnail', 'base');

export interface ThumbnailsOptions {
  redis: Redis;
  /** How long an ended edit is kept, in ms. */
  retentionMs: number;
}

/** Small pictures of results, a key each. Rejects when the store does not answer. */
export function createThumbnails({ redis, retentionMs }: ThumbnailsOptions) {
  return {
    async put(id: string, jpeg: Buffer): Promise<void> {
      await putThumbnail(redis, [keys.edit(id), keys.thumbnail(id)], [jpeg, retentionMs]);
    },

    async get(ids: readonly string[]): Promise<Map<string, Buffer>> {
      if (ids.length === 0) return new Map();
      const found = await redis.mgetBuffer(...ids.map((id) => keys.thumbnail(id)));
      return new Map(
        ids.flatMap((id, at) => {
          const jpeg = found[at];
          return jpeg ? [[id, jpeg] as const] : [];
        }),
      );
    },
  };
}
