import type { Texts } from '../words/texts.ts';

const BLOCKS = 12;
/** An estimate never shows more than this before the clip is really there. */
const MOST = 0.95;

/** How far an edit probably is: a bar and words for it. All times in ms. */
export function progress(startedAtMs: number, nowMs: number, expectedMs: number, t: Texts): string {
  const elapsed = Math.max(0, nowMs - startedAtMs);
  const share = expectedMs > 0 ? Math.min(MOST, elapsed / expectedMs) : MOST;
  const left = expectedMs - elapsed;
  const words = left > 0 ? t.wait.stillNeeds(left) : t.wait.takesLonger;
  return `${bar(share)} ${words}`;
}

/** Blocks are rounded down, so that the bar is never full. */
function bar(share: number): string {
  const full = Math.floor(share * BLOCKS);
  return '▰'.repeat(full) + '▱'.repeat(BLOCKS - full);
}
