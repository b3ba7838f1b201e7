import { expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { createAudit } from '../../../src/redis/audit.ts';
import { createAuditCopies } from '../../../src/redis/audit-copies.ts';
import { useOwnRedis } from './audit-stage.ts';

const { redis } = useOwnRedis();
const audit = () => createAudit({ redis: redis() });
const copies = () => createAuditCopies({ redis: redis() });

const note = async (chain: string, times: number): Promise<void> => {
  for (let at = 0; at < times; at += 1) {
    await audit().note({ ...decided(chain, 'gate.changed', '7'), before: at, after: at + 1 });
  }
};

test('what was sealed is news until it was copied, each chain its own', async () => {
  expect(await copies().due()).toEqual([]);
  await note('1', 3);
  // In no chain yet.
  expect(await copies().due()).toEqual([]);
  await audit().seal();
  expect(await copies().due()).toEqual([{ chain: '1', afterSeq: 0, lastSeq: 3 }]);
  await copies().copied('1', 2);
  expect(await copies().due()).toEqual([{ chain: '1', afterSeq: 2, lastSeq: 3 }]);
  await note('2', 1);
  await audit().read('2', null, 1);
  await copies().copied('1', 3);
  expect(await copies().due()).toEqual([{ chain: '2', afterSeq: 0, lastSeq: 1 }]);
  await note('1', 1);
  await audit().seal();
  expect(await copies().due()).toContainEqual({ chain: '1', afterSeq: 3, lastSeq: 4 });
});

test('what comes while the last is copied stays news, and nothing goes back', async () => {
  await note('3', 2);
  await audit().seal();
  await note('3', 2);
  await audit().seal();
  await copies().copied('3', 2);
  await copies().copied('3', 1);
  expect(await copies().due()).toContainEqual({ chain: '3', afterSeq: 2, lastSeq: 4 });
});

test('a chain that is purged is no news, and begins anew', async () => {
  await note('4', 2);
  await audit().seal();
  await copies().copied('4', 1);
  await audit().purge('4');
  await note('4', 1);
  await audit().seal();
  expect((await copies().due()).filter(({ chain }) => chain === '4')).toEqual([
    { chain: '4', afterSeq: 0, lastSeq: 1 },
  ]);
});

test('one at a time looks after it', async () => {
  const claims = await Promise.all(
    Array.from({ length: 5 }, async () => copies().claim('copy', 60_000)),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await copies().claim('prune', 60_000)).toBe(true);
});
