import type { Candidate } from './candidates.ts';
import { SECOND_GUESS, WILD, type Glyph } from './fold.ts';
import { takeRuns, type Runs } from './runs.ts';
import { isTwin, type Script } from './scripts.ts';

/** One way to read a candidate. */
export interface Reading {
  readonly text: string;
  readonly runs: Runs;
  /** Letters of two scripts stand in one word, which nobody does without a reason. */
  readonly mixed: boolean;
}

/** Scripts of which every letter in the text could be Latin; one that could not shows that the script is meant. */
export function disguisedScripts(glyphs: readonly Glyph[]): ReadonlySet<Script> {
  const letters = glyphs.filter(({ kind }) => kind === 'letter');
  const meant = new Set(
    letters.filter(({ native, script }) => !isTwin(native, script)).map(({ script }) => script),
  );
  return new Set(letters.map(({ script }) => script).filter((script) => !meant.has(script)));
}

const ARTICLE = /^(?:[وفبكل]?ال|لل)(?=.{2})/u;

/** Every way to read a candidate: as written, as Latin, with digits and signs for letters. At most eight. */
export function readCandidate(
  { glyphs }: Pick<Candidate, 'glyphs'>,
  disguised: ReadonlySet<Script>,
): readonly Reading[] {
  const scripts = new Set(glyphs.filter(({ kind }) => kind === 'letter').map((g) => g.script));
  const mixed = scripts.size > 1;
  const found = new Set<string>();
  if (glyphs.every(({ kind }) => kind !== 'sign')) {
    const native = glyphs.map((glyph) => glyph.native).join('');
    found.add(native);
    if (scripts.has('arabic')) found.add(native.replace(ARTICLE, ''));
  }
  const foreign = [...scripts].filter((script) => script !== 'latin');
  if (mixed || foreign.every((script) => disguised.has(script))) {
    for (const text of latinReadings(glyphs)) found.add(text);
  }
  return [...found].map((text) => ({ text, runs: takeRuns(text), mixed }));
}

function latinReadings(glyphs: readonly Glyph[]): string[] {
  if (glyphs.some(({ latin, native }) => latin === null && native !== WILD)) return [];
  if (!mayStandForLetters(glyphs)) return [];
  const first = glyphs.map(({ latin, native }) => latin ?? native).join('');
  const second = glyphs
    .map(({ latin, native }) => SECOND_GUESS[native] ?? latin ?? native)
    .join('');
  const plain = first === second ? [first] : [first, second];
  // A v is a u only where a word would have no vowel at all: "fvck", not "vodka".
  const bent = plain.filter((text) => !/[aeiouy*]/.test(text) && text.includes('v'));
  return [...plain, ...bent.map((text) => text.replaceAll('v', 'u'))];
}

/**
 * Whether digits and signs are there for letters. "455", "A55" and "$50" are what they are: digits need two letters beside
 * them, and signs one letter or each other ("@$$").
 */
function mayStandForLetters(glyphs: readonly Glyph[]): boolean {
  const count = (kind: Glyph['kind']) => glyphs.filter((glyph) => glyph.kind === kind).length;
  const [letters, digits, signs] = [count('letter'), count('digit'), count('sign')];
  if (digits > 0) return letters >= 2 || (letters === 1 && signs > 0 && digits === 1);
  return letters > 0 || signs >= 3;
}
