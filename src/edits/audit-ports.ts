import type { AuditLine, AuditNote, AuditVerdict } from '../core/audit.ts';

/**
 * What was decided, by whom and when. A chain is a server's id, or `BOT_CHAIN` for what concerns the whole bot. Every method
 * rejects when the store does not answer; what reads a chain puts into it first whatever waits for that.
 */
export interface Audit {
  /**
   * Writes down a decision for which no step in the store is made. Where there is one, that step takes the decision with it
   * (as `ServerSettings.setLimits` does), so that neither is there without the other.
   */
  note(note: AuditNote): Promise<void>;
  /** Puts what was noted into its chains; how many this call put there. Until then it is in no chain, and can be changed unseen. */
  seal(): Promise<number>;
  /** The newest entries before `beforeSeq`, of all where that is null; the newest first. At most 500, whatever `most` says. */
  read(chain: string, beforeSeq: number | null, most: number): Promise<AuditLine[]>;
  /** The entries after `afterSeq`, the oldest first: for whoever copies them elsewhere. At most 500, whatever `most` says. */
  readAfter(chain: string, afterSeq: number, most: number): Promise<AuditLine[]>;
  /** Checks the whole chain and names the first entry that something is wrong with. */
  verify(chain: string): Promise<AuditVerdict>;
  /** The chain as lines of JSON, without their ends, with which it can be checked elsewhere: `docs/audit.md`. */
  export(chain: string): Promise<AsyncIterable<string>>;
  /**
   * Makes a user a stranger in every chain: the key to their pseudonyms goes, and the reasons given by or about them. Whoever comes
   * back gets a new pseudonym. In how many chains they were.
   */
  forgetPerson(userId: string): Promise<number>;
  /**
   * Drops entries decided before `beforeMs` (store's clock), oldest first up to the first that was not, and leaves a checkpoint. Keys of
   * pseudonyms that are in no entry any more go as well. A chain in `broken` is not whole: of its old entries only details and keys go.
   */
  prune(beforeMs: number): Promise<{ dropped: number; broken: string[] }>;
  /** Removes a chain with all that belongs to it. */
  purge(chain: string): Promise<void>;
}

/** How far each chain was copied elsewhere. Every method rejects when the store does not answer. */
export interface AuditCopies {
  /** Chains with entries that were not copied: the last one that was, and the last that there is. */
  due(): Promise<{ chain: string; afterSeq: number; lastSeq: number }[]>;
  /** Everything up to `seq` was. */
  copied(chain: string, seq: number): Promise<void>;
  /** Whether this caller is the one to look after it, once in `everyMs`. */
  claim(task: 'copy' | 'prune', everyMs: number): Promise<boolean>;
}
