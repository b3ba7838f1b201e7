import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import type { Appeal, AppealDecision, ModeratorDecision, ShownMessage } from '../core/edit.ts';
import type { Caps } from '../core/limits.ts';
import { writeNote } from './audit-note.ts';
import { editFrom } from './edit-record.ts';
import { keys } from './keys.ts';
import { refusalFrom } from './refusal.ts';
import { loadScript } from './script.ts';

const approve = loadScript('approve', 'base', 'ledger', 'turns', 'audit');
const appeal = loadScript('appeal', 'base', 'audit');

const kindOf = z.tuple([z.enum(['approved', 'gone', 'refused'])]).rest(z.unknown());

interface AskedOptions {
  redis: Redis;
  now?: () => number;
}

/** What a server's moderators are asked about edits, and what they say. */
export function createAsked({ redis, now }: AskedOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');
  const writeOnce = async (id: string, field: string, value: object, note: Decision) => {
    const args = [nowArgument(), field, JSON.stringify(value), writeNote(note)];
    return (await appeal(redis, [keys.edit(id)], args)) === 1;
  };
  return {
    async asking(id: string): Promise<boolean> {
      return (await redis.hsetnx(keys.edit(id), 'asking', '1')) === 0;
    },

    async asked(id: string, message: ShownMessage): Promise<void> {
      await redis.hset(keys.edit(id), 'askedIn', JSON.stringify(message));
    },

    async approve(id: string, caps: Caps, decision: ModeratorDecision, note: Decision) {
      const [kind, ...rest] = kindOf.parse(
        await approve(
          redis,
          [keys.edit(id)],
          [
            nowArgument(),
            randomUUID(),
            id,
            JSON.stringify(caps),
            JSON.stringify(decision),
            writeNote(note),
          ],
        ),
      );
      if (kind === 'refused') return { kind, failure: refusalFrom(rest) } as const;
      const edit = kind === 'approved' ? editFrom(rest[0]) : null;
      return edit ? ({ kind: 'approved', edit } as const) : ({ kind: 'gone' } as const);
    },

    async appeal(id: string, made: Appeal, note: Decision): Promise<boolean> {
      return writeOnce(id, 'appeal', made, note);
    },

    async declineAppeal(id: string, decision: AppealDecision, note: Decision): Promise<boolean> {
      return writeOnce(id, 'appealDecision', decision, note);
    },
  };
}
