import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { StoredEntry } from '../core/audit-walk.ts';
import { wholeNumber } from './answers.ts';
import { pseudonymOf } from './audit-digest.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const page = loadScript('audit-page', 'base');
const people = loadScript('audit-people', 'base');

/** Entries read at once. */
export const PAGE = 500;
/** To start a page from: the first entry that is kept, and the last ones. */
export const FROM_START = 0;
export const FROM_END = -1;

/** Part of a chain, with what is stored of its start and end at that same moment. */
export interface AuditPage {
  /** Empty where there is none. */
  head: string;
  checkpoint: string;
  /** In the whole chain. */
  entries: number;
  details: number;
  /** Of the first one here, by its place. */
  fromSeq: number;
  stored: StoredEntry[];
}

const nullable = z.string().nullable();
const answered = z.tuple([
  z.string(),
  z.string(),
  z.number(),
  z.number(),
  wholeNumber,
  z.array(nullable),
]);

/** At most `most` entries from `fromSeq` on, by their place in the chain. */
export async function readPage(
  redis: Redis,
  chain: string,
  fromSeq: number,
  most: number = PAGE,
): Promise<AuditPage> {
  const answer = await page(redis, [keys.auditEntries(chain)], [chain, fromSeq, most]);
  const [head, checkpoint, entries, details, from, flat] = answered.parse(answer);
  const stored: StoredEntry[] = [];
  for (let at = 0; at < flat.length; at += 3) {
    const [entry, ofEntry, reason] = flat.slice(at, at + 3);
    stored.push({ entry: entry ?? '', details: ofEntry ?? null, reason: reason ?? null });
  }
  return { head, checkpoint, entries, details, fromSeq: from, stored };
}

/** Somebody behind a pseudonym: null when forgotten; `wrong` when what is stored says somebody whose pseudonym it is not. */
export type Known = { userId: string } | 'wrong' | null;

/** Who is behind these pseudonyms. */
export async function readPeople(
  redis: Redis,
  chain: string,
  pseudonyms: readonly string[],
): Promise<Map<string, Known>> {
  if (pseudonyms.length === 0) return new Map();
  const answer = await people(redis, [keys.auditPeople(chain)], [chain, ...pseudonyms]);
  const flat = z.array(nullable).parse(answer);
  return new Map(
    pseudonyms.map((pseudonym, at) => {
      const [userId, key] = [flat[2 * at] ?? null, flat[2 * at + 1] ?? null];
      if (userId === null) return [pseudonym, null];
      const isTheirs = key !== null && pseudonymOf(key, chain, userId) === pseudonym;
      return [pseudonym, isTheirs ? { userId } : 'wrong'];
    }),
  );
}
