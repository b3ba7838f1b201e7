import type { ServerWords, WordAction, WordProblem } from '../../core/word-lists.ts';
import type { WordsReport } from '../../core/settings-report.ts';
import { quoteText } from '../text.ts';
import { count } from './figures.ts';

/** Of a word in a sentence, in characters. */
const WORD_SHOWN = 60;

/** What is wrong with one entry, in a sentence. */
export function problemLine(problem: WordProblem): string {
  switch (problem.problem) {
    case 'no_letters':
      return `“${quoted(problem.word)}” holds no letter and no digit, so there is nothing to look for.`;
    case 'too_long':
      return `“${quoted(problem.word)}” has ${count(problem.length)} letters; an entry has at most ${count(problem.max)}.`;
    case 'duplicate':
      return `“${quoted(problem.word)}” is there already, as “${quoted(problem.of)}”.`;
    case 'too_many':
      return `That would be ${count(problem.given)} entries; a list holds at most ${count(problem.max)}.`;
  }
}

export const quoted = (word: string): string => quoteText(word, WORD_SHOWN);

const THEN = {
  refuse: 'the edit is refused',
  approval: 'a moderator decides first',
  allow: 'the edit goes on',
} as const;

export function builtInLine({ builtIn }: ServerWords): string {
  return builtIn === 'off'
    ? 'The bot’s own list of words is off.'
    : `The bot’s own list of words: ${THEN[builtIn]}.`;
}

export const LIST_NAMES = {
  refuse: `Words with which ${THEN.refuse}`,
  approval: `Words with which ${THEN.approval}`,
} as const satisfies Record<WordAction, string>;

export function remoteLines({ words, hasRemoteScreen }: WordsReport): string[] {
  if (!hasRemoteScreen) return [];
  const { flagged, unanswered } = words.remote;
  return [
    `When the moderation service objects, ${THEN[flagged]}; when it gives no answer, ${THEN[unanswered]}.`,
  ];
}

/** Where a moderator would have to be asked and cannot be; null where that is not so. */
export function nobodyToAskLine({ words, hasModerators, hasRemoteScreen }: WordsReport) {
  const { builtIn, approval, remote } = words;
  const asks = [builtIn, ...(hasRemoteScreen ? [remote.flagged, remote.unanswered] : [])];
  if (hasModerators || !(asks.includes('approval') || approval.length > 0)) return null;
  return 'There is no moderators’ channel, so where a moderator would decide the edit is refused: /kling-admin setup names one.';
}
