import { spawn } from 'node:child_process';

const STDERR_KEPT = 4000;

/** A program that could not be started, was ended, or left with a code other than 0. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
  readonly program: string;
  readonly exitCode: number | null;

  constructor(program: string, exitCode: number | null, detail: string, cause?: unknown) {
    super(`${program} left with ${exitCode}: ${detail}`, { cause });
    this.program = program;
    this.exitCode = exitCode;
  }
}

/**
 * Runs `ffmpeg` or `ffprobe` and collects what it prints.
 *
 * @returns everything on the standard output.
 * @throws {ProgramError} with the end of the standard error output in its message.
 */
export function runProgram(
  program: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  signal?: AbortSignal,
): Promise<Buffer> {
  const quiet = ['-hide_banner', '-loglevel', 'error'];
  if (program === 'ffmpeg') quiet.push('-nostdin', '-y');
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...quiet, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      killSignal: 'SIGKILL',
      ...(signal && { signal }),
    });
    const printed: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-STDERR_KEPT);
    });
    child.once('error', (error) => reject(new ProgramError(program, null, error.message, error)));
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(printed));
      else reject(new ProgramError(program, code, complaint.trim()));
    });
  });
}
