const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs something under a signal that also aborts after `ms`. Not `AbortSignal.any` with `AbortSignal.timeout`: an edit
 * polls hundreds of times under one signal, and each of those would hold on to memory and a timer.
 */
export async function withDeadline<T>(
  outer: AbortSignal,
  ms: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (outer.aborted) abort();
  outer.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, Math.min(ms, MAX_TIMER_MS));
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}

/** Rejects when the signal aborts, at once if it has; never resolves. The signal is one call's own, and goes with it. */
export function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => reject(new DOMException('', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}
