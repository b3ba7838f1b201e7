import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Notice } from '../core/notice.ts';
import { PAUSE_REASONS } from '../core/pause.ts';
import { keys } from './keys.ts';

const reason = z.enum(PAUSE_REASONS);
const used = { kind: z.literal('budget'), usedMicros: z.number(), capMicros: z.number() };

const notice: z.ZodType<Notice> = z.union([
  z.object({ kind: z.literal('paused'), reason }),
  z.object({ kind: z.literal('resumed'), reason }),
  z.object({ ...used, scope: z.literal('bot') }),
  z.object({ ...used, scope: z.literal('server'), serverId: z.string() }),
]);

/** A field's notice; none where it cannot be read: a newer version in the same store may have written it, and will tell it. */
function read(text: string): Notice | null {
  try {
    return notice.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What operators have yet to be told: a hash, notice by id, written by the scripts that do what is told. */
export function createNotices({ redis }: { redis: Redis }) {
  return {
    async due(): Promise<{ id: string; notice: Notice }[]> {
      return Object.entries(await redis.hgetall(keys.notices)).flatMap(([id, text]) => {
        const known = read(text);
        return known === null ? [] : [{ id, notice: known }];
      });
    },

    async done(id: string): Promise<void> {
      await redis.hdel(keys.notices, id);
    },
  };
}
