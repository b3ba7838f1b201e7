import { execFile } from 'node:child_process';
import { access, constants, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const RUN_WITHIN_MS = 5_000;
const VERSION = /(?:version |v=)\S*?(\d+(?:\.\d+)+)/;

/**
 * A program's own version; `unknown` when it runs but does not say, null when it cannot be run.
 *
 * @param path - where to look for it; it gets nothing else of the environment.
 */
export async function programVersion(
  program: string,
  flag: string,
  path: string | undefined,
): Promise<string | null> {
  try {
    const { stdout } = await run(program, [flag], {
      env: path === undefined ? {} : { PATH: path },
      timeout: RUN_WITHIN_MS,
      killSignal: 'SIGKILL',
    });
    return VERSION.exec(stdout)?.[1] ?? 'unknown';
  } catch {
    return null;
  }
}

/** Whether a version is at least another; what is not a number counts as 0. */
export function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  for (const [at, wanted] of least.entries()) {
    const part = parts[at] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

/** `there` is false while the folder is only going to be made; `freeBytes` null where it cannot be told. */
export type FolderSeen =
  | { kind: 'writable'; there: boolean; freeBytes: number | null }
  | { kind: 'not_writable'; code: string };

/** Tries whether files can be written to a folder, or the folder be made; leaves nothing behind. */
export async function inspectFolder(folder: string): Promise<FolderSeen> {
  const home = resolve(folder);
  try {
    const nearest = await nearestFolder(home);
    await access(nearest, constants.W_OK | constants.X_OK);
    if (nearest === home) await writeAndRemove(home);
    return { kind: 'writable', there: nearest === home, freeBytes: await freeBytes(nearest) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { kind: 'not_writable', code };
  }
}

/** The folder itself, or the first one above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  try {
    const seen = await stat(folder);
    if (seen.isDirectory()) return folder;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing || dirname(folder) === folder) throw error;
    return nearestFolder(dirname(folder));
  }
  throw Object.assign(new Error('There is a file in the way.'), { code: 'ENOTDIR' });
}

async function writeAndRemove(folder: string): Promise<void> {
  const file = join(folder, `.doctor-${process.pid}`);
  try {
    await writeFile(file, 'x');
  } finally {
    await rm(file, { force: true });
  }
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
