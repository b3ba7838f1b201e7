/** What is done about a prompt that holds a word: nothing starts, or a moderator decides. */
export type WordAction = 'refuse' | 'approval';

/** The words a server does not want, or wants a moderator to look at. */
export interface WordLists {
  /** What is done about the words that the bot brings along. */
  builtIn: WordAction | 'off';
  refuse: readonly string[];
  approval: readonly string[];
}

/** Until a server says otherwise. */
export const NO_WORD_LISTS: WordLists = { builtIn: 'refuse', refuse: [], approval: [] };
