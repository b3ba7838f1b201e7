/** Callers that come while a run is under way get that run's answer: however many ask, one is answered at a time. */
export function shareRuns<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return async () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}
