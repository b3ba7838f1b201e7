import { PermissionFlagsBits } from 'discord-api-types/v10';

import type { NeededPermission } from '../core/errors.ts';

/** What the bot needs in a channel to bring a result there. */
const NEEDED = ['ViewChannel', 'AttachFiles'] as const satisfies NeededPermission[];

/** Which of them the bot lacks; none when Discord does not say what it has, or it is an administrator. */
export function missingPermissions(bits: bigint | null): NeededPermission[] {
  if (bits === null || (bits & PermissionFlagsBits.Administrator) !== 0n) return [];
  return NEEDED.filter((name) => (bits & PermissionFlagsBits[name]) === 0n);
}
