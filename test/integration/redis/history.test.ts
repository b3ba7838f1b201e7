import { describe, expect, test } from 'vitest';

import { decided } from '../../../src/core/audit.ts';
import { createHistory } from '../../../src/redis/history.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createPersonal } from '../../../src/redis/personal.ts';
import { createServerCare } from '../../../src/redis/server-care.ts';
import { createTakeDowns } from '../../../src/redis/take-downs.ts';
import { createThumbnails } from '../../../src/redis/thumbnails.ts';
import { useOwnRedis } from './audit-stage.ts';
import { acceptedEdit, freshId, specOf, storeOf } from './stage.ts';

const { redis } = useOwnRedis();
const SERVER = '900000000000000006';
const NOW = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const RETENTION_MS = 30 * DAY_MS;
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80, 0xfe]);

const store = (now = NOW) => storeOf(redis(), 'worker-a', { now: () => now }).edits;
const history = () => createHistory({ redis: redis() });
const thumbnails = () => createThumbnails({ redis: redis(), retentionMs: RETENTION_MS });
const takeDowns = () => createTakeDowns({ redis: redis(), retentionMs: RETENTION_MS });

const takeDown = async (id: string) =>
  takeDowns().take(
    id,
    { kind: 'deleted', by: '7', reason: '' },
    null,
    decided(SERVER, 'edit.deleted', '7', { about: id }),
  );

async function delivering(requesterId = freshId()): Promise<string> {
  const spec = specOf();
  const asker = { ...spec.asker, userId: requesterId };
  const { id } = await acceptedEdit(redis(), specOf({ requesterId, asker }));
  await store().move({ id, from: ['queued'], to: 'submitting' });
  await store().move({ id, from: ['submitting'], to: 'delivering' });
  return id;
}

/** One that was delivered at a time, with its picture. */
async function delivered(atMs = NOW, requesterId = freshId()): Promise<string> {
  const id = await delivering(requesterId);
  await store(atMs).move({ id, from: ['delivering'], to: 'delivered' });
  await store(atMs).told(id, 'reply');
  await thumbnails().put(id, JPEG);
  return id;
}

const all = { serverId: SERVER, userId: null, from: null, most: 99 } as const;
const listed = async () => (await history().list(all)).map(({ editId }) => editId);

/** Keys that hold this text, or are called by it. */
async function holding(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const key of await redis().keys('*')) {
    const type = await redis().type(key);
    const members = type === 'zset' ? await redis().zrange(key, '0', '-1') : [];
    if ([key, ...members].some((one) => one.includes(text))) found.push(key);
  }
  return found.toSorted();
}

describe('the list of a server', () => {
  test('holds what was delivered from the step on that says so, and nothing else', async () => {
    const waits = await delivering();
    expect(await listed()).toEqual([]);
    await store(NOW + 5).move({ id: waits, from: ['delivering'], to: 'delivered' });
    await acceptedEdit(redis());
    const failed = await delivering();
    await store().move({ id: failed, from: ['delivering'], to: 'undeliverable' });
    expect(await history().list(all)).toEqual([{ editId: waits, atMs: NOW + 5 }]);
  });

  test('does not take in what was taken down on its way', async () => {
    const id = await delivering();
    await takeDown(id);
    await store().move({ id, from: ['delivering'], to: 'delivered' });
    expect(await listed()).toEqual([]);
  });

  test('forgets what is older than edits are kept', async () => {
    const old = await delivered(NOW);
    const young = await delivered(NOW + DAY_MS);
    expect(await listed()).toEqual([young, old]);
    const last = await delivered(NOW + RETENTION_MS + 1);
    expect(await listed()).toEqual([last, young]);
    expect(await redis().pttl(keys.history(SERVER))).toBeGreaterThan(RETENTION_MS - DAY_MS);
  });

  test('is gone through both ways, also where many have one time, and where the last one is gone', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 60; at += 1) ids.push(`k${String(at).padStart(3, '0')}`);
    const at = (id: string): number => NOW + Math.floor(ids.indexOf(id) / 20);
    for (const id of ids) await redis().zadd(keys.history(SERVER), at(id), id);
    const newestFirst = ids.toReversed();
    const cursor = (to: 'older' | 'newer', editId: string) => ({ to, atMs: at(editId), editId });
    const slice = async (to: 'older' | 'newer', id: string) =>
      (await history().list({ ...all, from: cursor(to, id), most: 5 })).map(({ editId }) => editId);
    for (let seen = 0; seen < newestFirst.length; seen += 5) {
      const last = newestFirst[seen] ?? '';
      expect(await slice('older', last)).toEqual(newestFirst.slice(seen + 1, seen + 6));
      expect(await slice('newer', last)).toEqual(newestFirst.slice(0, seen).slice(-5).toReversed());
    }
    await redis().zrem(keys.history(SERVER), 'k030');
    expect((await slice('older', 'k030'))[0]).toBe('k029');
    const unnamed = { to: 'older', atMs: at('k030'), editId: '' } as const;
    const [first] = await history().list({ ...all, from: unnamed, most: 1 });
    expect(first?.editId).toBe('k039');
  });

  test('that of a person is that of what they asked for', async () => {
    const userId = freshId();
    const own = await delivered(NOW, userId);
    await delivered();
    const lines = await history().list({ ...all, userId });
    expect(lines.map(({ editId }) => editId)).toEqual([own]);
  });
});

describe('a picture', () => {
  test('is what was put, byte for byte, as long as its edit', async () => {
    const id = await delivered();
    const found = await thumbnails().get([id, 'knone']);
    expect([...found]).toEqual([[id, JPEG]]);
    const left = await redis().pttl(keys.thumbnail(id));
    expect(left).toBeGreaterThan(RETENTION_MS - 60_000);
    expect(left).toBeLessThanOrEqual((await redis().pttl(keys.edit(id))) + 1_000);
    expect(await thumbnails().get([])).toEqual(new Map());
  });

  test.each([
    ['is not delivered', async () => delivering()],
    ['is gone', async () => 'knone'],
    [
      'was taken down',
      async () => {
        const id = await delivered();
        await takeDown(id);
        return id;
      },
    ],
  ])('is not kept of what %s', async (_what, make) => {
    const id = await make();
    await thumbnails().put(id, JPEG);
    expect(await redis().exists(keys.thumbnail(id))).toBe(0);
  });
});

describe('both go', () => {
  test('with a take-down, at once', async () => {
    const [id, other] = [await delivered(), await delivered(NOW - 1)];
    await takeDown(id);
    expect(await listed()).toEqual([other]);
    expect(await redis().exists(keys.thumbnail(id))).toBe(0);
    expect((await holding(id)).filter((key) => /history|thumb/.test(key))).toEqual([]);
  });

  test('with what is erased of a person, wherever it lay', async () => {
    const userId = freshId();
    const id = await delivered(NOW, userId);
    await createPersonal({ redis: redis() }).erase(userId);
    expect(
      (await holding(id)).filter((key) => !/:(reservation|interaction|ledger)/.test(key)),
    ).toEqual([]);
  });

  test('with a server', async () => {
    const id = await delivered();
    await createServerCare({ redis: redis() }).purge(SERVER);
    expect(await redis().exists(keys.thumbnail(id), keys.history(SERVER))).toBe(0);
  });
});
