/** Whether this, or what caused it, is a disk (or a quota) with no room left. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return true;
  return error instanceof Error && error.cause !== undefined && isDiskFull(error.cause);
}

/** The same, in the words of a program that ran in the C locale. macOS spells it with a c. */
export function saysDiskFull(text: string): boolean {
  return /No space left on device|Dis[ck] quota exceeded/.test(text);
}
