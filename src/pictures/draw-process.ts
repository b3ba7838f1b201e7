import { fork } from 'node:child_process';

import type { LineagePicture } from '../core/lineage-picture.ts';

/** What the process that draws is given. */
export interface DrawJob {
  picture: LineagePicture;
  thumbnails: ReadonlyMap<string, Uint8Array>;
}

/**
 * It runs compiled JavaScript: Node 20 cannot read TypeScript. Beside this file once compiled; under vitest this is
 * `src/pictures/draw-process.ts`, and the compiled one is where `npm run build` puts it.
 */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/pictures/draw-program.js', import.meta.url)
  : new URL('./draw-program.js', import.meta.url);

/** Draws one picture in a process of its own. Rejects when that ends without one, or has not ended after `withinMs`. */
export async function drawApart(job: DrawJob, withinMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, {
      env: {},
      execArgv: ['--max-old-space-size=256'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let drawn: Buffer | null = null;
    let fault: unknown;
    const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
    child.once('message', (png: Uint8Array) => (drawn = Buffer.from(png)));
    child.on('error', (error) => (fault = error));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (drawn) resolve(drawn);
      else reject(new Error(`no picture (${signal ?? code})`, { cause: fault }));
    });
    child.send(job, (error) => (fault ??= error));
  });
}
