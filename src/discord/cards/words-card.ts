import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { WordsReport } from '../../core/settings-report.ts';
import { many } from '../words/figures.ts';
import {
  builtInLine,
  LIST_NAMES,
  nobodyToAskLine,
  problemLine,
  quoted,
  remoteLines,
} from '../words/word-lists.ts';
import { container, lines, small } from './parts.ts';

/** Of each list, and of everything that is wrong with what was given, in characters. */
const LIST_TEXT = 1_000;
const PROBLEMS_TEXT = 1_000;

/** What is done about words in prompts, and what was wrong with those that were given. */
export function wordsCard(report: WordsReport): APIMessageTopLevelComponent[] {
  const { words, problems, unknown, changed } = report;
  const isRefused = problems.some(({ problem }) => problem !== 'duplicate');
  const notes = [
    ...problems.map(problemLine),
    ...unknown.map((word) => `“${quoted(word)}” is not on that list.`),
  ];
  return [
    container(isRefused ? 'failed' : changed ? 'done' : 'working', [
      lines(titleOf(isRefused, changed), ...asMany(notes, PROBLEMS_TEXT, '\n', 'more note')),
      lines(builtInLine(words), ...remoteLines(report), nobodyToAskLine(report)),
      lines(listText('refuse', words.refuse)),
      lines(listText('approval', words.approval)),
      lines(
        small('Words are found however they are spelled or disguised; entries are not patterns'),
      ),
    ]),
  ];
}

function titleOf(isRefused: boolean, changed: boolean): string {
  if (isRefused) return '**Nothing was saved:**';
  return changed ? '**Saved. From now on this holds here:**' : '**Words in prompts**';
}

function listText(list: keyof typeof LIST_NAMES, words: readonly string[]): string {
  const entries =
    words.length === 0 ? ['none'] : asMany(words.map(quoted), LIST_TEXT, ', ', 'more');
  return `**${LIST_NAMES[list]}:** ${entries.join(', ')}`;
}

/** As many as there is room for, and how many there are besides. */
function asMany(all: readonly string[], room: number, between: string, thing: string): string[] {
  const shown: string[] = [];
  let length = 0;
  for (const one of all) {
    length += one.length + between.length;
    if (length > room) break;
    shown.push(one);
  }
  const more = all.length - shown.length;
  if (more === 0) return shown;
  return [...shown, thing === 'more' ? `and ${more} more` : `and ${many(more, thing)}`];
}
