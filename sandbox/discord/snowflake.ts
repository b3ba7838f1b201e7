import type { SandboxClock } from '../clock.ts';

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** Makes ids of Discord's shape: the moment in the high bits, a counter in the low 22. Strings, 19 digits today. */
export class Snowflakes {
  readonly #clock: SandboxClock;
  #count = 0n;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  next(): string {
    this.#count += 1n;
    const ms = BigInt(this.#clock.now() - DISCORD_EPOCH_MS);
    return String((ms << 22n) | (this.#count & 0x3fffffn));
  }
}
