import { about } from '../text.ts';

const BLOCKS = 12;
/** An estimate never shows more than this before the clip is really there. */
const MOST = 0.95;

/** How far an edit probably is: a bar and words for it. All times in ms. */
export function progress(startedAtMs: number, nowMs: number, expectedMs: number): string {
  const elapsed = Math.max(0, nowMs - startedAtMs);
  const share = expectedMs > 0 ? Math.min(MOST, elapsed / expectedMs) : MOST;
  const left = expectedMs - elapsed;
  const words = left > 0 ? `${about(left)} left, estimated` : 'taking longer than usual';
  return `${bar(share)} ${words}`;
}

/** Blocks are rounded down, so that the bar is never full. */
function bar(share: number): string {
  const full = Math.floor(share * BLOCKS);
  return '▰'.repeat(full) + '▱'.repeat(BLOCKS - full);
}
