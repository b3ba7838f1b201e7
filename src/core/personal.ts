import type { Block } from './gate.ts';

/** What is kept of a person in one server. */
export interface KeptHere {
  edits: number;
  /** When the oldest of them was asked for; null without any. */
  sinceMs: number | null;
  /** Reports that they made. */
  reports: number;
  /** What the audit log there calls them; null: it does not know them. */
  pseudonym: string | null;
  blocked: Block | null;
}

/** What became of erasing somebody's traces. */
export interface Erased {
  edits: number;
  reports: number;
  /** Edits that are not over: they stay until they are. */
  left: string[];
}

/** What somebody can have done about what is kept of them. */
export type PersonalStep =
  /** `fileName`: of the file that goes along. */
  | { kind: 'exported'; fileName: string }
  | { kind: 'ask_erase' }
  | { kind: 'erased'; erased: Erased }
  /** It takes longer than an answer may. */
  | { kind: 'erasing' };
