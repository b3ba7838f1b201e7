import { fileURLToPath } from 'node:url';

const program = (name: string): string => fileURLToPath(new URL(`${name}.js`, import.meta.url));

/** Compiled scripts that are run as processes of their own. */
export const PROGRAMS = {
  bareBot: program('bare-bot'),
  plainBot: program('plain-bot'),
  defaultClient: program('default-client'),
  delivering: program('delivering'),
  profiler: program('profiler'),
  memoryReporter: program('memory-reporter'),
} as const;
