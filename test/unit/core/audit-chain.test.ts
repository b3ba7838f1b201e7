import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type EntryBody,
  genesis,
  readCheckpoint,
  readEntry,
  readHead,
  writeCheckpoint,
  writeEntry,
  writeHead,
} from '../../../src/core/audit-chain.ts';
import { ChainWalk, type StoredEntry } from '../../../src/core/audit-walk.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const HASH = 'a'.repeat(64);

const text = fc.string({ unit: 'binary' });
const nullable = fc.option(text);
const body: fc.Arbitrary<EntryBody> = fc.record({
  seq: fc.maxSafeNat(),
  atMs: fc.maxSafeNat(),
  action: text,
  actor: nullable,
  subject: nullable,
  about: nullable,
  details: nullable,
  reason: nullable,
  prev: text,
});

/** A chain of so many entries, and what is stored of its end. */
function chainOf(length: number): { entries: StoredEntry[]; head: string } {
  const entries: StoredEntry[] = [];
  let prev = genesis(sha256, '7');
  for (let seq = 1; seq <= length; seq += 1) {
    const details = JSON.stringify({ seq });
    const none = { actor: null, subject: null, about: null, reason: null };
    const { hash, stored } = writeEntry(sha256, {
      ...none,
      seq,
      atMs: seq,
      action: 'a',
      details: sha256(details),
      prev,
    });
    entries.push({ entry: stored, details, reason: null });
    prev = hash;
  }
  return { entries, head: writeHead({ seq: length, hash: prev }) };
}

function walk(entries: readonly StoredEntry[], head: string, checkpoint = '') {
  const steps = new ChainWalk(sha256, '7', checkpoint);
  for (const entry of entries) {
    const fault = steps.step(entry);
    if (fault) return fault;
  }
  return steps.end(head);
}

describe('what is stored', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(body, (one) => {
        const { hash, stored } = writeEntry(sha256, one);
        const read = readEntry(sha256, stored);
        expect(read).toEqual({ hash, text: stored.slice(65), body: one });
        expect(sha256(stored.slice(65))).toBe(hash);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e15 }),
        fc.integer({ min: 0, max: 1e15 }),
        (seq, atMs) => {
          expect(readHead(writeHead({ seq, hash: HASH }))).toEqual({ seq, hash: HASH });
          const checkpoint = { seq, hash: HASH, atMs };
          expect(readCheckpoint(sha256, writeCheckpoint(sha256, checkpoint))).toEqual(checkpoint);
        },
      ),
    );
  });

  test.each([
    'null',
    '[]',
    '7',
    '{}',
    '{',
    '{"seq":1.5}',
    '{"seq":1,"atMs":1,"action":"a","prev":"","actor":7,"subject":null,"about":null,"details":null,"reason":null}',
  ])('%s is no entry, whatever its hash says', (one) => {
    expect(readEntry(sha256, `${sha256(one)} ${one}`)).toBeNull();
  });

  test.each([
    '',
    '1',
    ` ${HASH}`,
    `01 ${HASH}`,
    `-1 ${HASH}`,
    `1 ${HASH} `,
    `1.5 ${HASH}`,
    `1 ${'A'.repeat(64)}`,
  ])('%j is neither a head nor a checkpoint', (one) => {
    expect(readHead(one)).toBeNull();
    expect(readCheckpoint(sha256, one)).toBeNull();
  });

  test('each chain begins otherwise', () => {
    expect(new Set(['7', '8', 'bot', ''].map((chain) => genesis(sha256, chain))).size).toBe(4);
  });
});

describe('a walk', () => {
  test('of every length is whole, also without details', () => {
    for (let length = 0; length <= 5; length += 1) {
      const { entries, head } = chainOf(length);
      expect(walk(entries, length === 0 ? '' : head)).toMatchObject({
        kind: 'whole',
        entries: length,
      });
      const bare = entries.map((one) => ({ ...one, details: null }));
      expect(walk(bare, length === 0 ? '' : head)).toMatchObject({ kind: 'whole', erased: length });
    }
  });

  test('may start at any entry that a checkpoint names', () => {
    const { entries, head } = chainOf(6);
    for (let seq = 1; seq <= 6; seq += 1) {
      const hash = (entries[seq - 1]?.entry ?? '').slice(0, 64);
      const checkpoint = { seq, hash, atMs: 9 };
      const found = walk(entries.slice(seq), head, writeCheckpoint(sha256, checkpoint));
      expect(found).toMatchObject({
        kind: 'whole',
        entries: 6 - seq,
        fromSeq: seq + 1,
        checkpoint,
      });
    }
  });

  test('vouches for an entry once the next has been looked at', () => {
    const { entries } = chainOf(3);
    const steps = new ChainWalk(sha256, '7', '');
    const [first, second, third] = entries;
    if (!first || !second || !third) throw new Error('too short');
    expect([steps.vouched, steps.step(first), steps.vouched]).toEqual([-1, null, 0]);
    const forged = { ...second, entry: chainOf(2).entries[1]?.entry ?? '' };
    expect([steps.step(forged), steps.vouched]).toEqual([null, 1]);
    const body3 = readEntry(sha256, third.entry)?.body;
    if (!body3) throw new Error('no entry');
    const { stored } = writeEntry(sha256, { ...body3, prev: HASH });
    expect([steps.step({ ...third, entry: stored }), steps.vouched]).toEqual([null, 1]);
  });
});
