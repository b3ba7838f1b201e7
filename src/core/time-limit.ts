/** The longest a timer can be set for. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs something that may take `ms`, and that whoever holds `outer` may stop earlier: its signal then aborts with a
 * TimeoutError, or with the outer reason. Not `AbortSignal.any([outer, AbortSignal.timeout(ms)])`: Node 20 holds the
 * parts of such a signal weakly, so that the time-out can be collected and never come.
 */
export async function withTimeLimit<T>(
  ms: number,
  outer: AbortSignal | null,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => {
      controller.abort(new DOMException('The time is up.', 'TimeoutError'));
    },
    Math.min(ms, MAX_TIMER_MS),
  );
  outer?.addEventListener('abort', stop, { once: true });
  if (outer?.aborted === true) stop();
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  }
}

/**
 * What `work` comes to, if it does so within `ms`; else a rejection with `late()`. The work itself goes on: what it rejects
 * with later is nobody's any more, and no unhandled rejection.
 */
export async function orTooLate<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
