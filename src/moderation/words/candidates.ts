import type { Glyph } from './fold.ts';

/** Characters that may be one word, and the stretch of glyphs they were taken from. */
export interface Candidate {
  readonly glyphs: readonly Glyph[];
  readonly from: number;
  /** Behind the last. */
  readonly to: number;
  /** Whether it stands there as one, or letter by letter; not put together from parts of words. */
  readonly solid: boolean;
}

interface Stretch {
  from: number;
  to: number;
}

const isWordy = ({ kind }: Glyph): boolean =>
  kind === 'letter' || kind === 'digit' || kind === 'sign';
const isSign = ({ kind }: Glyph): boolean => kind === 'sign';

/** Maximal stretches of glyphs that all pass. */
function stretchesOf(
  glyphs: readonly Glyph[],
  { from, to }: Stretch,
  passes: (glyph: Glyph) => boolean,
): Stretch[] {
  const found: Stretch[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const glyph = glyphs[at];
    if (at < to && glyph && passes(glyph)) continue;
    if (at > start) found.push({ from: start, to: at });
    start = at + 1;
  }
  return found;
}

/** Letters between blanks, dots and the like: gaps longer than this end what is read as one word. */
const GAP_MAX = 5;

/**
 * Every way in which a text is cut into words: as it stands, with what divides a word taken out (`f-u-c-k`, `fu.ck`), with
 * signs read as letters or left off, letters that stand alone put together (`f u c k`), and neighbours of which one cannot be
 * a word (`fu ck`). Each glyph is in a bounded number of them.
 */
export function findCandidates(glyphs: readonly Glyph[]): Candidate[] {
  const all = { from: 0, to: glyphs.length };
  const chunks = stretchesOf(glyphs, all, ({ kind }) => kind !== 'space' && kind !== 'break').map(
    (chunk) => ({ ...chunk, words: stretchesOf(glyphs, chunk, isWordy) }),
  );
  const found = chunks.flatMap(({ words }) => [
    ...words.flatMap((word) => asItStands(glyphs, word)),
    ...withoutDividers(glyphs, words),
  ]);
  const words = chunks.flatMap((chunk) => chunk.words);
  found.push(...spelledOut(glyphs, words), ...brokenInTwo(glyphs, chunks));
  return found.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** The glyphs with the signs at their ends read as letters and as mere punctuation. */
function withEnds(taken: readonly Glyph[], { from, to }: Stretch, solid: boolean): Candidate[] {
  const first = taken.findIndex((glyph) => !isSign(glyph));
  const last = taken.findLastIndex((glyph) => !isSign(glyph));
  const whole = { glyphs: taken, from, to, solid };
  if (first === -1) return [whole];
  const lead = first === 0 ? [0] : [0, first];
  const tail = last === taken.length - 1 ? [taken.length] : [taken.length, last + 1];
  return lead.flatMap((a) => tail.map((b) => ({ glyphs: taken.slice(a, b), from, to, solid })));
}

function asItStands(glyphs: readonly Glyph[], word: Stretch): Candidate[] {
  const taken = glyphs.slice(word.from, word.to);
  const found = withEnds(taken, word, true);
  if (!taken.some(isSign)) return found;
  const parts = stretchesOf(glyphs, word, (glyph) => !isSign(glyph));
  found.push(
    ...parts.map((part) => ({ ...part, solid: true, glyphs: glyphs.slice(part.from, part.to) })),
  );
  const plain = taken.filter((glyph) => !isSign(glyph));
  if (parts.length > 1) found.push({ ...word, solid: false, glyphs: plain });
  return found;
}

function joined(glyphs: readonly Glyph[], words: readonly Stretch[], solid = false): Candidate[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length < 2) return [];
  const taken = words.flatMap(({ from, to }) => glyphs.slice(from, to));
  return withEnds(taken, { from: first.from, to: last.to }, solid);
}

