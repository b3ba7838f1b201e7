import type { Redis } from 'ioredis';
import { z } from 'zod';

import {
  type ChainHead,
  genesis,
  readCheckpoint,
  readHead,
  writeEntry,
  writeHead,
} from '../core/audit-chain.ts';
import { wholeNumber } from './answers.ts';
import { newSecret, pseudonymOf, sha1, sha256 } from './audit-digest.ts';
import { type PendingRecord, readPending } from './audit-note.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const peek = loadScript('audit-peek', 'base');
const append = loadScript('audit-append', 'base');

/** Records sealed in one step. */
const BATCH = 200;

const peeked = z.tuple([
  wholeNumber,
  z.string(),
  z.string(),
  z.number(),
  z.string(),
  z.array(z.string()),
]);

/** What waits, and the end of the chain it is to continue. */
interface Waiting {
  nowMs: number;
  /** As it is stored. */
  head: string;
  checkpoint: string;
  entries: number;
  firstSha: string;
  records: string[];
}

/** Somebody in a batch. */
interface BatchPerson {
  userId: string;
  key: string;
  pseudonym: string;
  lastSeq: number;
}

/** Records made into entries, as `lua/audit-append.lua` takes them. */
interface Batch {
  head: ChainHead;
  entries: string[];
  /** Field and value by turns. */
  details: string[];
  people: BatchPerson[];
}

/**
 * Puts every record that waits for a chain into it, in order. Two at once never fork it: the one that comes second finds the
 * chain longer than it looked, and looks again. Cut off at any point it has put a batch there whole, or not at all.
 *
 * @returns how many this call put there.
 */
export async function sealChain(redis: Redis, chain: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const waiting = await look(redis, chain);
    if (waiting.records.length === 0) return sealed;
    if (await put(redis, chain, waiting, await makeBatch(redis, chain, waiting))) {
      sealed += waiting.records.length;
    }
  }
}

/** The same for every chain for which something waits. */
export async function sealAll(redis: Redis): Promise<number> {
  let sealed = 0;
  for (const chain of await redis.smembers(keys.auditPending)) {
    sealed += await sealChain(redis, chain);
  }
  return sealed;
}

async function look(redis: Redis, chain: string): Promise<Waiting> {
  const answer = await peek(redis, [keys.auditPendingOf(chain)], [chain, BATCH]);
  const [nowMs, head, checkpoint, entries, firstSha, records] = peeked.parse(answer);
  return { nowMs, head, checkpoint, entries, firstSha, records };
}

/**
 * Where a chain goes on. A head that was tampered with so that it says nothing must not keep later decisions out: the chain goes
 * on after what is there, with a hash that is none, and every check names the place.
 */
function endOf(chain: string, { head, checkpoint, entries }: Waiting): ChainHead {
  const known = readHead(head);
  if (known) return known;
  if (entries === 0 && checkpoint === '') return { seq: 0, hash: genesis(sha256, chain) };
  const dropped = readCheckpoint(sha256, checkpoint)?.seq ?? 0;
  return { seq: dropped + entries, hash: sha256(head) };
}

async function makeBatch(redis: Redis, chain: string, waiting: Waiting): Promise<Batch> {
  const records = waiting.records.map((stored) => readPending(stored, waiting.nowMs));
  const people = await peopleOf(redis, chain, records);
  const batch: Batch = { head: endOf(chain, waiting), entries: [], details: [], people: [] };
  for (const record of records) add(batch, record, people);
  batch.people = [...people.values()];
  return batch;
}

/** Everybody in these records; who has no pseudonym yet gets one. */
async function peopleOf(
  redis: Redis,
  chain: string,
  records: readonly PendingRecord[],
): Promise<Map<string, BatchPerson>> {
  const named = records.flatMap(({ actor, subject }) => [actor, subject]);
  const userIds = [...new Set(named.filter((userId) => userId !== null))];
  if (userIds.length === 0) return new Map();
  const known = await redis.hmget(keys.auditKeys(chain), ...userIds);
  return new Map(
    userIds.map((userId, at) => {
      const key = known[at] ?? newSecret();
      const pseudonym = pseudonymOf(key, chain, userId);
      return [userId, { userId, key, pseudonym, lastSeq: 0 }];
    }),
  );
}

function add(batch: Batch, record: PendingRecord, people: Map<string, BatchPerson>): void {
  const { atMs, action, about, before, after, reason } = record;
  const seq = batch.head.seq + 1;
  const named = (userId: string | null): string | null => {
    const person = userId === null ? undefined : people.get(userId);
    if (!person) return null;
    person.lastSeq = seq;
    return person.pseudonym;
  };
  const isChange = before !== null || after !== null;
  // The salt keeps what was erased from being guessed by its hash.
  const details = isChange ? JSON.stringify({ salt: newSecret(), before, after }) : null;
  const words = reason === null ? null : JSON.stringify({ salt: newSecret(), reason });
  const { hash, stored } = writeEntry(sha256, {
    seq,
    atMs,
    action,
    actor: named(record.actor),
    subject: named(record.subject),
    about,
    details: details === null ? null : sha256(details),
    reason: words === null ? null : sha256(words),
    prev: batch.head.hash,
  });
  batch.entries.push(stored);
  if (details !== null) batch.details.push(String(seq), details);
  if (words !== null) batch.details.push(`${seq}:reason`, words);
  batch.head = { seq, hash };
}

async function put(redis: Redis, chain: string, waiting: Waiting, batch: Batch): Promise<boolean> {
  const { entries, details, people } = batch;
  const answer = await append(
    redis,
    [keys.auditPendingOf(chain)],
    [
      chain,
      sha1(waiting.head),
      waiting.firstSha,
      writeHead(batch.head),
      entries.length,
      details.length / 2,
      people.length,
      ...entries,
      ...details,
      ...people.flatMap(({ userId, key, pseudonym, lastSeq }) => [userId, key, pseudonym, lastSeq]),
    ],
  );
  return answer === 1;
}
