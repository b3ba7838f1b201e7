import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { InputFile, MessageOrigin } from '../core/edit.ts';
import { inputFile, messageOrigin } from './edit-record.ts';
import { keys } from './keys.ts';

/** As long as the token of the interaction that began it lives: a form can hardly be open for longer. */
const KEPT_MS = 15 * 60_000;

interface StoredDraft {
  id: string;
  serverId: string;
  requesterId: string;
  origin: MessageOrigin;
  clips: InputFile[];
}

const stored: z.ZodType<StoredDraft> = z.object({
  id: z.string(),
  serverId: z.string(),
  requesterId: z.string(),
  origin: messageOrigin,
  clips: z.array(inputFile),
});

/** Messages with clips that somebody chose: a string each that expires by itself. */
export function createDrafts({ redis }: { redis: Redis }) {
  return {
    async keep(draft: StoredDraft): Promise<void> {
      await redis.set(
        keys.draft(draft.id),
        JSON.stringify(stored.parse(draft)),
        'PX',
        String(KEPT_MS),
      );
    },

    async read(id: string): Promise<StoredDraft | null> {
      const text = await redis.get(keys.draft(id));
      return text === null ? null : stored.parse(JSON.parse(text));
    },
  };
}
