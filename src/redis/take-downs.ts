import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import type { Edit, TakeDown } from '../core/edit.ts';
import { fieldsFrom } from './answers.ts';
import { writeNote } from './audit-note.ts';
import { parseEdit } from './edit-record.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const takeDown = loadScript('take-down', 'base', 'audit');
const takenOff = loadScript('taken-off', 'base');

const answer = z.tuple([z.enum(['taken', 'before', 'decided', 'unknown'])]).rest(z.unknown());

export interface TakeDownsOptions {
  redis: Redis;
  /** How long an ended edit is kept, in ms. */
  retentionMs: number;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** Clips that were taken down: a flag on their edit, set once. Rejects when the store does not answer. */
export function createTakeDowns({ redis, retentionMs, now }: TakeDownsOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');
  return {
    async take(
      id: string,
      down: Omit<TakeDown, 'atMs'>,
      round: number | null,
      decision: Decision,
    ): Promise<
      { kind: 'taken'; edit: Edit } | { kind: 'before' } | { kind: 'decided' } | { kind: 'unknown' }
    > {
      const [kind, fields] = answer.parse(
        await takeDown(
          redis,
          [keys.edit(id), keys.outbox('deliver'), keys.active, keys.reports(id)],
          [nowArgument(), JSON.stringify(down), id, round ?? '', writeNote(decision)],
        ),
      );
      return kind === 'taken' ? { kind, edit: parseEdit(fieldsFrom(fields)) } : { kind };
    },

    async hiddenUrl(id: string): Promise<string | null> {
      return (await redis.hget(keys.edit(id), 'hiddenUrl')) || null;
    },

    async takenOff(id: string): Promise<void> {
      await takenOff(redis, [keys.edit(id), keys.active], [nowArgument(), id, retentionMs]);
    },
  };
}
