import type { Redis } from 'ioredis';

import { readEntry, writeCheckpoint } from '../core/audit-chain.ts';
import { ChainWalk } from '../core/audit-walk.ts';
import { pseudonymOf, sha1, sha256 } from './audit-digest.ts';
import { type AuditPage, FROM_START, PAGE, readPage } from './audit-pages.ts';
import { sealAll, sealChain } from './audit-seal.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';
import { storeNow } from './store-clock.ts';

const forget = loadScript('audit-forget', 'base');
const prune = loadScript('audit-prune', 'base');
const purge = loadScript('audit-purge', 'base');

/**
 * Makes a person a stranger in every chain: the reasons of their entries first, then the key to their pseudonym. Cut off in
 * between it finds on its next call what is left.
 *
 * @returns in how many chains they were.
 */
export async function forgetPerson(redis: Redis, userId: string): Promise<number> {
  // What still waits names them by their id.
  await sealAll(redis);
  const chains = await redis.smembers(keys.auditChainsOf(userId));
  for (const chain of chains) await forgetIn(redis, chain, userId);
  return chains.length;
}

async function forgetIn(redis: Redis, chain: string, userId: string): Promise<void> {
  let from = FROM_START;
  for (;;) {
    await sealChain(redis, chain);
    const key = await redis.hget(keys.auditKeys(chain), userId);
    const pseudonym = key === null ? '' : pseudonymOf(key, chain, userId);
    const next = await eraseReasons(redis, chain, pseudonym, from);
    const args = [chain, userId, pseudonym, next - 1];
    if ((await forget(redis, [keys.auditPendingOf(chain)], args)) === 1) return;
    from = next;
  }
}

/** Of all entries that name this pseudonym, from a seq on; the seq after the last one that was looked at. */
async function eraseReasons(
  redis: Redis,
  chain: string,
  pseudonym: string,
  fromSeq: number,
): Promise<number> {
  let next = fromSeq;
  for (;;) {
    const page = await readPage(redis, chain, next);
    const fields = page.stored.flatMap(({ entry }) => {
      const body = readEntry(sha256, entry)?.body;
      const isTheirs = body?.actor === pseudonym || body?.subject === pseudonym;
      return body && isTheirs && body.reason !== null ? [`${body.seq}:reason`] : [];
    });
    if (fields.length > 0) await redis.hdel(keys.auditDetails(chain), ...fields);
    next = page.fromSeq + page.stored.length;
    if (page.stored.length < PAGE) return next;
  }
}

export interface Pruned {
  /** Entries dropped. */
  dropped: number;
  /** Chains that are not whole: of their old entries only the details were erased, the rest stays to be looked at. */
  broken: string[];
}

/** Drops what was decided before `beforeMs`, up to the first entry of each chain that was not. */
export async function pruneAll(redis: Redis, beforeMs: number): Promise<Pruned> {
  const pruned: Pruned = { dropped: 0, broken: [] };
  for (const chain of await redis.smembers(keys.auditChains)) {
    const { dropped, isWhole } = await pruneChain(redis, chain, beforeMs);
    pruned.dropped += dropped;
    if (!isWhole) {
      pruned.broken.push(chain);
      await eraseOld(redis, chain, beforeMs);
    }
  }
  return pruned;
}

async function pruneChain(
  redis: Redis,
  chain: string,
  beforeMs: number,
): Promise<{ dropped: number; isWhole: boolean }> {
  let dropped = 0;
  for (;;) {
    const page = await readPage(redis, chain, FROM_START);
    const certain = certainIn(chain, page);
    if (certain === null) return { dropped, isWhole: false };
    const old = oldIn(page, beforeMs);
    const count = Math.min(old.length, certain);
    const last = old[count - 1];
    if (last?.hash === undefined) return { dropped, isWhole: true };
    const { hash, seq } = last;
    const checkpoint = writeCheckpoint(sha256, { seq, hash, atMs: await storeNow(redis) });
    const fields = old.slice(0, count).flatMap((entry) => entry.fields);
    const args = [chain, sha1(page.checkpoint), seq, count, checkpoint, ...fields];
    // Somebody else is at it.
    if ((await prune(redis, [keys.auditEntries(chain)], args)) !== 1) {
      return { dropped, isWhole: true };
    }
    dropped += count;
  }
}

/**
 * How many entries of a chain's first page are surely what was sealed; null when something is wrong. The last one is not before
 * the one after it was looked at: until then it may have been rewritten.
 */
function certainIn(chain: string, page: AuditPage): number | null {
  const walk = new ChainWalk(sha256, chain, page.checkpoint);
  for (const stored of page.stored) if (walk.step(stored)) return null;
  if (page.stored.length < page.entries) return walk.vouched - (walk.checkpoint?.seq ?? 0);
  return walk.end(page.head).kind === 'whole' ? page.stored.length : null;
}

/** An entry that is old enough to go, with the fields of its details. No hash: it cannot be read. */
interface OldEntry {
  seq: number;
  hash?: string;
  fields: string[];
}

/** A page's entries up to the first that was decided later. What cannot be read is as old as what is round it. */
function oldIn({ stored, fromSeq }: AuditPage, beforeMs: number): OldEntry[] {
  const old: OldEntry[] = [];
  for (const [at, { entry }] of stored.entries()) {
    const read = readEntry(sha256, entry);
    if (read && read.body.atMs >= beforeMs) break;
    const seq = read?.body.seq ?? fromSeq + at;
    old.push({ seq, ...(read ? { hash: read.hash } : {}), fields: [`${seq}`, `${seq}:reason`] });
  }
  return old;
}

/** Retention holds for a chain that is not whole as well: details and pseudonyms' keys go, its entries say nothing without. */
async function eraseOld(redis: Redis, chain: string, beforeMs: number): Promise<void> {
  let from = FROM_START;
  for (;;) {
    const page = await readPage(redis, chain, from);
    const old = oldIn(page, beforeMs);
    const last = page.fromSeq + old.length - 1;
    const fields = old.flatMap((entry) => entry.fields);
    const args = [chain, sha1(page.checkpoint), last, 0, '', ...fields];
    if (old.length > 0) await prune(redis, [keys.auditEntries(chain)], args);
    if (old.length < PAGE) return;
    from = last + 1;
  }
}

/** Removes a chain: entries, what waits, details, people, checkpoint. */
export async function purgeChain(redis: Redis, chain: string): Promise<void> {
  await purge(redis, [keys.auditPeople(chain)], [chain]);
}
