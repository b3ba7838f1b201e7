import type { Asker } from '../../../src/core/edit.ts';
import { PERSON } from '../discord/samples.ts';

export const OTHER = '900000000000000055';
const NOTHING = '0';

/** Those who may meet an edit of the samples, by what sets them apart from its requester there. */
export const WHO = {
  requester: { permissions: NOTHING },
  requesterDirect: { serverId: '', permissions: NOTHING, roles: [] },
  member: { userId: OTHER, permissions: NOTHING },
  near: { userId: `${PERSON.slice(0, -1)}5`, permissions: NOTHING },
  direct: { userId: OTHER, serverId: '', permissions: NOTHING },
  /** Manage Messages. */
  messages: { userId: OTHER, permissions: String(1n << 13n) },
  /** Manage Server. */
  manager: { userId: OTHER, permissions: String(1n << 5n) },
  elsewhere: { userId: OTHER, serverId: '1', permissions: String(1n << 5n) },
} as const satisfies Record<string, Partial<Asker>>;
