import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

import { EXIT_SETTINGS, StartError } from '../ops/start-error.ts';
import { run } from './run.ts';

/** Whatever hangs at the end, the process is gone by then: longer than the drain, shorter than a supervisor's patience. */
const LET_GO_WITHIN_MS = 9_500;
const FAILED = 1;
/**
 * By how much a heap may grow before it is swept, in percent. V8 decides that anew each time by how fast it was, and on a busy
 * machine comes to 300: a worker that polls thousands of edits then holds four times what is alive. Much less than this, and
 * sweeping is felt when clips go through.
 */
const HEAP_GROWS_BY = 70;

function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) return;
    throw new StartError(EXIT_SETTINGS, [
      'The file .env cannot be read: make it a file that this user may read, or remove it.',
    ]);
  }
}

function say(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
}

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_BY}`);
  loadEnvFile();
  const program = await run({
    args: process.argv.slice(2),
    environment: process.env,
    onEnd(exitCode) {
      say([
        'Discord ended the session and takes DISCORD_TOKEN no more: copy the bot token anew from the Discord developer portal.',
      ]);
      process.exit(exitCode);
    },
  });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(FAILED);
    stopping = true;
    setTimeout(() => process.exit(FAILED), Math.max(LET_GO_WITHIN_MS, drainMs())).unref();
    void program.end().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** An operator who asked for a longer drain gets it. */
function drainMs(): number {
  return (Number(process.env['SHUTDOWN_DRAIN_S']) || 0) * 1000 + 1_500;
}

main().catch((error: unknown) => {
  if (error instanceof StartError) {
    say(error.sentences);
    process.exit(error.exitCode);
  }
  // Nobody foresaw it: the kind, for a report, without whatever the message may hold.
  say([
    `The start failed in a way nobody foresaw (${error instanceof Error ? error.name : 'error'}).`,
  ]);
  process.exit(FAILED);
});
