import type { Edit } from './edit.ts';
import type { Failure } from './errors.ts';
import type { Block } from './gate.ts';

/** How a person's latest edits in a server ended, for who decides about the next one. */
export interface History {
  /** How many were looked at; of these: */
  edits: number;
  delivered: number;
  rejected: number;
  /** By the provider's own content rules: refunded, and nothing was shown. */
  refusedByKling: number;
  takenDown: number;
}

/** What moderators see of an edit that they decide about, or have decided about. */
export interface AskReport {
  edit: Edit;
  history: History;
  /** Of its person in that server, also when its time is over. */
  block: Block | null;
  nowMs: number;
  /** Until when a request can be answered, in ms. */
  answerByMs: number;
  /** Whether its server lets people see what edits cost. */
  showsCost: boolean;
  /** Names of the message's files, in the order that they are shown. */
  files: readonly string[];
  /** To the whole result, where that does not fit into the message; expiry in ms. */
  link: { url: string; expiresAtMs: number } | null;
  /** Without anybody's own words: Discord's filters stop messages for those. */
  bare: boolean;
}

/** What came of a moderator's decision. */
export type Decided =
  | { kind: 'decided'; report: AskReport }
  /** About an appeal; the edit that it is about, as it is now. */
  | { kind: 'appeal_decided'; edit: Edit }
  /** It cannot start now, for a reason that is said to its person: nothing was decided. */
  | { kind: 'held_up'; failure: Failure; requesterId: string };

/**
 * By what its card in the moderators' channel is found again. A result that the screen sent there has a card of its own, also where
 * moderators had been asked about the request.
 */
export function askMark({ id, screened }: Pick<Edit, 'id' | 'screened'>): string {
  return screened === null ? `ask-${id}` : `ask-result-${id}`;
}

const APPEAL = 'appeal-';

/** What stands for the interaction of an edit that an appeal made: so one appeal makes one edit, however often it is accepted. */
export function appealInteraction(editId: string): string {
  return `${APPEAL}${editId}`;
}

/** Whether an appeal made it: nobody typed for it, so its card has to call its person. */
export function isFromAppeal({ interactionId }: Pick<Edit, 'interactionId'>): boolean {
  return interactionId.startsWith(APPEAL);
}
