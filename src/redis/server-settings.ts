import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import { NO_SERVER_LIMITS, type PersonLimits, type ServerLimits } from '../core/limits.ts';
import { writeNote } from './audit-note.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const setLimits = loadScript('set-limits', 'base', 'audit');

const whole = z.number().int().nonnegative();
const FIELDS = ['atOnce', 'cooldownMs', 'dayEdits', 'dayClipMs'] as const;

/** Without the fields that are not set: they come from the operator. */
const person = z
  .object({ atOnce: whole, cooldownMs: whole, dayEdits: whole, dayClipMs: whole })
  .partial()
  .transform((limits): Partial<PersonLimits> => {
    const set = FIELDS.filter((field) => limits[field] !== undefined);
    return Object.fromEntries(set.map((field) => [field, limits[field]]));
  });

const serverLimits: z.ZodType<ServerLimits> = z.object({
  person,
  tiers: z.record(z.string(), person),
  serverDayMicros: whole.nullable(),
});

function read(text: string): ServerLimits {
  try {
    return serverLimits.safeParse(JSON.parse(text)).data ?? NO_SERVER_LIMITS;
  } catch {
    return NO_SERVER_LIMITS;
  }
}

export interface ServerSettingsOptions {
  redis: Redis;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** What servers have set: a hash for each, JSON by field. Rejects when the store does not answer. */
export function createServerSettings({ redis, now }: ServerSettingsOptions) {
  return {
    /** What cannot be read counts as not set: the operator's limits then hold. */
    async limits(serverId: string): Promise<ServerLimits> {
      const text = await redis.hget(keys.server(serverId), 'limits');
      return text === null ? NO_SERVER_LIMITS : read(text);
    },

    /** Throws for limits that are no whole numbers from 0 up, and writes nothing. */
    async setLimits(serverId: string, limits: ServerLimits, decision?: Decision): Promise<void> {
      const checked = JSON.stringify(serverLimits.parse(limits));
      const note = decision ? writeNote(decision) : '';
      await setLimits(redis, [keys.server(serverId)], [now ? String(now()) : '', checked, note]);
    },
  };
}
