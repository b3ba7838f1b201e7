import { expect, test } from 'vitest';

import type { EditState } from '../../../src/core/states.ts';
import { canWrite } from '../../../src/redis/can-write.ts';
import { createPauses } from '../../../src/redis/pauses.ts';
import { takeStock } from '../../../src/redis/stock.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { acceptedEdit, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();

const LONG_MS = 3_600_000;
const line = () => createLine({ redis: redis(), slots: 9, perMinute: 99 });
const store = () => storeOf(redis(), 'w').edits;

/** Brings the edit whose turn is next through these states. */
async function advance(...states: EditState[]): Promise<string> {
  const id = (await line().next()) ?? '';
  await store().mark(id, { owner: 'w', version: 'v2', atMs: 1 });
  let from: EditState = 'submitting';
  for (const to of states) {
    const completedAtMs = Date.now() - LONG_MS;
    const set = to === 'delivering' ? { completedAtMs, outputUrl: 'https://o.example/1' } : {};
    expect((await store().move({ id, from: [from], to, set }))?.state).toBe(to);
    from = to;
  }
  return id;
}

test('an empty store', async () => {
  const stock = await takeStock(redis());
  expect(stock).toMatchObject({
    waiting: { generate: { edits: 0, oldestMs: 0 }, deliver: { edits: 0, oldestMs: 0 } },
    slotsBusy: 0,
    month: { spentMicros: 0, heldMicros: 0 },
    pause: null,
    memoryLimitBytes: 0,
  });
  expect(stock.memoryBytes).toBeGreaterThan(0);
  expect([...stock.open.values()].every((edits) => edits === 0)).toBe(true);
});

test('edits on every step of their way', async () => {
  for (let edits = 0; edits < 6; edits += 1) await acceptedEdit(redis());
  await advance();
  await advance('generating');
  await advance('generating', 'delivering');
  await advance('failed');
  const told = await advance('generating', 'delivering', 'delivered');
  await store().told(told, 'reply');
  await createPauses({ redis: redis() }).begin('credits', 1);
  const { open, waiting, slotsBusy, month, pause } = await takeStock(redis());
  const there = [...open].filter(([, edits]) => edits > 0);
  expect(Object.fromEntries(there)).toEqual({
    queued: 1,
    submitting: 1,
    generating: 1,
    delivering: 1,
    failed: 1,
  });
  // One that has ended waits too, until its person is told.
  expect([waiting.generate.edits, waiting.deliver.edits]).toEqual([1, 2]);
  expect(waiting.deliver.oldestMs).toBeGreaterThanOrEqual(LONG_MS);
  expect(waiting.generate.oldestMs).toBeLessThan(LONG_MS);
  expect(slotsBusy).toBe(2);
  expect(month).toEqual({ spentMicros: 1_050_000, heldMicros: 4 * 1_050_000 });
  expect(pause).toBe('credits');
});

test('who waited for a moderator has not waited for a turn, or for the delivery, meanwhile', async () => {
  const { id } = await acceptedEdit(redis());
  const ago = (ms: number) => String(Date.now() - ms);
  const decision = JSON.stringify({ kind: 'approved', by: 'm', atMs: Date.now(), reason: '' });
  await redis().hset(`{kling}:edit:${id}`, 'acceptedAtMs', ago(2 * LONG_MS), 'decision', decision);
  expect((await takeStock(redis())).waiting.generate.oldestMs).toBeLessThan(LONG_MS);
  const takeDown = JSON.stringify({ kind: 'deleted', by: 'm', atMs: Date.now(), reason: '' });
  const ended = { state: 'delivered', endedAtMs: ago(2 * LONG_MS), takeDown };
  await redis().hset(`{kling}:edit:${id}`, { ...ended, decision: '' });
  const { deliver } = (await takeStock(redis())).waiting;
  expect(deliver.edits).toBe(1);
  expect(deliver.oldestMs).toBeLessThan(LONG_MS);
});

test('more of them than are looked at in one step', async () => {
  const pipeline = redis().pipeline();
  for (let edit = 0; edit < 1_234; edit += 1) {
    pipeline.zadd('{kling}:active', edit, `k${edit}`);
    pipeline.hset(`{kling}:edit:k${edit}`, 'state', 'queued', 'acceptedAtMs', '1000');
  }
  // One whose hash is gone is nobody's.
  pipeline.zadd('{kling}:active', 9_999, 'kgone');
  await pipeline.exec();
  const { open, waiting } = await takeStock(redis());
  expect(open.get('queued')).toBe(1_234);
  expect(waiting.generate.edits).toBe(1_234);
});

test('a trial write leaves nothing for long', async () => {
  expect(await canWrite(redis(), 'me')).toBe(true);
  expect(await redis().pttl('{kling}:trial:me')).toBeGreaterThan(0);
});
