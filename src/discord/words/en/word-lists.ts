import type { RemoteRules, ServerWords, WordAction } from '../../../core/word-lists.ts';
import { count, many } from './figures.ts';

const THEN = {
  refuse: 'the edit is refused',
  approval: 'a moderator decides first',
  allow: 'the edit goes on',
} satisfies Record<RemoteRules['unanswered'], string>;

/** Where a list was cut. */
const andMore = (n: number): string[] => (n === 0 ? [] : [`and ${count(n)} more`]);

/** What is done about words in prompts. */
export const wordLists = {
  title: '**Words in prompts**',
  saved: '**Saved. From now on this holds here:**',
  nothingSaved: '**Nothing was saved:**',
  /** What is wrong with what was given. */
  noLetters: (word: string) =>
    `“${word}” holds no letter and no digit, so there is nothing to look for.`,
  tooLong: (word: string, letters: number, max: number) =>
    `“${word}” has ${count(letters)} letters; an entry has at most ${count(max)}.`,
  duplicate: (word: string, of: string) => `“${word}” is there already, as “${of}”.`,
  tooMany: (entries: number, max: number) =>
    `That would be ${count(entries)} entries; a list holds at most ${count(max)}.`,
  notOnList: (word: string) => `“${word}” is not on that list.`,
  moreNotes: (n: number) => many(n, { one: 'and # more note', other: 'and # more notes' }),
  builtIn: {
    off: 'The bot’s own list of words is off.',
    refuse: `The bot’s own list of words: ${THEN.refuse}.`,
    approval: `The bot’s own list of words: ${THEN.approval}.`,
  } satisfies Record<ServerWords['builtIn'], string>,
  remote: (flagged: RemoteRules['flagged'], unanswered: RemoteRules['unanswered']) =>
    `When the moderation service objects, ${THEN[flagged]}; when it gives no answer, ${THEN[unanswered]}.`,
  nobodyToAsk:
    'There is no moderators’ channel, so where a moderator would decide the edit is refused: /kling-admin setup names one.',
  /** A list with its entries, and how many there are besides. */
  lists: {
    refuse: (words, more) =>
      `**Words with which ${THEN.refuse}:** ${[...words, ...andMore(more)].join(', ')}`,
    approval: (words, more) =>
      `**Words with which ${THEN.approval}:** ${[...words, ...andMore(more)].join(', ')}`,
  } satisfies Record<WordAction, (words: readonly string[], more: number) => string>,
  emptyLists: {
    refuse: `**Words with which ${THEN.refuse}:** none`,
    approval: `**Words with which ${THEN.approval}:** none`,
  } satisfies Record<WordAction, string>,
  hint: 'Words are found however they are spelled or disguised; entries are not patterns',
};
