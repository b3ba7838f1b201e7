import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = new URL('../../../', import.meta.url).pathname;

/**
 * Sees to it that `dist` holds the thread as it is in `src`: the threads run compiled JavaScript in tests too, and a
 * stale one would be tested in silence.
 */
export async function buildThread(): Promise<void> {
  const built = await stat(join(ROOT, 'dist/src/media/probe-thread.js')).catch(() => null);
  const source = await stat(join(ROOT, 'src/media/probe-thread.ts'));
  if (built !== null && built.mtimeMs >= source.mtimeMs) return;
  // It writes its output whatever the types of other parts are; those are another check's business.
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], {
    cwd: ROOT,
  }).catch(() => null);
  await readdir(join(ROOT, 'dist/src/media'));
}