function gapBetween(glyphs: readonly Glyph[], left: Stretch, right: Stretch): string | null {
  const gap = glyphs.slice(left.to, right.from);
  if (gap.length > GAP_MAX || gap.some(({ kind }) => kind === 'break')) return null;
  return gap.map(({ native }) => native).join('');
}

/** Neighbours with the same gap between them, as long as it goes on; null is never the same. */
function runsOf(
  words: readonly Stretch[],
  gapAt: (left: Stretch, right: Stretch) => string | null,
): Stretch[][] {
  const runs: Stretch[][] = [];
  let gap: string | null = null;
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    const next = before ? gapAt(before, word) : null;
    if (before && next !== null && next === gap) runs.at(-1)?.push(word);
    else if (before && next !== null) runs.push([before, word]);
    gap = next;
  }
  return runs;
}

/** `fu-ck`, `di.ck`, and the second word of `hey,di-ck`. */
function withoutDividers(glyphs: readonly Glyph[], words: readonly Stretch[]): Candidate[] {
  if (words.length < 2) return [];
  const runs = runsOf(words, (left, right) => gapBetween(glyphs, left, right));
  const whole = runs.length === 1 && runs[0]?.length === words.length ? [] : joined(glyphs, words);
  return [...whole, ...runs.flatMap((run) => joined(glyphs, run))];
}

/** `f u c k`, `F - U - C - K`: three and more that stand alone, evenly. */
function spelledOut(glyphs: readonly Glyph[], words: readonly Stretch[]): Candidate[] {
  const alone = ({ from, to }: Stretch): boolean => to - from === 1;
  const runs = runsOf(words, (left, right) =>
    alone(left) && alone(right) ? gapBetween(glyphs, left, right) : null,
  ).filter((run) => run.length >= 3);
  return runs.flatMap((run) => {
    const [first, ...others] = run;
    // "a f u c k", "I f u c k": a word of one letter before it is no part of it.
    const before = first && /^[ai]$/.test(glyphs[first.from]?.native ?? '');
    return [...joined(glyphs, run, true), ...(before ? joined(glyphs, others, true) : [])];
  });
}

interface Chunk extends Stretch {
  words: readonly Stretch[];
}

const VOWEL = /[aeiouy]/;
const BROKEN_MIN = 4;

/**
 * `fu ck`, `sh it`, `f uc k`: put together when one of two, or two of three, have no vowel and so are no words. Never over
 * punctuation: "the player's hit" holds none, nor does "has hit".
 */
function brokenInTwo(glyphs: readonly Glyph[], chunks: readonly Chunk[]): Candidate[] {
  const part = (at: number) => {
    const chunk = chunks[at];
    const word = chunk?.words.length === 1 ? chunk.words[0] : undefined;
    if (!chunk || !word) return null;
    const taken = glyphs.slice(word.from, word.to);
    if (!taken.every(({ kind, script }) => kind === 'letter' && script === 'latin')) return null;
    const bare = !taken.some(({ native }) => VOWEL.test(native));
    return { word, bare, open: chunk.from === word.from, ends: chunk.to === word.to };
  };
  const parts = chunks.map((_chunk, at) => part(at));
  const touching = (at: number): boolean => {
    const [left, right] = [parts[at], parts[at + 1]];
    if (!left || !right || !left.ends || !right.open) return false;
    return right.word.from - left.word.to === 1 && glyphs[left.word.to]?.kind === 'space';
  };
  return parts.flatMap((_part, at) => {
    if (!touching(at)) return [];
    const three = touching(at + 1) ? [parts.slice(at, at + 3)] : [];
    return [parts.slice(at, at + 2), ...three].flatMap((some) => {
      const taken = some.filter((one) => one !== null);
      if (taken.filter(({ bare }) => bare).length < taken.length - 1) return [];
      const words = taken.map(({ word }) => word);
      const length = words.reduce((sum, { from, to }) => sum + to - from, 0);
      return length < BROKEN_MIN ? [] : joined(glyphs, words);
    });
  });
}
