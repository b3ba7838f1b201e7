/** What is done about a prompt that holds a word: nothing starts, or a moderator decides. */
export type WordAction = 'refuse' | 'approval';

/** The words a server does not want, or wants a moderator to look at. */
export interface WordLists {
  /** What is done about the words that the bot brings along. */
  builtIn: WordAction | 'off';
  refuse: readonly string[];
  approval: readonly string[];
}

/** What a server wants done after the operator's moderation endpoint was asked, where there is one. */
export interface RemoteRules {
  flagged: WordAction;
  /** When the endpoint gives no verdict. */
  unanswered: WordAction | 'allow';
}

/** What a server has set about prompts and pictures. */
export interface ServerWords extends WordLists {
  remote: RemoteRules;
}

export const NO_REMOTE_RULES: RemoteRules = { flagged: 'refuse', unanswered: 'approval' };

/** Until a server says otherwise. */
export const NO_WORD_LISTS: ServerWords = {
  builtIn: 'refuse',
  refuse: [],
  approval: [],
  remote: NO_REMOTE_RULES,
};

/** What is wrong with something that was given as an entry of a list. */
export type WordProblem =
  /** No letter and no digit in it, so nothing that could be looked for. */
  | { problem: 'no_letters'; word: string }
  /** In letters, as it is looked for. */
  | { problem: 'too_long'; word: string; length: number; max: number }
  /** The same as an entry before it once case, accents and the like are gone. */
  | { problem: 'duplicate'; word: string; of: string }
  /** Entries beyond what a list holds; none of them was taken. */
  | { problem: 'too_many'; given: number; max: number };

export interface ReadWords {
  /** The entries that can be taken, tidied: one blank between words, composed letters. */
  words: string[];
  problems: WordProblem[];
}

/** What somebody wants changed; a field that is absent stays. */
export interface WordsChange {
  builtIn?: ServerWords['builtIn'];
  flagged?: RemoteRules['flagged'];
  unanswered?: RemoteRules['unanswered'];
  /** The list that `add` and `remove` are about. */
  list: WordAction;
  /** Entries as typed, between commas. */
  add?: string;
  remove?: string;
}
