/** Runs work when it is its turn. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many pieces of work run at once; the rest wait, first come first served. */
export function createTurns(limit: number): Turns {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody who comes in between takes it.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
