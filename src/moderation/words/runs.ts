/** A word with repeated letters taken as one, and how often each was there. */
export interface Runs {
  readonly key: string;
  readonly counts: readonly number[];
}

/** From this many on, no language repeats a letter in earnest. */
const DRAWN_OUT = 3;
/** Letters that are hardly ever doubled: where one is, it was to get past a list. */
const SELDOM_DOUBLED = /[ahijkquvwxy]/;

/** Takes repeated letters together: `fuuuck` → `fuck`, 1 3 1 1. */
export function takeRuns(word: string): Runs {
  const letters: string[] = [];
  const counts: number[] = [];
  for (const char of word) {
    const last = counts.length - 1;
    if (letters[last] === char) counts[last] = (counts[last] ?? 0) + 1;
    else {
      letters.push(char);
      counts.push(1);
    }
  }
  return { key: letters.join(''), counts };
}

/** Whether a word of a text is this word of a list, both with the same key. */
export function sameWord(found: Runs, wanted: Runs): boolean {
  const letters = Array.from(wanted.key);
  return found.counts.every((count, at) => {
    const need = wanted.counts[at] ?? 0;
    if (count === need) return true;
    if (count < need) return false;
    return count >= DRAWN_OUT || SELDOM_DOUBLED.test(letters[at] ?? '');
  });
}

/** The spellings that a drawn-out word may mean: each long run once, and twice, and seldom doubled letters once. */
export function shortened(word: string): string[] {
  const { key, counts } = takeRuns(word);
  const letters = Array.from(key);
  if (counts.every((count) => count === 1)) return [word];
  const spelled = (long: number) =>
    letters
      .map((char, at) => {
        const count = counts[at] ?? 1;
        if (SELDOM_DOUBLED.test(char)) return char;
        return char.repeat(count >= DRAWN_OUT ? long : count);
      })
      .join('');
  return [...new Set([word, spelled(1), spelled(2)])];
}
