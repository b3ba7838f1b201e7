import type { Edit } from './edit.ts';

export const HISTORY_KINDS = ['all', 'originals', 'remixes'] as const;

export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** Which results somebody wants to see. */
export interface HistoryFilter {
  /** Of this person alone; null: of everyone. */
  userId: string | null;
  kind: HistoryKind;
  /** In this channel and its threads alone; null: in all. */
  channelId: string | null;
}

/** A place in a list of edits, and which way to go on from it. */
export interface HistoryCursor {
  to: 'older' | 'newer';
  atMs: number;
  /** The line to go on behind; empty: those of this very time are still to be looked at. */
  editId: string;
}

/** What a result was made from, as far as who looks may know that. */
export type MadeFrom =
  | { kind: 'upload' }
  /** Another edit's clip, in a message that they may see too. */
  | { kind: 'edit'; edit: Edit }
  /** Somebody's message that they may see too. */
  | { kind: 'message'; channelId: string; messageId: string; authorId: string }
  /** What they may not see, or what is gone. */
  | { kind: 'hidden' };

/** A result in a list. */
export interface HistoryEntry {
  edit: Edit;
  /** A JPEG; null where there is none. */
  thumbnail: Uint8Array | null;
  from: MadeFrom;
}

/** What the picture of a result is called where it goes along. */
export const thumbnailName = ({ id }: Pick<Edit, 'id'>): string => `${id}.jpg`;

/** One page of results, the newest first. */
export interface HistoryPage {
  filter: HistoryFilter;
  entries: readonly HistoryEntry[];
  /** Where it goes on; null: nowhere. */
  newer: HistoryCursor | null;
  older: HistoryCursor | null;
}
