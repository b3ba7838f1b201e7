import type { ReadWords, WordProblem } from '../../core/word-lists.ts';
import { foldText } from './fold.ts';
import { compileList } from './compile.ts';

/** Letters of an entry, folded. */
export const WORD_MAX = 50;
/** Entries of one list. */
export const LIST_MAX = 500;

/** One entry as it is kept, or what is wrong with it. */
export function readWord(input: string): { word: string; key: string } | WordProblem {
  const word = input.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const glyphs = foldText(word);
  if (!glyphs.some(({ kind }) => kind === 'letter' || kind === 'digit')) {
    return { problem: 'no_letters', word };
  }
  const key = glyphs.map(({ native }) => native).join('');
  const { length } = glyphs;
  if (length > WORD_MAX) return { problem: 'too_long', word, length, max: WORD_MAX };
  const { root, anywhere } = compileList([word]);
  if (root.next.size === 0 && anywhere.length === 0) return { problem: 'no_letters', word };
  return { word, key };
}

/** A server's list as somebody typed it: entries between commas (of any script), semicolons or line ends. */
export function readWordList(input: string): ReadWords {
  const given = input.split(/[\n\r,;،؛、，；]+/u).filter((one) => one.trim() !== '');
  const problems: WordProblem[] = [];
  const taken = new Map<string, string>();
  for (const one of given) {
    const read = readWord(one);
    if ('problem' in read) {
      problems.push(read);
      continue;
    }
    const earlier = taken.get(read.key);
    if (earlier !== undefined)
      problems.push({ problem: 'duplicate', word: read.word, of: earlier });
    else taken.set(read.key, read.word);
  }
  if (taken.size > LIST_MAX)
    problems.push({ problem: 'too_many', given: taken.size, max: LIST_MAX });
  return { words: [...taken.values()].slice(0, LIST_MAX), problems };
}
