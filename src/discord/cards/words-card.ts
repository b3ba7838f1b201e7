import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { WordsReport } from '../../core/settings-report.ts';
import type { WordAction } from '../../core/word-lists.ts';
import type { Texts } from '../words/texts.ts';
import { nobodyToAskLine, problemLine, quoted, remoteLine } from '../words/word-lists.ts';
import { container, lines, small } from './parts.ts';

/** Of each list, and of everything that is wrong with what was given, in characters. */
const LIST_TEXT = 1_000;
const PROBLEMS_TEXT = 1_000;
/** Between two entries of a list, and between two lines. */
const BETWEEN = { entries: 2, lines: 1 } as const;

/** What is done about words in prompts, and what was wrong with those that were given. */
export function wordsCard(report: WordsReport, t: Texts): APIMessageTopLevelComponent[] {
  const { words, problems, changed } = report;
  const isRefused = problems.some(({ problem }) => problem !== 'duplicate');
  return [
    container(isRefused ? 'failed' : changed ? 'done' : 'working', [
      lines(titleOf(isRefused, changed, t), ...noteLines(report, t)),
      lines(t.wordLists.builtIn[words.builtIn], remoteLine(report, t), nobodyToAskLine(report, t)),
      lines(listText('refuse', words.refuse, t)),
      lines(listText('approval', words.approval, t)),
      lines(small(t.wordLists.hint)),
    ]),
  ];
}

function titleOf(isRefused: boolean, changed: boolean, { wordLists }: Texts): string {
  if (isRefused) return wordLists.nothingSaved;
  return changed ? wordLists.saved : wordLists.title;
}

function noteLines({ problems, unknown }: WordsReport, t: Texts): string[] {
  const notes = [
    ...problems.map((problem) => problemLine(problem, t)),
    ...unknown.map((word) => t.wordLists.notOnList(quoted(word))),
  ];
  const { shown, more } = asMany(notes, PROBLEMS_TEXT, BETWEEN.lines);
  return more === 0 ? shown : [...shown, t.wordLists.moreNotes(more)];
}

function listText(list: WordAction, words: readonly string[], { wordLists }: Texts): string {
  if (words.length === 0) return wordLists.emptyLists[list];
  const { shown, more } = asMany(words.map(quoted), LIST_TEXT, BETWEEN.entries);
  return wordLists.lists[list](shown, more);
}

/** As many as there is room for, and how many there are besides. */
function asMany(
  all: readonly string[],
  room: number,
  between: number,
): { shown: string[]; more: number } {
  const shown: string[] = [];
  let length = 0;
  for (const one of all) {
    length += one.length + between;
    if (length > room) break;
    shown.push(one);
  }
  return { shown, more: all.length - shown.length };
}
