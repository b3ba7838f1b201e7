import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import type { HistoryCursor, HistoryFilter, HistoryPage } from '../../../src/core/history.ts';
import { readHistory } from '../../../src/edits/history.ts';
import { codeOf } from './fake-run.ts';
import { answerLost, failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { sampleEdit } from '../discord/samples.ts';

const OPEN = '900000000000000002';
const SECRET = '900000000000000088';
const ANN = '900000000000000014';
const ALL: HistoryFilter = { userId: null, kind: 'all', channelId: null };

let world: FakeWorld;
let asker: Asker;
beforeEach(() => {
  world = new FakeWorld();
  world.lists.hidden.add(SECRET);
  asker = { ...sampleEdit().asker, userId: ANN };
});

/** A result in a channel; the higher its number, the newer. */
function result(number: number, changes: Partial<Edit> = {}, channelId = OPEN): Edit {
  return world.has({
    id: `k${number}`,
    rootId: `k${number}`,
    state: 'delivered',
    way: 'reply',
    endedAtMs: NOW,
    toldAtMs: NOW,
    message: { channelId, messageId: `${number}` },
    ...changes,
    acceptedAtMs: NOW + number,
  });
}

const read = async (from: HistoryCursor | null = null, filter = ALL) =>
  readHistory(world.deps, asker, filter, from);
const ids = ({ entries }: HistoryPage) => entries.map(({ edit }) => edit.id).join(' ');
const remixOf = (editId: string) =>
  ({ origin: { kind: 'result', editId }, rootId: editId }) as const;

describe('pages', () => {
  test('of five, there and back, each as it was', async () => {
    for (let number = 1; number <= 12; number += 1) result(number);
    const first = await read();
    expect([ids(first), first.newer]).toEqual(['k12 k11 k10 k9 k8', null]);
    const second = await read(first.older);
    const third = await read(second.older);
    expect([ids(second), ids(third), third.older]).toEqual(['k7 k6 k5 k4 k3', 'k2 k1', null]);
    const back = await read(third.newer);
    expect(ids(back)).toBe(ids(second));
    const again = await read(back.newer);
    expect([ids(again), again.newer]).toEqual([ids(first), null]);
    expect(ids(await read(again.older))).toBe(ids(second));
  });

  test('a full one that is the last says so', async () => {
    for (let number = 1; number <= 5; number += 1) result(number);
    expect((await read()).older).toBeNull();
  });

  test('with nothing to show', async () => {
    expect(await read()).toEqual({ filter: ALL, entries: [], newer: null, older: null });
  });

  test('what came meanwhile moves nothing', async () => {
    for (let number = 1; number <= 7; number += 1) result(number);
    const first = await read();
    result(8);
    expect(ids(await read(first.older))).toBe('k2 k1');
  });
});

describe('nothing is shown of', () => {
  test.each<[string, Partial<Edit>, string?]>([
    ['what was taken down', { takeDown: { kind: 'deleted', by: '1', atMs: 1, reason: '' } }],
    ['what is under way', { state: 'delivering' }],
    ['what waits for a moderator', { state: 'awaiting_review' }],
    ['what could not be posted', { state: 'undeliverable' }],
    ['what is nowhere', { message: null }],
    ['another server', { serverId: '900000000000000007' }],
    ['somebody’s direct messages', { way: 'direct' }],
    ['a channel that they may not see', {}, SECRET],
  ])('%s', async (_what, changes, channel) => {
    result(2, changes, channel);
    result(1);
    const page = await read();
    expect(ids(page)).toBe('k1');
    expect([page.newer, page.older]).toEqual([null, null]);
  });

  test('direct messages, but to their person', async () => {
    result(1, { way: 'direct', requesterId: ANN }, SECRET);
    expect(ids(await read())).toBe('k1');
  });
});

describe('what was passed over', () => {
  beforeEach(() => {
    for (let number = 10; number < 800; number += 1) result(number, {}, SECRET);
    for (let number = 1; number < 8; number += 1) result(number);
  });

  test('costs a bounded number of looks a page, and a press goes on behind it', async () => {
    const first = await read();
    expect(first.entries).toEqual([]);
    expect(world.count('edits.read')).toBe(500);
    expect(world.count('access.mayView')).toBe(20);
    const second = await read(first.older);
    expect(ids(second)).toBe('k7 k6 k5 k4 k3');
    expect(ids(await read(second.older))).toBe('k2 k1');
  });

  test('is named in no button', async () => {
    const { older } = await read();
    expect(older?.editId).toBe('');
  });

  test('stops at once where Discord takes its time, and goes on from there', async () => {
    world.plan('access.mayView', async (real) => {
      world.nowMs += 1_000;
      return real();
    });
    const page = await read();
    expect(world.count('edits.read')).toBe(25);
    expect([ids(page), page.older?.atMs]).toEqual(['', NOW + 775]);
  });
});

test('after an empty page the way back misses nothing', async () => {
  for (let number = 10; number < 15; number += 1) result(number);
  for (let number = 1; number < 9; number += 1) result(number, {}, SECRET);
  const cursor = { to: 'older', atMs: NOW + 10, editId: 'k10' } as const;
  const empty = await read(cursor);
  expect(ids(empty)).toBe('');
  expect(ids(await read(empty.newer))).toBe('k14 k13 k12 k11 k10');
});

describe('filters', () => {
  beforeEach(() => {
    result(1);
    result(2, { requesterId: ANN });
    result(3, remixOf('k1'));
    const posted = { channelId: OPEN, messageId: '5', authorId: '7', authorName: 'Z' };
    result(4, { origin: { kind: 'message', ...posted } });
    result(5, {}, '900000000000000033');
  });

  test.each<[Partial<HistoryFilter>, string]>([
    [{ userId: ANN }, 'k2'],
    [{ kind: 'originals' }, 'k5 k2 k1'],
    [{ kind: 'remixes' }, 'k4 k3'],
    [{ channelId: OPEN }, 'k4 k3 k2 k1'],
    [{ channelId: SECRET }, ''],
    [{ kind: 'remixes', userId: ANN }, ''],
  ])('%j', async (filter, shown) => {
    expect(ids(await read(null, { ...ALL, ...filter }))).toBe(shown);
  });

  test('a channel has its threads, and not what was asked for in it and stands elsewhere', async () => {
    const parent = '900000000000000044';
    const inThread = { ...sampleEdit().asker, channelId: '31', parentChannelId: parent };
    result(6, { channelId: '31', asker: inThread }, '31');
    result(7, { message: { channelId: '32', messageId: '7', parentId: parent } });
    result(8, { channelId: parent });
    expect(ids(await read(null, { ...ALL, channelId: parent }))).toBe('k7 k6');
  });
});

describe('what a remix was made from', () => {
  const fromOf = async (id: string) =>
    (await read()).entries.find(({ edit }) => edit.id === id)?.from;

  test('is named where it can be gone and looked at', async () => {
    const root = result(1);
    result(2, remixOf('k1'));
    expect(await fromOf('k2')).toEqual({ kind: 'edit', edit: root });
    expect(await fromOf('k1')).toEqual({ kind: 'upload' });
  });

  test.each<[string, () => void]>([
    ['in a channel that they may not see', () => result(1, {}, SECRET)],
    [
      'taken down',
      () => result(1, { takeDown: { kind: 'deleted', by: '1', atMs: 1, reason: '' } }),
    ],
    ['gone', () => {}],
  ])('%s: is not', async (_where, make) => {
    make();
    result(2, remixOf('k1'));
    expect(await fromOf('k2')).toEqual({ kind: 'hidden' });
  });

  test('a message likewise', async () => {
    const there = { kind: 'message', messageId: '5', authorId: '7', authorName: 'Z' } as const;
    result(1, { origin: { ...there, channelId: OPEN } });
    result(2, { origin: { ...there, channelId: SECRET } });
    expect(await fromOf('k1')).toMatchObject({ kind: 'message', authorId: '7', messageId: '5' });
    expect(await fromOf('k2')).toEqual({ kind: 'hidden' });
  });
});

test('pictures go along where there are some', async () => {
  result(1);
  result(2);
  world.lists.thumbnails.set('k2', Buffer.from('2'));
  const { entries } = await read();
  expect(entries.map(({ thumbnail }) => thumbnail)).toEqual([Buffer.from('2'), null]);
});

test('in direct messages there is no server to look at', async () => {
  asker = { ...asker, serverId: '' };
  expect(await codeOf(read())).toBe('only_in_server');
});

test.each(['history.list', 'edits.read', 'thumbnails.get'])(
  '%s fails: said in words',
  async (call) => {
    result(1);
    world.plan(call, call === 'thumbnails.get' ? failing('store_unreachable') : answerLost);
    expect(await codeOf(read())).toBe('store_unreachable');
  },
);
