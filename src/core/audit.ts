/** Every decision and change of a setting that is written down. The names stand in stored entries: one that was used stays. */
export const AUDIT_ACTIONS = [
  'limits.changed',
  'gate.changed',
  'words.changed',
  'access.changed',
  'channel.changed',
  'person.blocked',
  'person.unblocked',
  'pause.begun',
  'pause.ended',
  'server.paused',
  'server.resumed',
  'edit.approved',
  'edit.rejected',
  'edit.published',
  'edit.withheld',
  'edit.taken_down',
  'edit.restored',
  'edit.deleted',
  'edit.reported',
  'report.dismissed',
  'edit.cancelled',
  'appeal.made',
  'appeal.accepted',
  'appeal.rejected',
  'consent.given',
  'consent.refused',
  'privacy.erased',
  'audit.exported',
  /** The store came out of a backup, and what was under way in it was ended. */
  'backup.restored',
  /** What was noted could not be read when it was to be sealed. It is kept as it was, so that nothing is lost in silence. */
  'audit.unreadable',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The chain of what concerns the whole bot; every other chain is named by its server's id. */
export const BOT_CHAIN = 'bot';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** Who decided what, for a script that does it and knows itself what was there before and after. */
export interface Decision {
  /** A server's id, or {@link BOT_CHAIN}. */
  chain: string;
  action: AuditAction;
  /** The user's id; null: the bot by itself. */
  actor: string | null;
  /** The user whom it concerns. */
  subject: string | null;
  /** An edit's id, or a setting's name. */
  about: string | null;
  /** People's own words; cut to 500 characters. They go when either person is forgotten, `before` and `after` stay. */
  reason: string | null;
}

/** A decision as most are: with no more said than is given. */
export function decided(
  chain: string,
  action: AuditAction,
  actor: string | null,
  more: Partial<Pick<Decision, 'subject' | 'about' | 'reason'>> = {},
): Decision {
  return { chain, action, actor, subject: null, about: null, reason: null, ...more };
}

/** A decision with what it changed. */
export interface AuditNote extends Decision {
  /** Null: there was nothing. Names no person and holds none of their words: those belong into `subject` and `reason`. */
  before: Json;
  after: Json;
}

/** Somebody as a chain knows them. */
export interface AuditPerson {
  pseudonym: string;
  /** The user's id while the key to the pseudonym is there. */
  userId: string | null;
}

/** One entry for reading. `hash` is what the next one carries. */
export interface AuditEntry {
  kind: 'entry';
  seq: number;
  /** By the store's clock, when it was decided. */
  atMs: number;
  /** An {@link AuditAction}, or the name of one that a later version has written. */
  action: string;
  actor: AuditPerson | null;
  subject: AuditPerson | null;
  about: string | null;
  before: Json;
  after: Json;
  reason: string | null;
  /** The worst of what holds for `before`, `after` and `reason`. What is `erased` or `altered` reads as null. */
  details: 'none' | 'kept' | 'erased' | 'altered';
  hash: string;
}

/** What stands in a chain: an entry, or something that is none any more, in an entry's place. */
export type AuditLine = AuditEntry | { kind: 'unreadable'; seq: number };

/** What is left of entries that were dropped for their age: of the last one, which carried the hash of the one before it. */
export interface AuditCheckpoint {
  /** Of the last entry dropped: so many have been dropped altogether. */
  seq: number;
  hash: string;
  /** When it was dropped. */
  atMs: number;
}

/**
 * What is wrong: an entry's text is not what its hash says (`hash`); it is not the one that the next carries (`link`); it is missing,
 * there twice, or in another's place (`gap`); its details or reason are not those it was made with (`details`), or belong to no
 * entry (`stray`); the person behind its pseudonym is another one (`person`); the chain's end (`head`) or start (`checkpoint`) is
 * not what is stored of it.
 */
export type AuditFault =
  | 'hash'
  | 'link'
  | 'gap'
  | 'details'
  | 'stray'
  | 'person'
  | 'head'
  | 'checkpoint';

/** The first entry that something is wrong with; 0 stands for what is before the first. */
export interface BrokenChain {
  kind: 'broken';
  seq: number;
  what: AuditFault;
}

export interface WholeChain {
  kind: 'whole';
  entries: number;
  /** The first and last that are kept; without entries `toSeq` is the one before `fromSeq`. */
  fromSeq: number;
  toSeq: number;
  /** Of the last one. Whoever noted it down elsewhere can see that nothing before it was rewritten since. */
  hash: string;
  checkpoint: AuditCheckpoint | null;
  /** Entries whose details or reason were erased. */
  erased: number;
}

export type AuditVerdict = WholeChain | BrokenChain;
