import { describe, expect, test } from 'vitest';

import type { Caps } from '../../../src/core/limits.ts';
import { settledOf } from '../../../src/core/settled.ts';
import type { EditState } from '../../../src/core/states.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { acceptedEdit, NO_CAPS, specOf, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();

const MARK = { owner: 'w', version: 'v2', atMs: 1 } as const;
const CAPS: Caps = { ...NO_CAPS, serverDayMicros: 1_000_000_000 };
const COST = 1_280_000;
const ESTIMATE = 1_050_000;

const store = () => storeOf(redis(), 'w').edits;
const ledger = () => createLedger({ redis: redis() });
const line = () => createLine({ redis: redis(), slots: 9, perMinute: 99 });

/** An edit whose turn has come, brought as far as named. */
async function editIn(state: 'queued' | 'submitting' | 'generating' | 'delivering') {
  const edit = await acceptedEdit(redis(), undefined, CAPS);
  if (state === 'queued') return edit;
  expect(await line().next()).toBe(edit.id);
  await store().mark(edit.id, MARK);
  if (state === 'submitting') return edit;
  const { id } = edit;
  await store().move({ id, from: ['submitting'], to: 'generating', set: { requestId: 'r' } });
  if (state === 'delivering') {
    const set = { outputUrl: 'https://o.example/1', costMicros: COST };
    await store().move({ id, from: ['generating'], to: 'delivering', set });
  }
  return edit;
}

describe('what an ending leaves of a reservation', () => {
  test.each<[EditState, Parameters<typeof editIn>[0], number | null, number, number]>([
    ['delivered', 'delivering', null, 1, COST],
    ['undeliverable', 'delivering', null, 1, COST],
    ['cancelled', 'queued', null, 0, 0],
    ['rejected', 'queued', null, 0, 0],
    ['failed', 'queued', null, 0, 0],
    ['failed', 'generating', null, 0, 0],
    ['failed', 'generating', 500_000, 0, 500_000],
    ['unknown_outcome', 'submitting', null, 0, ESTIMATE],
    ['unknown_outcome', 'generating', null, 0, ESTIMATE],
    ['cancelled', 'generating', COST, 1, COST],
    ['cancelled', 'generating', null, 1, ESTIMATE],
  ])('%s from %s, cost %s: %i edit of the day, %i spent', async (to, from, cost, edits, spent) => {
    const { id, serverId, requesterId } = await editIn(from);
    const set = cost === null ? {} : { costMicros: cost };
    const moved = await store().move({ id, from: [from], to, set });
    expect(moved?.state).toBe(to);
    // What is measured of an ending is worked out from the edit.
    expect(moved && settledOf(moved)).toEqual({
      state: to,
      spentMicros: spent,
      returnedMicros: Math.max(0, ESTIMATE - spent),
      personBack: edits === 0,
    });
    const after = await ledger().standing(serverId, requesterId);
    expect(after).toMatchObject({
      running: 0,
      dayEdits: edits,
      dayClipMs: edits * 5_000,
      serverHeldMicros: 0,
      serverSpentMicros: spent,
      botHeldMicros: 0,
      botSpentMicros: spent,
    });
    expect(await store().move({ id, from: [from], to, set })).toBeNull();
    expect(await ledger().standing(serverId, requesterId)).toMatchObject({ dayEdits: edits });
    expect(await ledger().reckon()).toEqual([]);
    expect(await ledger().sweep()).toBe(0);
    expect(await line().isTaken(id)).toBe(false);
    expect(await line().upcoming(9)).toEqual([]);
  });
});

describe('a slot at the provider', () => {
  test('is held from its turn until the result is known, and not longer', async () => {
    const { id } = await editIn('submitting');
    expect(await line().busy()).toBe(1);
    await store().move({ id, from: ['submitting'], to: 'generating', set: { requestId: 'r' } });
    expect(await line().busy()).toBe(1);
    const set = { outputUrl: 'https://o.example/1' };
    await store().move({ id, from: ['generating'], to: 'delivering', set });
    expect(await line().busy()).toBe(0);
  });
});

describe('the rate', () => {
  test('a first submit was counted with its turn, a repeated one is counted again', async () => {
    const one = storeOf(redis(), 'w', { submitsPerMinute: 2 }).edits;
    const { id } = await acceptedEdit(redis());
    await line().next();
    expect((await one.mark(id, MARK)).kind).toBe('marked');
    expect(await redis().zcard('{kling}:submits')).toBe(1);
    await one.unmark(id, 'w');
    expect((await one.mark(id, { ...MARK, atMs: 2 })).kind).toBe('marked');
    expect(await redis().zcard('{kling}:submits')).toBe(2);
    await one.unmark(id, 'w');
    expect((await one.mark(id, { ...MARK, atMs: 3 })).kind).toBe('wait');
  });
});

describe('a result that is to be dropped', () => {
  const finish = async (id: string) =>
    store().move({
      id,
      from: ['submitting', 'generating'],
      to: 'delivering',
      ifDropped: 'cancelled',
      set: { outputUrl: 'https://o.example/1', costMicros: COST },
      outbox: 'deliver',
    });

  test('is charged, and never delivered', async () => {
    const { id, serverId, requesterId } = await editIn('generating');
    expect(await store().drop(id)).toBe(true);
    expect(await store().drop(id)).toBe(true);
    const ended = await finish(id);
    expect(ended).toMatchObject({ state: 'cancelled', dropped: true, costMicros: COST });
    expect(ended?.endedAtMs).not.toBeNull();
    const standing = await ledger().standing(serverId, requesterId);
    expect(standing).toMatchObject({ dayEdits: 1, serverSpentMicros: COST, running: 0 });
  });

  test.each(['queued', 'delivering'] as const)('cannot be asked for in %s', async (state) => {
    const { id } = await editIn(state);
    expect(await store().drop(id)).toBe(false);
  });

  test('nobody asked for it: delivered as ever', async () => {
    const { id } = await editIn('generating');
    expect((await finish(id))?.state).toBe('delivering');
  });
});

test('cancelled before the submit: not once the mark is on it', async () => {
  const { id } = await editIn('submitting');
  const cancel = { id, from: ['queued', 'submitting'], to: 'cancelled', unmarked: true } as const;
  expect(await store().move(cancel)).toBeNull();
  await store().unmark(id, 'w');
  expect((await store().move(cancel))?.state).toBe('cancelled');
});

test('what a card says is new once', async () => {
  const { id } = await editIn('queued');
  expect(await store().saysAnew(id, '1 4')).toBe(true);
  expect(await store().saysAnew(id, '1 4')).toBe(false);
  expect(await store().saysAnew(id, '1 3')).toBe(true);
  expect(await store().saysAnew('kgone', '1 3')).toBe(false);
});

test('a person’s edits, the newest first, in one server', async () => {
  const first = await acceptedEdit(redis());
  const { requesterId, serverId } = first;
  const second = await acceptedEdit(redis(), specOf({ serverId, requesterId }));
  expect(await store().ofPerson(serverId, requesterId, 9)).toEqual([second.id, first.id]);
  expect(await store().ofPerson(serverId, requesterId, 1)).toEqual([second.id]);
  expect(await store().ofPerson('1', requesterId, 9)).toEqual([]);
});
