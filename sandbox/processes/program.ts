import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The compiled program, from this file's own place in `sandbox/` or in `dist/sandbox/`. */
const MAIN = fileURLToPath(
  new URL(
    import.meta.url.includes('/dist/') ? '../../src/bin/main.js' : '../../dist/src/bin/main.js',
    import.meta.url,
  ),
);

export type Role = 'bot' | 'worker' | 'both';

export interface ProgramOptions {
  role: Role;
  settings: Record<string, string>;
  /** Another script in place of the program's own; a test's. */
  main?: string;
  /** The folder it runs in. Default: this process's own, where it reads an `.env` that lies there. */
  cwd?: string;
}

/** The real bot or worker as a process of its own, started by its settings alone. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Everything it wrote, a line each. */
  readonly output: string[];
  /** The exit code, or null after a signal. */
  readonly exited: Promise<number | null>;
  /** Resolves when a line holds `text`; rejects when the process ends first. */
  says(text: string): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts it. Of our own environment it gets only what a process needs to run at all. */
export function startProgram({ role, settings, main = MAIN, cwd }: ProgramOptions): RunningProgram {
  const child = spawn(process.execPath, [main, ...(role === 'both' ? [] : [role])], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const output: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line);
      for (const look of waiting) look();
    });
  }
  const exited = once(child, 'exit').then(([code]: unknown[]) =>
    typeof code === 'number' ? code : null,
  );
  return {
    child,
    output,
    exited,
    async says(text) {
      const said = new Promise<void>((resolve) => {
        const look = () => {
          if (!output.some((line) => line.includes(text))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
      const ended = exited.then(() => {
        throw new Error(`The ${role} ended before it said "${text}":\n${output.join('\n')}`);
      });
      ended.catch(() => {});
      await Promise.race([said, ended]);
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}
