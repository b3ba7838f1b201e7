import process from 'node:process';

import { openPage } from './open-page.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Serves the page until somebody ends it. Gives the exit code. */
export async function runPage(port: number, print: (line: string) => void): Promise<number> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.once(signal, resolve);
  });
  print('Starting Redis, a local Discord, a local Segmind, the bot and the worker ...');
  const opening = openPage({ port });
  try {
    // Somebody may have enough before it is open; it is ended all the same.
    const { url } = await opening;
    print(`The sandbox is at ${url}`);
    print('Open it, type / in the channel and choose /kling-edit. End it with Ctrl-C.');
    await ended;
  } catch (error) {
    return explain(error, port, print);
  } finally {
    await opening.then(
      async (page) => page.close(),
      () => {},
    );
  }
  print('Ended: every process is gone, and so is all data.');
  return 0;
}

function explain(error: unknown, port: number, print: (line: string) => void): number {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    print(
      `Port ${port} is taken: end what uses it, or choose another with "npm run sandbox -- --port ${port + 1}".`,
    );
    return 1;
  }
  throw error;
}
