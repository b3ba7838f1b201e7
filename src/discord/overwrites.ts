import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';

export const permissionBits = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text));

/** What a channel says of a role or a person; `id` of whom. */
export const overwriteShape = z.object({
  id: z.string(),
  allow: permissionBits,
  deny: permissionBits,
});

export type Overwrite = z.infer<typeof overwriteShape>;

/** Somebody in a server, before channels have their say. */
export interface Standing {
  serverId: string;
  userId: string;
  roles: readonly string[];
  /** The sum of what their roles allow. */
  bits: bigint;
}

/** Source: docs.discord.com, "Permissions", "Permission Overwrites": everyone, then roles, then the member. */
export function bitsIn(
  { serverId, userId, roles, bits }: Standing,
  overwrites: readonly Overwrite[],
): bigint {
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return bits;
  const steps = [[serverId], roles.filter((id) => id !== serverId), [userId]];
  return steps.reduce((before, ids) => {
    const these = overwrites.filter(({ id }) => ids.includes(id));
    const denied = these.reduce((sum, { deny }) => sum | deny, 0n);
    return these.reduce((sum, { allow }) => sum | allow, before & ~denied);
  }, bits);
}
