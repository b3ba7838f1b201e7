import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import { PAUSE_REASONS, type Pause, type PauseReason } from '../core/pause.ts';
import { writeNote } from './audit-note.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const begin = loadScript('begin-pause', 'base', 'audit');
const end = loadScript('end-pause', 'base', 'audit');

const stored = z.object({
  reason: z.enum(PAUSE_REASONS),
  sinceMs: z.number(),
  neededMicros: z.number(),
});

export interface PausesOptions {
  redis: Redis;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/**
 * The bot-wide pause: a JSON string that stays until it is ended. While it is there the line gives nothing out, whatever it
 * holds. Rejects when the store does not answer.
 */
export function createPauses({ redis, now }: PausesOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');
  const noteOf = (decision?: Decision): string => (decision ? writeNote(decision) : '');
  return {
    /** Throws when what is stored is no pause; it holds all the same. */
    async current(): Promise<Pause | null> {
      const text = await redis.get(keys.pause);
      return text === null ? null : stored.parse(JSON.parse(text));
    },

    async begin(reason: PauseReason, neededMicros: number, decision?: Decision): Promise<boolean> {
      const args = [nowArgument(), reason, randomUUID(), neededMicros, noteOf(decision)];
      return (await begin(redis, [keys.pause], args)) === 1;
    },

    async end(decision?: Decision): Promise<boolean> {
      const args = [randomUUID(), nowArgument(), noteOf(decision)];
      return (await end(redis, [keys.pause], args)) === 1;
    },

    async claimProbe(everyMs: number): Promise<boolean> {
      return (await redis.set(keys.pauseProbe, '1', 'PX', everyMs, 'NX')) === 'OK';
    },
  };
}
