import { beforeEach, describe, expect, test } from 'vitest';

import {
  readEntry,
  writeCheckpoint,
  writeEntry,
  writeHead,
} from '../../../src/core/audit-chain.ts';
import { sha256 } from '../../../src/redis/audit-digest.ts';
import {
  auditOf,
  CHECKPOINT,
  ENTRIES,
  entryAt,
  FIRST,
  forge,
  HEAD,
  LAST,
  makeChain,
  MODERATOR,
  noteMany,
  noteOf,
  NOW,
  SERVER,
  useOwnRedis,
} from './audit-stage.ts';

const { redis } = useOwnRedis();
const audit = () => auditOf(redis());
const verdict = async () => audit().verify(SERVER);

beforeEach(async () => makeChain(redis()));

describe('of the start and the end', () => {
  test.each([
    ['its head is gone', HEAD, 'head', LAST],
    ['its checkpoint is gone', CHECKPOINT, 'gap', 1],
    ['all its entries are gone', ENTRIES, 'gap', FIRST],
  ])('it is named when %s', async (_name, key, what, seq) => {
    await redis().del(key);
    expect(await verdict()).toEqual({ kind: 'broken', seq, what });
  });

  test('a head that says more or less than there is, is named', async () => {
    const hash = (await entryAt(redis(), -1)).slice(0, 64);
    for (const seq of [LAST - 1, LAST + 1]) {
      await redis().set(HEAD, writeHead({ seq, hash }));
      expect(await verdict()).toEqual({ kind: 'broken', seq: LAST, what: 'head' });
    }
    await redis().set(HEAD, writeHead({ seq: LAST, hash: 'f'.repeat(64) }));
    expect(await verdict()).toEqual({ kind: 'broken', seq: LAST, what: 'head' });
    const before = (await entryAt(redis(), -2)).slice(0, 64);
    await redis().set(HEAD, writeHead({ seq: LAST - 1, hash: before }));
    expect(await verdict()).toEqual({ kind: 'broken', seq: LAST, what: 'head' });
  });

  test('a checkpoint that fits its own hash and not the chain is named', async () => {
    const hash = 'f'.repeat(64);
    await redis().set(CHECKPOINT, writeCheckpoint(sha256, { seq: FIRST - 1, hash, atMs: NOW }));
    expect(await verdict()).toEqual({ kind: 'broken', seq: 0, what: 'checkpoint' });
  });

  test('a chain that belongs to another server is no chain here', async () => {
    await noteMany(redis(), 3, { chain: '701' });
    await audit().seal();
    for (const what of ['entries', 'head', 'details', 'people', 'keys']) {
      await redis().copy(`{kling}:audit:${what}:701`, `{kling}:audit:${what}:702`);
    }
    expect(await audit().verify('702')).toMatchObject({ kind: 'broken', seq: 1 });
  });

  test.each(['', 'x', '0', `${LAST} ${'F'.repeat(64)}`])(
    'a head that is none (%j) keeps no later decision out, and the place stays named',
    async (head) => {
      await redis().set(HEAD, head);
      const broken = await verdict();
      expect(broken).toMatchObject({ kind: 'broken', what: 'head' });
      await audit().note(noteOf('later'));
      await audit().note(noteOf('last'));
      const found = await audit().read(SERVER, null, 2);
      expect(found).toMatchObject([
        { about: 'last', actor: { userId: MODERATOR } },
        { about: 'later' },
      ]);
      expect(await verdict()).toEqual({ kind: 'broken', seq: LAST, what: 'link' });
    },
  );
});

test('a hundred thousand entries are checked, and the one that was altered is named', async () => {
  await redis().flushall();
  await noteMany(redis(), 1);
  await audit().seal();
  const rows: string[] = [];
  let { hash: prev, body } = readEntry(sha256, await entryAt(redis(), 0)) ?? {};
  for (let seq = 2; body && seq <= 100_000; seq += 1) {
    const next = { ...body, seq, details: null, reason: null, prev: prev ?? '' };
    const { hash, stored } = writeEntry(sha256, next);
    rows.push(stored);
    prev = hash;
  }
  while (rows.length > 0) await redis().rpush(ENTRIES, ...rows.splice(0, 5_000));
  await redis().set(HEAD, writeHead({ seq: 100_000, hash: prev ?? '' }));
  expect(await verdict()).toMatchObject({ kind: 'whole', entries: 100_000 });
  const { stored } = await forge(redis(), 77_776, { about: 'forged' });
  await redis().lset(ENTRIES, 77_776, stored);
  expect(await verdict()).toEqual({ kind: 'broken', seq: 77_777, what: 'link' });
});
