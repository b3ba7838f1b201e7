import process from 'node:process';

import { openPage } from './open-page.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes a Ctrl-C on that the terminal has sent already; somebody's second one comes later. */
const SAME_SIGNAL_MS = 1_500;

/** Serves the page until somebody ends it. Gives the exit code. */
export async function runPage(port: number, print: (line: string) => void): Promise<number> {
  const ending = watchSignals();
  print('Starting Redis, a local Discord, a local Segmind, the bot and the worker ...');
  const opening = openPage({ port });
  try {
    const { url } = await opening;
    print(`The sandbox is at ${url}`);
    print('Open it, type / in the channel and choose /kling-edit. End it with Ctrl-C.');
    await ending.asked;
  } catch (error) {
    // A Ctrl-C reaches the bot and the worker as well; that they end is then no failure.
    if (!ending.isAsked()) return explain(error, port, print);
  } finally {
    await opening.then(
      async (page) => page.close(),
      () => {},
    );
  }
  print('Ended: every process is gone, and so is all data.');
  return 0;
}

/** Resolves `asked` at the first signal; a second one ends the process at once. */
function watchSignals(): { asked: Promise<void>; isAsked: () => boolean } {
  let askedAt: number | null = null;
  const asked = new Promise<void>((resolve) => {
    const onSignal = () => {
      if (askedAt !== null && Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(1);
      askedAt ??= Date.now();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });
  return { asked, isAsked: () => askedAt !== null };
}

function explain(error: unknown, port: number, print: (line: string) => void): number {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE') throw error;
  print(
    `Port ${port} is taken: end what uses it, or choose another with "npm run sandbox -- --port ${port + 1}".`,
  );
  return 1;
}
