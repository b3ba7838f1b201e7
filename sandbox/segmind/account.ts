import type { Job, LocalSegmindOptions } from './contract.ts';

/** The shortest clip the model takes, seconds: what a submit costs at least. */
const LEAST_SECONDS = 3;
const WINDOW_MS = 60_000;

/** Credits and rate of the one account there is. Money in US dollars. */
export class Account {
  readonly #pricePerSecondUsd: number;
  readonly #ratePerMinute: number;
  #credits: number;
  #taken: number[] = [];

  constructor(options: LocalSegmindOptions) {
    this.#credits = options.credits ?? 100;
    this.#pricePerSecondUsd = options.pricePerSecondUsd ?? 0.21;
    this.#ratePerMinute = options.ratePerMinute ?? Infinity;
  }

  get credits(): number {
    return this.#credits;
  }

  set credits(usd: number) {
    this.#credits = round(usd);
  }

  /** What is taken at the submit, before the clip has been measured. */
  get leastUsd(): number {
    return this.price(LEAST_SECONDS);
  }

  price(seconds: number): number {
    return round(seconds * this.#pricePerSecondUsd);
  }

  /** Replaces what the job has cost so far by `usd`. */
  settle(job: Job, usd: number): void {
    this.credits = this.#credits + job.costUsd - usd;
    job.costUsd = usd;
  }

  /** Counts a submit; if that is one too many, the time from which it would be let in. */
  takeTurn(now: number): { resetAt: number } | undefined {
    this.#taken = this.#taken.filter((at) => at > now - WINDOW_MS);
    const [first] = this.#taken;
    if (first !== undefined && this.#taken.length >= this.#ratePerMinute) {
      return { resetAt: first + WINDOW_MS };
    }
    this.#taken.push(now);
    return undefined;
  }
}

/** To a millionth: sums of prices are to be compared in tests. */
function round(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
