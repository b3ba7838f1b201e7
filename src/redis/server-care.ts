import type { Redis } from 'ioredis';
import { z } from 'zod';

import { homeOf } from './connection.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';
import { storeNow } from './store-clock.ts';

const serversDue = loadScript('servers-due', 'base');

const PAGE = 1_000;

export interface ServerCareOptions {
  redis: Redis;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** Which servers something is kept of, and since when the bot is in them no more. Rejects when the store does not answer. */
export function createServerCare({ redis, now }: ServerCareOptions) {
  return {
    async due(everyMs: number, most: number): Promise<string[]> {
      const args = [now ? String(now()) : '', everyMs, most];
      return z.array(z.string()).parse(await serversDue(redis, [keys.servers], args));
    },

    async seen(serverId: string, isIn: boolean): Promise<number> {
      if (isIn) {
        await redis.hdel(keys.serversRemoved, serverId);
        return 0;
      }
      const nowMs = now ? now() : await storeNow(redis);
      await redis.hsetnx(keys.serversRemoved, serverId, nowMs);
      return nowMs - Number(await redis.hget(keys.serversRemoved, serverId));
    },

    async purge(serverId: string): Promise<void> {
      if (!/^\d{1,20}$/.test(serverId)) throw new Error(`No server: ${serverId}`);
      await redis.unlink(keys.server(serverId), keys.blocks(serverId));
      await removePictures(redis, serverId);
      await removeLists(redis, serverId);
      await redis.srem(keys.servers, serverId);
      await redis.zrem(keys.serversLooked, serverId);
      await redis.hdel(keys.serversRemoved, serverId);
    },
  };
}

/** The list of its results goes last: cut off, it names what is left. */
async function removePictures(redis: Redis, serverId: string): Promise<void> {
  const list = keys.history(serverId);
  const ids = await redis.zrange(list, '0', '-1');
  for (let from = 0; from < ids.length; from += PAGE) {
    await redis.unlink(...ids.slice(from, from + PAGE).map((id) => keys.thumbnail(id)));
  }
  await redis.unlink(list);
}

/** Goes through all keys, a part at a time: it is done once for a server. */
async function removeLists(redis: Redis, serverId: string): Promise<void> {
  let cursor = '0';
  do {
    const match = keys.editsOf(serverId, '*');
    const [next, found] = await homeOf(redis).scan(cursor, 'MATCH', match, 'COUNT', PAGE);
    for (const list of found) {
      const userId = list.slice(list.lastIndexOf(':') + 1);
      await redis.srem(keys.serversOf(userId), serverId);
      await redis.unlink(list);
    }
    cursor = next;
  } while (cursor !== '0');
}
