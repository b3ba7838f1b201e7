import type { ShownMessage, TakeDown } from './edit.ts';

/** What somebody said of a clip. */
export interface ClipReport {
  /** Their id: for moderators alone. */
  by: string;
  atMs: number;
  /** Their own words, at most {@link REASON_MAX} characters. */
  reason: string;
}

/** How moderators ended a round of reports, or how it ended by the clip being deleted. */
export interface ReportDecision {
  kind: 'dismissed' | TakeDown['kind'];
  by: string;
  atMs: number;
  reason: string;
}

/** What was reported of one edit. A round ends with a decision; the next report begins another, with a card of its own. */
export interface Reported {
  /** From 1. */
  round: number;
  /** Of all rounds, the oldest first. */
  reports: ClipReport[];
  /** Of this round; the first decision holds. */
  decision: ReportDecision | null;
  /** This round's card in the moderators' channel. */
  card: ShownMessage | null;
  /** Grows with each change: whoever shows it can tell whether something came in between. */
  rev: number;
}

/** By what a round's card is found again. */
export const reportMark = (editId: string, round: number): string => `${editId}-r${round}`;

/** Longest reason for a report, a take-down or a block, in characters (UTF-16). */
export const REASON_MAX = 500;

/** Where a report can be seen by moderators; null: in the audit log alone. */
export type ReportedIn = { channelId: string } | null;

/** What came of something that somebody did about a clip that is there. */
export type Moderated =
  /** Their own clip: they are asked once more. */
  | { kind: 'ask_delete'; editId: string }
  | { kind: 'deleted' }
  | { kind: 'taken_down' }
  | { kind: 'reported'; where: ReportedIn }
  | { kind: 'blocked'; userId: string; untilMs: number | null };
