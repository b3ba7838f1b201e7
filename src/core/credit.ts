import type { ShownMessage } from './edit.ts';

/** Somebody whose work a clip is made from, or why nobody is named. */
export type Credited =
  /** `at`: the message to look at; null where there is none that others can open. */
  | { kind: 'person'; userId: string; at: ShownMessage | null }
  /** A moderator took it down, or its person deleted it. */
  | { kind: 'withdrawn' }
  /** Erased, or no longer kept. */
  | { kind: 'gone' };

/** Whose work a clip is made from: as of when it is drawn, nothing of it is stored with the edit. */
export interface Credit {
  /** Who made the result that it is a remix of; null when it is made from a clip that nobody had edited. */
  edit: Credited | null;
  /** Whose clip that began with; null when it goes without saying. */
  clip: Credited | null;
}
