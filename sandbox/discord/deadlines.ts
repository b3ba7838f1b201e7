import type { SandboxClock } from '../clock.ts';

/** Runs things when the sandbox's time has come, also when it comes by a jump of the clock. */
export class Deadlines {
  readonly #clock: SandboxClock;
  readonly #pending = new Set<{ at: number; run: () => void }>();
  readonly #stopListening: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
    this.#stopListening = clock.onAdvance(() => this.#sweep());
    this.#timer = setInterval(() => this.#sweep(), 25);
    this.#timer.unref();
  }

  /** Runs `run` at `at` (milliseconds of the sandbox's time). */
  add(at: number, run: () => void): void {
    this.#pending.add({ at, run });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stopListening();
    this.#pending.clear();
  }

  #sweep(): void {
    const now = this.#clock.now();
    for (const entry of this.#pending) {
      if (entry.at > now) continue;
      this.#pending.delete(entry);
      entry.run();
    }
  }
}
