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

/** Anything but a decimal number gives no rights: `BigInt` would also read hexadecimal and blanks. */
function hasAny(permissions: string, wanted: bigint): boolean {
  const bits = /^\d+$/.test(permissions) ? BigInt(permissions) : 0n;
  return (bits & wanted) !== 0n;
}
