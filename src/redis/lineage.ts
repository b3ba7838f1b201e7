import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/** Trees of edits, written when an edit is accepted: `lua/accept.lua`. Rejects when the store does not answer. */
export function createLineage({ redis }: { redis: Redis }) {
  return {
    /** The root's own parent is stored as an empty text. */
    async tree(rootId: string): Promise<{ id: string; parentId: string | null }[]> {
      const stored = await redis.hgetall(keys.tree(rootId));
      return Object.entries(stored).map(([id, parent]) => ({
        id,
        parentId: parent === '' ? null : parent,
      }));
    },
  };
}
