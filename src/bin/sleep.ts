/**
 * Resolves after `ms`, or as soon as the signal aborts. Never rejects. It holds less meanwhile than
 * `node:timers/promises` does: thousands of edits sleep at once, each for seconds, so that it all grows old before it is garbage.
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    return signal?.addEventListener('abort', wake);
  });
}
