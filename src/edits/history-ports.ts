import type { HistoryCursor } from '../core/history.ts';

/** Which edits are looked through, and from where. */
export interface HistorySlice {
  serverId: string;
  /** Of this person alone; null: of everyone. */
  userId: string | null;
  /** Null: from the newest on. */
  from: HistoryCursor | null;
  /** At most so many. */
  most: number;
}

/** A line of a list of edits. */
export interface HistoryLine {
  editId: string;
  atMs: number;
}

/** Which edits there are. What is said of each, and to whom it may be said, is in its record. */
export interface History {
  /**
   * A server's results by when they were delivered, or a person's edits by when they asked, behind the cursor in its direction: the
   * nearest to it first.
   */
  list(slice: HistorySlice): Promise<HistoryLine[]>;
}
