import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readName } from './result-names.ts';

interface Sweep {
  dir: string;
  spoolDir: string;
  keepIds: Iterable<string>;
  olderThanMs: number;
  keepUrls: Iterable<string> | undefined;
}

/**
 * Removes old files nobody needs: fetched and fitted clips, parts of either, and spooled clips when it is known which are
 * needed. Anything else in the folders is not ours and stays.
 *
 * @returns how many files went.
 */
export async function sweepResults(sweep: Sweep): Promise<number> {
  const keepIds = new Set(sweep.keepIds);
  const removed = await removeOld(sweep.dir, sweep.olderThanMs, (name) => {
    const file = readName(name);
    // A part is of use to the process that writes it alone; one that old has none.
    return file !== null && (file.kind === 'part' || !keepIds.has(file.id));
  });
  if (sweep.keepUrls === undefined) return removed;
  const keepPaths = await spooledPaths(sweep.keepUrls);
  const spool = await realpath(sweep.spoolDir).catch(() => sweep.spoolDir);
  return (
    removed +
    (await removeOld(spool, sweep.olderThanMs, (name) => !keepPaths.has(join(spool, name))))
  );
}

async function spooledPaths(urls: Iterable<string>): Promise<Set<string>> {
  const paths = [...urls]
    .filter((url) => url.startsWith('file:') && URL.canParse(url))
    .map((url) => fileURLToPath(url));
  return new Set(await Promise.all(paths.map((path) => realpath(path).catch(() => path))));
}

async function removeOld(
  dir: string,
  olderThanMs: number,
  isLeftOver: (name: string) => boolean,
): Promise<number> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const before = Date.now() - olderThanMs;
  let removed = 0;
  for (const entry of entries) {
    if (!entry.isFile() || !isLeftOver(entry.name)) continue;
    const path = join(dir, entry.name);
    // Gone in between: another process sweeps too.
    const age = await stat(path).catch(() => null);
    if (age === null || age.mtimeMs > before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
