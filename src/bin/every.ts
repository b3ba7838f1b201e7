/**
 * Runs `task` again and again, `ms` after it last ended, until stopped. Its failures go to `onTrouble`: one bad round is no
 * reason to end the next.
 */
export function every(
  ms: number,
  task: () => Promise<void>,
  onTrouble: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  const next = () => {
    round = task()
      .catch(onTrouble)
      .then(() => {
        if (!stopped) timer = setTimeout(next, ms);
      });
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
