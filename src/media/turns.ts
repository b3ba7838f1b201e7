/**
 * Runs work when it is its turn. Who waits with a signal that comes leaves the row, and rejects with its reason; work
 * that has begun is its own to stop.
 */
export type Turns = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Lets so many pieces of work run at once; the rest wait, first come first served. */
export function createTurns(limit: number): Turns {
  const waiting = new Set<() => void>();
  let free = limit;

  function wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.delete(begin);
        reject(signal?.reason);
      };
      const begin = (): void => {
        waiting.delete(begin);
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.add(begin);
    });
  }

  return async (work, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else await wait(signal);
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody who comes in between takes it.
      const [next] = waiting;
      if (next === undefined) free += 1;
      else next();
    }
  };
}
