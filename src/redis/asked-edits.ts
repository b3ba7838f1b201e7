import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import type { BeforeLine } from '../core/before-line.ts';
import type {
  Appeal,
  AppealDecision,
  InputFile,
  ModeratorDecision,
  ShownMessage,
} from '../core/edit.ts';
import type { Caps } from '../core/limits.ts';
import { writeNote } from './audit-note.ts';
import { editFrom, writeField } from './edit-record.ts';
import { keys } from './keys.ts';
import { refusalFrom } from './refusal.ts';
import { loadScript } from './script.ts';

const goOn = loadScript('go-on', 'base', 'ledger', 'turns', 'audit');
const appeal = loadScript('appeal', 'base', 'audit');

const kindOf = z.tuple([z.enum(['went_on', 'gone', 'refused'])]).rest(z.unknown());

interface AskedOptions {
  redis: Redis;
  now?: () => number;
}

/** What an edit waited for is there. */
interface StoredStep {
  id: string;
  from: BeforeLine;
  to: BeforeLine | 'queued';
  set?: { prepared?: InputFile; message?: ShownMessage; decision?: ModeratorDecision };
  note?: Decision;
}

/** What a server's moderators are asked about edits, and what they say. */
export function createAsked({ redis, now }: AskedOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');
  const writeOnce = async (id: string, field: string, value: object, note: Decision) => {
    const args = [nowArgument(), field, JSON.stringify(value), writeNote(note)];
    return (await appeal(redis, [keys.edit(id)], args)) === 1;
  };
  const onwards = async ({ id, from, to, set = {}, note }: StoredStep, caps: Caps) => {
    const fields = Object.entries(set).flatMap(([name, value]) => [name, writeField(value)]);
    const args = [
      nowArgument(),
      randomUUID(),
      id,
      from,
      to,
      JSON.stringify(caps),
      note ? writeNote(note) : '',
      ...fields,
    ];
    const [kind, ...rest] = kindOf.parse(await goOn(redis, [keys.edit(id)], args));
    if (kind === 'refused') return { kind, failure: refusalFrom(rest) } as const;
    const edit = kind === 'went_on' ? editFrom(rest[0]) : null;
    return edit ? ({ kind: 'went_on', edit } as const) : ({ kind: 'gone' } as const);
  };
  return {
    async asking(id: string): Promise<boolean> {
      return (await redis.hsetnx(keys.edit(id), 'asking', '1')) === 0;
    },

    async asked(id: string, message: ShownMessage): Promise<void> {
      await redis.hset(keys.edit(id), 'askedIn', JSON.stringify(message));
    },

    goOn: async (step: StoredStep, caps: Caps) => onwards(step, caps),

    async approve(id: string, caps: Caps, decision: ModeratorDecision, note: Decision) {
      const step = {
        id,
        from: 'awaiting_approval',
        to: 'queued',
        set: { decision },
        note,
      } as const;
      return onwards(step, caps);
    },

    async appeal(id: string, made: Appeal, note: Decision): Promise<boolean> {
      return writeOnce(id, 'appeal', made, note);
    },

    async declineAppeal(id: string, decision: AppealDecision, note: Decision): Promise<boolean> {
      return writeOnce(id, 'appealDecision', decision, note);
    },
  };
}
