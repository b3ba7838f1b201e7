import type { Redis } from 'ioredis';

import type { Decision } from '../core/audit.ts';
import type { Edit, RemixRule, ShownMessage } from '../core/edit.ts';
import { writeNote } from './audit-note.ts';
import { AS_FOR_ALL, editFrom } from './edit-record.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const consent = loadScript('consent', 'base', 'audit');
const setRemixes = loadScript('set-remixes');

/** What people are asked about remixes of what is theirs, and what they say. */
export function createConsents({ redis, now }: { redis: Redis; now?: () => number }) {
  return {
    async consentAsked(id: string, message: ShownMessage): Promise<void> {
      await redis.hset(keys.edit(id), 'consentIn', JSON.stringify(message));
    },

    async consent(
      { id, consentOf }: Pick<Edit, 'id' | 'consentOf'>,
      userId: string,
      note: Decision,
    ): Promise<Edit | null> {
      // Whom it needs is fixed when it is accepted.
      if (!consentOf.includes(userId)) return null;
      const args = [now ? String(now()) : '', userId, writeNote(note)];
      return editFrom(await consent(redis, [keys.edit(id)], args));
    },

    async setRemixes(id: string, userId: string, rule: RemixRule | null): Promise<boolean> {
      return (await setRemixes(redis, [keys.edit(id)], [userId, rule ?? AS_FOR_ALL])) === 1;
    },

    async parentIn(rootId: string, id: string): Promise<string | null> {
      const parent = await redis.hget(keys.tree(rootId), id);
      return parent === '' ? null : parent;
    },
  };
}
