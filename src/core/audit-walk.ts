import type { AuditCheckpoint, AuditFault, BrokenChain, WholeChain } from './audit.ts';
import { genesis, readCheckpoint, readEntry, readHead, type Sha256 } from './audit-chain.ts';

/** What is stored of one entry. */
export interface StoredEntry {
  entry: string;
  /** Null: nothing is. */
  details: string | null;
  reason: string | null;
}

const broken = (seq: number, what: AuditFault): BrokenChain => ({ kind: 'broken', seq, what });

/**
 * A chain checked from its start, one stored entry after the other, with no more memory than the last. Once something is found
 * wrong the walk is over.
 *
 * An entry that was rewritten together with its hash shows only at the next, which carries the hash that was. The next may as
 * well be the one that was rewritten: so the one after that is asked, which carries the hash of the next as it was.
 */
export class ChainWalk {
  /** From which it starts; null at the chain's very beginning. */
  readonly checkpoint: AuditCheckpoint | null;
  readonly #sha256: Sha256;
  readonly #start: BrokenChain | null;
  /** Of the entry last seen. */
  #seq: number;
  #hash: string;
  #isDoubted = false;
  #erased = 0;

  /** @param checkpoint - as it is stored; empty where there is none. */
  constructor(sha256: Sha256, chain: string, checkpoint: string) {
    this.#sha256 = sha256;
    this.checkpoint = readCheckpoint(sha256, checkpoint);
    this.#start = checkpoint !== '' && !this.checkpoint ? broken(0, 'checkpoint') : null;
    this.#seq = this.checkpoint?.seq ?? 0;
    this.#hash = this.checkpoint?.hash ?? genesis(sha256, chain);
  }

  /** The seq that the next entry has to have. */
  get next(): number {
    return this.#seq + 1;
  }

  /** The last entry that nothing can be found wrong with any more, whatever comes. */
  get vouched(): number {
    return this.#seq - (this.#isDoubted ? 2 : 1);
  }

  /** What is wrong up to here with this one, null where nothing is. */
  step(stored: StoredEntry): BrokenChain | null {
    if (this.#start) return this.#start;
    const seq = this.next;
    const entry = readEntry(this.#sha256, stored.entry);
    if (this.#isDoubted) return this.#settle(entry?.body.prev);
    if (!entry) return broken(seq, 'hash');
    if (entry.body.seq !== seq) return broken(entry.body.seq === seq - 1 ? seq - 1 : seq, 'gap');
    this.#isDoubted = entry.body.prev !== this.#hash;
    const parts = [this.#part(entry.body.details, stored.details)];
    parts.push(this.#part(entry.body.reason, stored.reason));
    if (parts.includes('altered')) return broken(seq, 'details');
    if (parts.includes('erased')) this.#erased += 1;
    this.#seq = seq;
    this.#hash = entry.hash;
    return null;
  }

  /** After the last entry. @param head - as it is stored; empty where there is none. */
  end(stored: string): WholeChain | BrokenChain {
    if (this.#start) return this.#start;
    const head = readHead(stored);
    if (this.#isDoubted) return this.#settle(head?.hash);
    const fault = stored === '' && this.#seq === 0 ? null : this.#atEnd(head);
    if (fault) return fault;
    const from = this.checkpoint?.seq ?? 0;
    return {
      kind: 'whole',
      entries: this.#seq - from,
      fromSeq: from + 1,
      toSeq: this.#seq,
      hash: this.#hash,
      checkpoint: this.checkpoint,
      erased: this.#erased,
    };
  }

  #atEnd(head: ReturnType<typeof readHead>): BrokenChain | null {
    const last = this.#seq;
    if (!head) return broken(last, 'head');
    if (head.hash === this.#hash) return head.seq === last ? null : broken(last, 'head');
    if (head.seq > last) return broken(last + 1, 'gap');
    return broken(head.seq === last ? last : head.seq + 1, 'head');
  }

  /** The last entry does not carry the hash of the one before it. @param next - the hash that what comes after it carries. */
  #settle(next: string | undefined): BrokenChain {
    if (next !== this.#hash) return broken(this.#seq, 'link');
    const before = this.#seq - 1;
    if (before > (this.checkpoint?.seq ?? 0)) return broken(before, 'link');
    return this.checkpoint ? broken(0, 'checkpoint') : broken(this.#seq, 'link');
  }

  #part(digest: string | null, stored: string | null): 'none' | 'kept' | 'erased' | 'altered' {
    return judgePart(this.#sha256, digest, stored);
  }
}

/** What has become of an entry's details, or its reason. */
export function judgePart(
  sha256: Sha256,
  digest: string | null,
  stored: string | null,
): 'none' | 'kept' | 'erased' | 'altered' {
  if (stored === null) return digest === null ? 'none' : 'erased';
  return digest !== null && sha256(stored) === digest ? 'kept' : 'altered';
}
