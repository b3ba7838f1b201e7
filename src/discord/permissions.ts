import { PermissionFlagsBits } from 'discord-api-types/v10';

/** What the bot needs in a channel to bring a result there, by the names in Discord's settings. */
const NEEDED = [
  { name: 'View Channel', bit: PermissionFlagsBits.ViewChannel },
  { name: 'Attach Files', bit: PermissionFlagsBits.AttachFiles },
] as const;

/** Which of them the bot lacks; none when Discord does not say what it has, or it is an administrator. */
export function missingPermissions(bits: bigint | null): string[] {
  if (bits === null || (bits & PermissionFlagsBits.Administrator) !== 0n) return [];
  return NEEDED.filter(({ bit }) => (bits & bit) === 0n).map(({ name }) => name);
}
