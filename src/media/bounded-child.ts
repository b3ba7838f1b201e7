import { spawn, type ChildProcess } from 'node:child_process';
import { EditError, failure } from '../core/errors.ts';
import { saysDiskFull } from './disk-full.ts';
import { inTimeToFit, UnfitError } from './unfit.ts';

/** What a program that reads untrusted bytes may use. */
export interface ChildBounds {
  /** Where programs are looked for; all of the environment that it gets. */
  path: string;
  /** Address space. */
  memoryBytes: number;
  /** Milliseconds until it is killed. */
  ms: number;
}

/**
 * Limits, then becomes the program, so that there is one process to kill. Numbers come as arguments: nothing is put into
 * the script. Where a limit does not exist (macOS has no `-v`) the others hold. Processor time is for the one that
 * outlives us: killed at once, we can no longer end it.
 */
const LIMITED = [
  'ulimit -c 0 2>/dev/null',
  'ulimit -v "$1" 2>/dev/null',
  'ulimit -t "$2" 2>/dev/null',
  'shift 2',
  'exec nice -n 10 "$@"',
].join('; ');

/** How `nice` leaves when it cannot run the program, and when there is none (POSIX). */
const NOT_RUN = 126;
const NOT_FOUND = 127;
const PRINTED_BYTES_MAX = 1024 * 1024;
const COMPLAINT_KEPT = 2_000;

/**
 * Runs a program to its end, niced and within bounds, in a process group of its own, which is killed as a whole.
 *
 * @returns what it printed, at most 1 MiB.
 * @throws UnfitError no_ffmpeg, not_encodable (it left with another code than 0), took_too_long; EditError disk_full; or
 *   the signal's reason. Nothing of it runs any more by then.
 */
export async function runBounded(
  program: string,
  args: readonly string[],
  bounds: ChildBounds,
  signal: AbortSignal,
): Promise<string> {
  return inTimeToFit(bounds.ms, signal, async (stop) => {
    stop.throwIfAborted();
    const ended = await runToEnd(program, args, bounds, stop);
    stop.throwIfAborted();
    return judgeEnd(program, ended);
  });
}

interface Ended {
  /** Null when it was killed, or could not be started. */
  code: number | null;
  printed: string;
  /** The end of what it wrote to its standard error. */
  complaint: string;
}

function judgeEnd(program: string, { code, printed, complaint }: Ended): string {
  if (code === 0) return printed;
  if (code === NOT_RUN || code === NOT_FOUND) throw new UnfitError('no_ffmpeg', complaint);
  const detail = `${program} left with ${code}: ${complaint}`;
  if (saysDiskFull(complaint)) throw new EditError(failure('disk_full'), new Error(detail));
  throw new UnfitError('not_encodable', detail);
}

function runToEnd(
  program: string,
  args: readonly string[],
  { path, memoryBytes, ms }: ChildBounds,
  stop: AbortSignal,
): Promise<Ended> {
  // Twice the time by the clock: one thread does nearly all of the work.
  const limits = [Math.ceil(memoryBytes / 1024), Math.ceil(ms / 500)].map(String);
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', LIMITED, 'sh', ...limits, program, ...args], {
      env: { PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const kill = (): void => killGroup(child);
    const output = keepOutput(child, kill);
    const end = (code: number | null, complaint: string): void => {
      stop.removeEventListener('abort', kill);
      resolve({ code, printed: output.printed(), complaint });
    };
    stop.addEventListener('abort', kill, { once: true });
    child.once('error', (error: NodeJS.ErrnoException) => {
      end(error.code === 'ENOENT' ? NOT_FOUND : null, error.message);
    });
    // Not `exit`: what it leaves behind in its group may still hold the pipes, and is killed then.
    child.once('exit', kill);
    child.once('close', (code) => end(code, output.complaint()));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    // SIGKILL: a decoder that hangs on a hostile file listens to nothing else, and what it wrote is thrown away.
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it is gone already.
  }
}

/** Keeps what a child prints, within bounds, and kills one that prints without end. */
function keepOutput(
  { stdout, stderr }: Pick<ChildProcess, 'stdout' | 'stderr'>,
  kill: () => void,
): { printed(): string; complaint(): string } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let complaint = '';
  stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > PRINTED_BYTES_MAX) kill();
    else chunks.push(chunk);
  });
  stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-COMPLAINT_KEPT);
  });
  return {
    printed: () => Buffer.concat(chunks).toString(),
    complaint: () => complaint.trim(),
  };
}
