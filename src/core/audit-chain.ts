import type { AuditCheckpoint } from './audit.ts';

/** SHA-256 of a text's UTF-8, as 64 hexadecimal digits. Given from outside, since core has no cryptography. */
export type Sha256 = (text: string) => string;

/** What an entry's hash is taken of. Details stand apart, so that they can be erased: the entry holds their hash. */
export interface EntryBody {
  seq: number;
  atMs: number;
  action: string;
  /** Pseudonyms. */
  actor: string | null;
  subject: string | null;
  about: string | null;
  /** Null: it was made without. */
  details: string | null;
  reason: string | null;
  /** Hash of the entry before; of the first one, {@link genesis}. */
  prev: string;
}

export interface ReadEntry {
  hash: string;
  /** The very text that the hash is taken of. */
  text: string;
  body: EntryBody;
}

/** Where a chain ends: its last entry. Seq 0 before the first. */
export interface ChainHead {
  seq: number;
  hash: string;
}

const STORED_ENTRY = /^([0-9a-f]{64}) (\{.*\})$/su;
const STORED_HEAD = /^(0|[1-9]\d{0,15}) ([0-9a-f]{64})$/;
const STORED_CHECKPOINT = /^([1-9]\d{0,15} [0-9a-f]{64} (?:0|[1-9]\d{0,15})) ([0-9a-f]{64})$/;
const NULLABLE = ['actor', 'subject', 'about', 'details', 'reason'] as const;

/** What the first entry of a chain carries as the hash before it: no chain can be put in another's place. */
export function genesis(sha256: Sha256, chain: string): string {
  return sha256(`kling-audit-1 ${chain}`);
}

/**
 * An entry as it is stored: its hash, a space, and the text that the hash is taken of. Nothing has to be brought into a canonical
 * form for a check, so there is nothing that two checks could disagree on.
 */
export function writeEntry(sha256: Sha256, body: EntryBody): { hash: string; stored: string } {
  const { seq, atMs, action, actor, subject, about, details, reason, prev } = body;
  const text = JSON.stringify({ seq, atMs, action, actor, subject, about, details, reason, prev });
  const hash = sha256(text);
  return { hash, stored: `${hash} ${text}` };
}

/** An entry from what is stored; null where that is none, or not what its hash says. */
export function readEntry(sha256: Sha256, stored: string): ReadEntry | null {
  const [, hash = '', text = ''] = STORED_ENTRY.exec(stored) ?? [];
  if (hash === '' || sha256(text) !== hash) return null;
  const body = readBody(text);
  return body === null ? null : { hash, text, body };
}

function readBody(text: string): EntryBody | null {
  const value = parse(text);
  if (value === null) return null;
  const isWhole = (name: string): boolean => Number.isSafeInteger(value[name]);
  const isText = (name: string): boolean => typeof value[name] === 'string';
  const fits =
    isWhole('seq') &&
    isWhole('atMs') &&
    isText('action') &&
    isText('prev') &&
    NULLABLE.every((name) => value[name] === null || isText(name));
  return fits ? (value as unknown as EntryBody) : null;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export function writeHead({ seq, hash }: ChainHead): string {
  return `${seq} ${hash}`;
}

/** Null for what is no head. */
export function readHead(stored: string): ChainHead | null {
  const [, seq, hash = ''] = STORED_HEAD.exec(stored) ?? [];
  return seq === undefined ? null : { seq: Number(seq), hash };
}

/** It ends with a hash of itself: the time in it is held by no entry. */
export function writeCheckpoint(sha256: Sha256, { seq, hash, atMs }: AuditCheckpoint): string {
  const text = `${seq} ${hash} ${atMs}`;
  return `${text} ${sha256(text)}`;
}

/** Null for what is no checkpoint, or not what its own hash says. */
export function readCheckpoint(sha256: Sha256, stored: string): AuditCheckpoint | null {
  const [, text = '', sum] = STORED_CHECKPOINT.exec(stored) ?? [];
  if (sum === undefined || sha256(text) !== sum) return null;
  const [seq, hash = '', atMs] = text.split(' ');
  return { seq: Number(seq), hash, atMs: Number(atMs) };
}
