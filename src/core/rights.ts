/** Discord's permission bits. Source: docs.discord.com, "Permissions". */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_SERVER = 1n << 5n;
const MANAGE_MESSAGES = 1n << 13n;

/** Whether these permission bits (a decimal string) make somebody a manager of the server. */
export function managesServer(permissions: string): boolean {
  return hasAny(permissions, ADMINISTRATOR | MANAGE_SERVER);
}

/** Whether they let somebody put other people's messages away. */
export function moderatesMessages(permissions: string): boolean {
  return hasAny(permissions, ADMINISTRATOR | MANAGE_SERVER | MANAGE_MESSAGES);
}

/**
 * Whether somebody moderates in their server: who manages it, or has the moderators' role; while none is set, who may put other
 * people's messages away.
 */
export function moderates(
  { permissions, roles }: { permissions: string; roles: readonly string[] },
  moderatorRoleId: string | null,
): boolean {
  if (managesServer(permissions)) return true;
  return moderatorRoleId === null
    ? moderatesMessages(permissions)
    : roles.includes(moderatorRoleId);
}

/** Anything but a decimal number gives no rights: `BigInt` would also read hexadecimal and blanks. */
function hasAny(permissions: string, wanted: bigint): boolean {
  const bits = /^\d+$/.test(permissions) ? BigInt(permissions) : 0n;
  return (bits & wanted) !== 0n;
}
