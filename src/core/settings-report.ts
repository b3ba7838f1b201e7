import type { Block, GateSettings } from './gate.ts';
import type { ServerWords, WordProblem } from './word-lists.ts';

/** What `/kling-admin setup` and `access` show. */
export interface GateReport {
  gate: GateSettings;
  /** What holds while a server has chosen no mode. */
  defaultGate: 'open' | 'closed';
}

/** The pages of `/kling-admin setup`. */
export const SETUP_PAGES = ['who', 'where', 'moderators', 'remixes'] as const;

export type SetupPage = (typeof SETUP_PAGES)[number];

/** Longest of a moderator's reason, in characters, and of a block, in days. */
export const BLOCK_LIMITS = { reason: 300, days: 3_650 } as const;

export interface BlockedPerson extends Block {
  userId: string;
}

/** What `/kling-admin block` shows. */
export interface BlocksReport {
  /** Those who are blocked now, who is blocked longest first. */
  blocked: BlockedPerson[];
  /** What was just done; null when somebody only looked. */
  done:
    | null
    /** `cancelled`: edits of theirs that waited, and do no more. */
    | { kind: 'blocked'; person: BlockedPerson; cancelled: number }
    | { kind: 'unblocked'; userId: string };
}

/** Where nothing new starts, or starts again. */
export type PauseScope = 'server' | 'everywhere';

/** What `/kling-admin words` shows. */
export interface WordsReport {
  words: ServerWords;
  /** With what was given. Nothing was saved if one of them is other than `duplicate`. */
  problems: WordProblem[];
  /** What was to be taken off a list and is not on it. */
  unknown: string[];
  /** Whether something was to be changed, and was. */
  changed: boolean;
  /** Whether there is a channel in which moderators can be asked. */
  hasModerators: boolean;
  hasRemoteScreen: boolean;
}
