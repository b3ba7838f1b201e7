import type { WordsReport } from '../../core/settings-report.ts';
import type { WordProblem } from '../../core/word-lists.ts';
import { quoteText } from '../text.ts';
import type { Texts } from './texts.ts';

/** Of a word in a sentence, in characters. */
const WORD_SHOWN = 60;

/** What is wrong with one entry, in a sentence. */
export function problemLine(problem: WordProblem, { wordLists }: Texts): string {
  switch (problem.problem) {
    case 'no_letters':
      return wordLists.noLetters(quoted(problem.word));
    case 'too_long':
      return wordLists.tooLong(quoted(problem.word), problem.length, problem.max);
    case 'duplicate':
      return wordLists.duplicate(quoted(problem.word), quoted(problem.of));
    case 'too_many':
      return wordLists.tooMany(problem.given, problem.max);
  }
}

export const quoted = (word: string): string => quoteText(word, WORD_SHOWN);

/** What is done after the word of a moderation service; null where none is asked. */
export function remoteLine({ words, hasRemoteScreen }: WordsReport, t: Texts): string | null {
  const { flagged, unanswered } = words.remote;
  return hasRemoteScreen ? t.wordLists.remote(flagged, unanswered) : null;
}

/** Where a moderator would have to be asked and cannot be; null where that is not so. */
export function nobodyToAskLine(
  { words, hasModerators, hasRemoteScreen }: WordsReport,
  t: Texts,
): string | null {
  const { builtIn, approval, remote } = words;
  const asks = [builtIn, ...(hasRemoteScreen ? [remote.flagged, remote.unanswered] : [])];
  const needsOne = asks.includes('approval') || approval.length > 0;
  return needsOne && !hasModerators ? t.wordLists.nobodyToAsk : null;
}
