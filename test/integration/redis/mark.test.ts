import { describe, expect, test } from 'vitest';

import { EDIT_STATES } from '../../../src/core/states.ts';
import { keys } from '../../../src/redis/keys.ts';
import { acceptedEdit, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const NOW = 1_700_000_000_000;
const store = (now = NOW, submitsPerMinute = 1_000) =>
  storeOf(redis(), 'worker-a', { now: () => now, submitsPerMinute }).edits;
const markOf = (owner: string, atMs = NOW) => ({ owner, version: 'v2', atMs }) as const;

describe('a mark', () => {
  test('is set on a queued edit, which is then submitting', async () => {
    const { id } = await acceptedEdit(redis());
    const marking = await store().mark(id, markOf('worker-a'));
    expect(marking).toMatchObject({
      kind: 'marked',
      edit: { id, state: 'submitting', rev: 2, mark: markOf('worker-a') },
    });
    expect((await store().read(id))?.mark).toEqual(markOf('worker-a'));
  });

  test.each(EDIT_STATES.filter((state) => state !== 'queued' && state !== 'submitting'))(
    'is not set in %s',
    async (state) => {
      const { id } = await acceptedEdit(redis());
      await redis().hset(keys.edit(id), 'state', state);
      expect(await store().mark(id, markOf('worker-a'))).toEqual({ kind: 'taken' });
      expect(await store().read(id)).toMatchObject({ state, mark: null });
      expect(await redis().exists(keys.submits)).toBe(0);
    },
  );

  test('is not set on an edit that is not there', async () => {
    expect(await store().mark('knone', markOf('worker-a'))).toEqual({ kind: 'taken' });
    expect(await redis().keys('*')).toEqual([]);
  });

  test('is not set over another, whoever asks', async () => {
    const { id } = await acceptedEdit(redis());
    await store().mark(id, markOf('worker-a'));
    expect(await store().mark(id, markOf('worker-b'))).toEqual({ kind: 'taken' });
    expect(await store().mark(id, markOf('worker-a', NOW + 1))).toEqual({ kind: 'taken' });
    expect((await store().read(id))?.mark).toEqual(markOf('worker-a'));
    expect(await redis().zcard(keys.submits)).toBe(1);
  });

  test('whose answer was lost is answered again, and counts once', async () => {
    const { id } = await acceptedEdit(redis());
    const first = await store().mark(id, markOf('worker-a'));
    expect(await store(NOW + 5).mark(id, markOf('worker-a'))).toEqual(first);
    expect(await redis().zcard(keys.submits)).toBe(1);
  });

  test('once there is a request id it is too late, also without a mark', async () => {
    const { id } = await acceptedEdit(redis());
    await store().mark(id, markOf('worker-a'));
    await store().unmark(id, 'worker-a');
    await redis().hset(keys.edit(id), 'requestId', 'r-1');
    expect(await store().mark(id, markOf('worker-a'))).toEqual({ kind: 'taken' });
  });

  test('twenty workers at once: one is marked', async () => {
    const { id } = await acceptedEdit(redis());
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => store().mark(id, markOf(`worker-${at}`))),
    );
    const marked = all.filter(({ kind }) => kind === 'marked');
    expect(marked).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'taken')).toHaveLength(19);
    expect(await redis().zcard(keys.submits)).toBe(1);
  });
});

describe('taking it off', () => {
  test('is its owner’s alone', async () => {
    const { id } = await acceptedEdit(redis());
    await store().mark(id, markOf('worker-a'));
    for (const owner of ['worker-b', '', 'worker', 'worker-aa']) await store().unmark(id, owner);
    expect((await store().read(id))?.mark).toEqual(markOf('worker-a'));
    await store().unmark(id, 'worker-a');
    expect(await store().read(id)).toMatchObject({ state: 'submitting', mark: null });
  });

  test('lets the next one submit, and the card does not change for it', async () => {
    const { id } = await acceptedEdit(redis());
    await store().mark(id, markOf('worker-a'));
    await store().unmark(id, 'worker-a');
    const marking = await store().mark(id, markOf('worker-b'));
    expect(marking).toMatchObject({ kind: 'marked', edit: { rev: 2, mark: markOf('worker-b') } });
    await store().unmark(id, 'worker-a');
    expect((await store().read(id))?.mark).toEqual(markOf('worker-b'));
  });

  test('where there is none, or no edit, is nothing', async () => {
    const { id } = await acceptedEdit(redis());
    await store().unmark(id, 'worker-a');
    await store().unmark('knone', 'worker-a');
    expect(await store().read(id)).toMatchObject({ state: 'queued', rev: 1, mark: null });
    expect(await store().read('knone')).toBeNull();
  });
});

describe('the rate', () => {
  const LIMIT = 3;
  const markNew = async (now: number) => {
    const { id } = await acceptedEdit(redis());
    return { id, marking: await store(now, LIMIT).mark(id, markOf('worker-a', now)) };
  };

  test('the third of three goes, the fourth waits for the first to be a minute old', async () => {
    for (const at of [0, 100, 200]) {
      expect((await markNew(NOW + at)).marking.kind).toBe('marked');
    }
    const { id, marking } = await markNew(NOW + 1_000);
    expect(marking).toEqual({ kind: 'wait', ms: 59_001 });
    expect(await store().read(id)).toMatchObject({ state: 'queued', rev: 1, mark: null });
    // Waiting counts for nothing.
    expect(await redis().zcard(keys.submits)).toBe(LIMIT);
    const early = await store(NOW + 59_999, LIMIT).mark(id, markOf('worker-a'));
    expect(early).toEqual({ kind: 'wait', ms: 2 });
    const due = await store(NOW + 60_001, LIMIT).mark(id, markOf('worker-a'));
    expect(due.kind).toBe('marked');
  });

  test('waiting as long as was said is enough, and the window goes on sliding', async () => {
    for (const at of [0, 30_000, 40_000]) await markNew(NOW + at);
    const first = await markNew(NOW + 50_000);
    expect(first.marking).toEqual({ kind: 'wait', ms: 10_001 });
    const later = NOW + 60_001;
    expect((await store(later, LIMIT).mark(first.id, markOf('worker-b'))).kind).toBe('marked');
    expect((await markNew(later)).marking).toEqual({ kind: 'wait', ms: 30_000 });
  });

  test('twenty at once: as many as there are left', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => acceptedEdit(redis())));
    const all = await Promise.all(
      ids.map(async ({ id }) => store(NOW, LIMIT).mark(id, markOf('worker-a'))),
    );
    expect(all.filter(({ kind }) => kind === 'marked')).toHaveLength(LIMIT);
    expect(all.filter(({ kind }) => kind === 'wait')).toHaveLength(20 - LIMIT);
  });

  test('an answer that was lost is not kept waiting by a full minute', async () => {
    const { id } = await markNew(NOW);
    for (const at of [1, 2]) await markNew(NOW + at);
    expect((await store(NOW + 10, LIMIT).mark(id, markOf('worker-a', NOW))).kind).toBe('marked');
  });

  test('a submit that was not taken counts all the same', async () => {
    const { id } = await markNew(NOW);
    await store().unmark(id, 'worker-a');
    await store(NOW + 1, LIMIT).mark(id, markOf('worker-a', NOW + 1));
    await store().unmark(id, 'worker-a');
    await store(NOW + 2, LIMIT).mark(id, markOf('worker-a', NOW + 2));
    expect((await markNew(NOW + 3)).marking.kind).toBe('wait');
  });
});
