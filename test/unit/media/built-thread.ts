import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = new URL('../../../', import.meta.url).pathname;

/**
 * Sees to it that `dist` holds a thread or process as it is in `src`: they run compiled JavaScript in tests too, and a
 * stale one would be tested in silence.
 *
 * @param sources - the files that it is made of, its own first: `media/probe-thread`.
 */
export async function buildThread(...sources: string[]): Promise<void> {
  const [own = 'media/probe-thread'] = sources;
  const built = await stat(join(ROOT, `dist/src/${own}.js`)).catch(() => null);
  const times = [own, ...sources].map(async (name) => stat(join(ROOT, `src/${name}.ts`)));
  const newest = Math.max(...(await Promise.all(times)).map(({ mtimeMs }) => mtimeMs));
  if (built !== null && built.mtimeMs >= newest) return;
  // It writes its output whatever the types of other parts are; those are another check's business.
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], {
    cwd: ROOT,
  }).catch(() => null);
  await stat(join(ROOT, `dist/src/${own}.js`));
}
