import type { Redis } from 'ioredis';

import type { AuditVerdict, BrokenChain } from '../core/audit.ts';
import { readEntry } from '../core/audit-chain.ts';
import { ChainWalk, type StoredEntry } from '../core/audit-walk.ts';
import { sha256 } from './audit-digest.ts';
import { FROM_START, PAGE, readPage, readPeople } from './audit-pages.ts';
import { keys } from './keys.ts';

/** How often a check is begun anew because somebody drops entries or purges meanwhile. */
const TRIES = 5;

/**
 * Checks a chain from its start, page by page. What is wrong is only believed when it is seen twice: what is dropped or purged
 * between two pages looks like a fault once, and never again.
 */
export async function verifyChain(redis: Redis, chain: string): Promise<AuditVerdict> {
  let before = await walk(redis, chain);
  for (let tries = 1; before.kind === 'broken' && tries < TRIES; tries += 1) {
    const again = await walk(redis, chain);
    if (again.kind === 'broken' && again.seq === before.seq && again.what === before.what) break;
    before = again;
  }
  return before;
}

async function walk(redis: Redis, chain: string): Promise<AuditVerdict> {
  let page = await readPage(redis, chain, FROM_START);
  const steps = new ChainWalk(sha256, chain, page.checkpoint);
  let seen = 0;
  for (;;) {
    const fault = stepThrough(steps, page.stored);
    const stranger = await strangerIn(redis, chain, page.stored);
    if (fault && !(stranger && stranger.seq < fault.seq)) return fault;
    if (stranger) return stranger;
    for (const { details, reason } of page.stored) {
      seen += Number(details !== null) + Number(reason !== null);
    }
    if (page.stored.length < PAGE) break;
    page = await readPage(redis, chain, steps.next);
  }
  const verdict = steps.end(page.head);
  if (verdict.kind === 'broken') return verdict;
  // Of what was seen, some may have been erased since; nothing is ever added to an entry.
  return page.details > seen ? strayIn(redis, chain, verdict.fromSeq, verdict.toSeq) : verdict;
}

function stepThrough(steps: ChainWalk, stored: readonly StoredEntry[]): BrokenChain | null {
  for (const one of stored) {
    const fault = steps.step(one);
    if (fault) return fault;
  }
  return null;
}

/** The first of these entries in which a pseudonym is said to be somebody's whose it is not. */
async function strangerIn(
  redis: Redis,
  chain: string,
  stored: readonly StoredEntry[],
): Promise<BrokenChain | null> {
  const bodies = stored.flatMap(({ entry }) => readEntry(sha256, entry)?.body ?? []);
  const named = bodies.flatMap(({ actor, subject }) => [actor, subject]);
  const pseudonyms = [...new Set(named.filter((pseudonym) => pseudonym !== null))];
  const known = await readPeople(redis, chain, pseudonyms);
  const isWrong = (pseudonym: string | null): boolean => known.get(pseudonym ?? '') === 'wrong';
  const first = bodies.find(({ actor, subject }) => isWrong(actor) || isWrong(subject));
  return first ? { kind: 'broken', seq: first.seq, what: 'person' } : null;
}

/** Details that no entry of the chain has: the first of them. */
async function strayIn(
  redis: Redis,
  chain: string,
  fromSeq: number,
  toSeq: number,
): Promise<BrokenChain> {
  let [cursor, first] = ['0', Number.POSITIVE_INFINITY];
  do {
    const [next, flat] = await redis.hscan(keys.auditDetails(chain), cursor, 'COUNT', PAGE);
    cursor = next;
    for (let at = 0; at < flat.length; at += 2) {
      const [, digits] = /^([1-9]\d{0,15})(?::reason)?$/.exec(flat[at] ?? '') ?? [];
      const seq = Number(digits ?? 0);
      if (seq < fromSeq || seq > toSeq) first = Math.min(first, seq);
    }
  } while (cursor !== '0');
  return { kind: 'broken', seq: Number.isFinite(first) ? first : 0, what: 'stray' };
}
