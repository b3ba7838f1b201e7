import type { Redis } from 'ioredis';

import { keys } from './keys.ts';

/** So many lines may share their time with the one that a page ends with, and none of them is left out. */
const TIES = 100;

interface StoredSlice {
  serverId: string;
  userId: string | null;
  from: { to: 'older' | 'newer'; atMs: number; editId: string } | null;
  most: number;
}

interface StoredLine {
  editId: string;
  atMs: number;
}

/** Lists of edits, each a sorted set by time. Rejects when the store does not answer. */
export function createHistory({ redis }: { redis: Redis }) {
  return {
    async list({ serverId, userId, from, most }: StoredSlice): Promise<StoredLine[]> {
      const list = userId === null ? keys.history(serverId) : keys.editsOf(serverId, userId);
      if (from === null) return linesOf(await redis.zrevrange(list, '0', most - 1, 'WITHSCORES'));
      // Lines of one time are in the order of their ids, so what lies behind the cursor is known also once its own line is gone.
      const limit = ['LIMIT', 0, most + TIES] as const;
      const flat =
        from.to === 'older'
          ? await redis.zrevrangebyscore(list, from.atMs, '-inf', 'WITHSCORES', ...limit)
          : await redis.zrangebyscore(list, from.atMs, '+inf', 'WITHSCORES', ...limit);
      const isBehind = ({ atMs, editId }: StoredLine): boolean =>
        atMs !== from.atMs ||
        from.editId === '' ||
        (from.to === 'older' ? editId < from.editId : editId > from.editId);
      return linesOf(flat).filter(isBehind).slice(0, most);
    },
  };
}

/** From members and scores in turn. */
function linesOf(flat: readonly string[]): StoredLine[] {
  return flat.flatMap((editId, at) =>
    at % 2 === 0 ? [{ editId, atMs: Number(flat[at + 1] ?? 0) }] : [],
  );
}
