/** Millionths of a dollar: the only unit of money inside; integers only. */
const MICROS_PER_USD = 1_000_000;

/** Dollars, as settings and the provider give them, in whole micro-dollars. */
export function toMicros(usd: number): number {
  return Math.round(usd * MICROS_PER_USD);
}

/** What a clip is expected to cost, rounded up to a whole micro-dollar. */
export function estimateMicros(clipMs: number, microsPerSecond: number): number {
  return Math.ceil((clipMs * microsPerSecond) / 1000);
}
