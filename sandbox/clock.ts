/**
 * The time the local services live in: real time plus what has been skipped. Tests move it so that a token's
 * 15 minutes or a link's 24 hours pass at once.
 */
export class SandboxClock {
  #skippedMs = 0;
  readonly #listeners = new Set<() => void>();

  /** Milliseconds since the epoch, in the sandbox's time. */
  now(): number {
    return Date.now() + this.#skippedMs;
  }

  /** Lets `ms` milliseconds pass at once and wakes whoever waits for a moment in between. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`The clock only goes forward, not by ${ms} ms.`);
    this.#skippedMs += ms;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after each {@link advance}. Returns the way to stop that. */
  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when `ms` of sandbox time have passed, sooner in real time if the clock is moved. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const due = this.now() + ms;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const finish = () => {
        clearTimeout(timer);
        stopListening();
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const check = () => {
        clearTimeout(timer);
        const left = due - this.now();
        if (left <= 0 || signal?.aborted) finish();
        else timer = setTimeout(check, Math.min(left, 2 ** 30));
      };
      const stopListening = this.onAdvance(check);
      signal?.addEventListener('abort', finish);
      timer = setTimeout(check, 0);
    });
  }
}
