/** Segmind's published mean for a call, 223 to 255 s; used until edits were measured here. */
const DEFAULT_MS = 240_000;

/** One measured edit: milliseconds of clip, milliseconds from submit to result. */
export interface Measured {
  clipMs: number;
  tookMs: number;
}

/** How long an edit of `clipMs` is expected to take, in ms: the median of what was measured, per second of clip. */
export function expectedMs(clipMs: number, measured: readonly Measured[]): number {
  const rates = measured
    .filter((one) => one.clipMs > 0)
    .map((one) => one.tookMs / one.clipMs)
    .toSorted((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)];
  return middle === undefined ? DEFAULT_MS : Math.round(middle * clipMs);
}
