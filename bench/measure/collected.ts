import { z } from 'zod';

import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { PROGRAMS } from '../programs/paths.ts';

/** Settings with which a process can be asked by `collected`. */
export const REPORTS_MEMORY = { NODE_OPTIONS: `--import file://${PROGRAMS.memoryReporter}` };

const report = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });

const PREFIX = 'memory ';

/** What a process holds, in bytes, after a garbage collection; for one that was started with REPORTS_MEMORY. */
export async function collected(program: RunningProgram): Promise<z.infer<typeof report>> {
  const said = program.output.length;
  program.child.kill('SIGUSR2');
  const found = () => program.output.slice(said).find((line) => line.startsWith(PREFIX));
  for (let looks = 0; looks < 200; looks += 1) {
    const line = found();
    if (line !== undefined) return report.parse(JSON.parse(line.slice(PREFIX.length)));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The process did not say what it holds.');
}
