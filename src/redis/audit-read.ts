import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { AuditEntry, AuditLine, AuditPerson, Json } from '../core/audit.ts';
import {
  genesis,
  readCheckpoint,
  readEntry,
  readHead,
  type ReadEntry,
} from '../core/audit-chain.ts';
import { judgePart, type StoredEntry } from '../core/audit-walk.ts';
import { sha256 } from './audit-digest.ts';
import { FROM_END, FROM_START, type Known, PAGE, readPage, readPeople } from './audit-pages.ts';

const json = z.json();
const change = z.object({ before: json, after: json });
const words = z.object({ reason: z.string() });

/** What stands in an entry's place. */
interface Placed {
  seq: number;
  stored: StoredEntry;
  entry: ReadEntry | null;
}

/** The newest `most` entries before `beforeSeq` (null: of all), the newest first. */
export async function readBefore(
  redis: Redis,
  chain: string,
  beforeSeq: number | null,
  most: number,
): Promise<AuditLine[]> {
  const wanted = Math.min(most, PAGE);
  const from = beforeSeq === null ? FROM_END : Math.max(1, beforeSeq - wanted);
  const placed = await readPlaced(redis, chain, from, wanted);
  const before = placed.filter(({ seq }) => beforeSeq === null || seq < beforeSeq);
  return (await linesOf(redis, chain, before)).toReversed();
}

/** At most `most` entries after `afterSeq`, the oldest first. */
export async function readAfter(
  redis: Redis,
  chain: string,
  afterSeq: number,
  most: number,
): Promise<AuditLine[]> {
  const placed = await readPlaced(redis, chain, afterSeq + 1, Math.min(most, PAGE));
  return linesOf(redis, chain, placed);
}

async function readPlaced(
  redis: Redis,
  chain: string,
  from: number,
  most: number,
): Promise<Placed[]> {
  const page = await readPage(redis, chain, from, most);
  return page.stored.map((stored, at) => {
    return { seq: page.fromSeq + at, stored, entry: readEntry(sha256, stored.entry) };
  });
}

async function linesOf(
  redis: Redis,
  chain: string,
  placed: readonly Placed[],
): Promise<AuditLine[]> {
  const named = placed.flatMap(({ entry }) => [entry?.body.actor, entry?.body.subject]);
  const pseudonyms = [...new Set(named.filter((name) => name !== null && name !== undefined))];
  const known = await readPeople(redis, chain, pseudonyms);
  return placed.map(({ seq, stored, entry }) => {
    return entry ? lineOf(entry, stored, known) : { kind: 'unreadable', seq };
  });
}

function lineOf(
  { body, hash }: ReadEntry,
  stored: StoredEntry,
  known: ReadonlyMap<string, Known>,
): AuditEntry {
  const person = (pseudonym: string | null): AuditPerson | null => {
    if (pseudonym === null) return null;
    const who = known.get(pseudonym) ?? null;
    // A wrong name would be worse than none; the check of the chain tells of it.
    return { pseudonym, userId: who === null || who === 'wrong' ? null : who.userId };
  };
  const { seq, atMs, action, about } = body;
  const parts = [judgePart(sha256, body.details, stored.details)];
  parts.push(judgePart(sha256, body.reason, stored.reason));
  const worst = (['altered', 'erased', 'kept'] as const).find((part) => parts.includes(part));
  const { before, after } = (parts[0] === 'kept' ? read(change, stored.details) : null) ?? {};
  const { reason } = (parts[1] === 'kept' ? read(words, stored.reason) : null) ?? {};
  return {
    kind: 'entry',
    seq,
    atMs,
    action,
    actor: person(body.actor),
    subject: person(body.subject),
    about,
    before: (before ?? null) as Json,
    after: (after ?? null) as Json,
    reason: reason ?? null,
    details: worst ?? 'none',
    hash,
  };
}

/** What was sealed as JSON; its hash has been looked at before. */
function read<T>(schema: z.ZodType<T>, stored: string | null): T | null {
  try {
    return schema.parse(JSON.parse(stored ?? ''));
  } catch {
    return null;
  }
}

/**
 * A chain as lines of JSON that can be checked anywhere (`docs/audit.md`). Pseudonyms stay pseudonyms: a file outlives the keys
 * that are deleted here.
 */
export async function* exportChain(redis: Redis, chain: string): AsyncGenerator<string> {
  let page = await readPage(redis, chain, FROM_START);
  yield JSON.stringify({ format: 'kling-audit-1', chain, genesis: genesis(sha256, chain) });
  let next = 1;
  for (;;) {
    // Also in the middle, where entries that were yet to come have been dropped meanwhile.
    if (page.fromSeq !== next) {
      yield JSON.stringify({ checkpoint: readCheckpoint(sha256, page.checkpoint) });
    }
    for (const { entry, details, reason } of page.stored) {
      const at = entry.indexOf(' ');
      yield JSON.stringify({
        hash: entry.slice(0, at),
        entry: entry.slice(at + 1),
        details,
        reason,
      });
    }
    next = page.fromSeq + page.stored.length;
    if (page.stored.length < PAGE) break;
    page = await readPage(redis, chain, next);
  }
  yield JSON.stringify({ head: readHead(page.head) });
}
