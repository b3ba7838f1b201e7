import { RegExpMatcher } from 'obscenity';

import {
  BUILT_IN_PHRASES,
  builtInDataSet,
  isHarmlessBeside,
  isWord,
  OFTEN_STARRED,
} from './built-in-words.ts';
import { compileList } from './compile.ts';
import type { Glyph } from './fold.ts';
import { matchList, type Hit, type ReadCandidate } from './match-list.ts';
import { shortened } from './runs.ts';

const dataSet = builtInDataSet();

/**
 * Without obscenity's own transformers: the text comes folded, and its collapsing of double letters would find a word in
 * "annals" and in "rappel". Wild cards match line ends, so words are two of them apart.
 */
const matcher = new RegExpMatcher(dataSet.build());
const APART = '\n\n';

const PHRASES = compileList(BUILT_IN_PHRASES);
const STARRED = { ...compileList([]), byLength: compileList(OFTEN_STARRED).byLength };

/** Every place where a word of the built-in list stands. */
export function matchBuiltIn(glyphs: readonly Glyph[], read: readonly ReadCandidate[]): Hit[] {
  const places = new Map<string, ReadCandidate>();
  for (const candidate of read) {
    for (const { text } of candidate.readings) {
      if (!/^[a-z]+$/.test(text)) continue;
      for (const spelled of shortened(text)) {
        if (!places.has(spelled)) places.set(spelled, candidate);
      }
    }
  }
  const hits = [...matchList(PHRASES, glyphs, read), ...matchList(STARRED, glyphs, read)];
  for (const { about, found, whole } of findIn([...places.keys()])) {
    const place = places.get(whole);
    if (!place || !isWord(about, found, whole, place.solid) || isEszett(place, whole)) continue;
    const before = wordBeside(glyphs, place.from - 1, -1);
    if (isHarmlessBeside(before, whole, wordBeside(glyphs, place.to, 1))) continue;
    hits.push({ word: about, from: place.from, to: place.to });
  }
  return hits;
}

/** German "aß" (ate) folds to three letters that nobody wrote. */
const isEszett = ({ glyphs }: ReadCandidate, whole: string): boolean =>
  whole === 'ass' && glyphs[1]?.start === glyphs[2]?.start;

interface Find {
  about: string;
  found: string;
  whole: string;
}

function findIn(words: readonly string[]): Find[] {
  const text = words.join(APART);
  return matcher.getAllMatches(text).flatMap((match) => {
    const about = dataSet.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord;
    const found = text.slice(match.startIndex, match.endIndex + 1);
    if (about === undefined || found.includes('\n')) return [];
    const start = text.lastIndexOf('\n', match.startIndex) + 1;
    const end = text.indexOf('\n', match.endIndex);
    return [{ about, found, whole: text.slice(start, end === -1 ? text.length : end) }];
  });
}

/** Between two words that belong together. */
const BESIDE_MAX = 2;

/** The word that stands next, as it is folded; empty when there is none so near. */
function wordBeside(glyphs: readonly Glyph[], from: number, step: 1 | -1): string {
  let at = from;
  const far = from + step * BESIDE_MAX;
  while (at !== far && glyphs[at] && glyphs[at]?.kind !== 'letter') at += step;
  let word = '';
  for (let glyph = glyphs[at]; glyph?.kind === 'letter'; glyph = glyphs[(at += step)]) {
    word = step === 1 ? word + glyph.native : glyph.native + word;
  }
  return word;
}
