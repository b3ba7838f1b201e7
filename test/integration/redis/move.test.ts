import { describe, expect, test } from 'vitest';

import type { Edit } from '../../../src/core/edit.ts';
import { EDIT_STATES, type EditState } from '../../../src/core/states.ts';
import { keys } from '../../../src/redis/keys.ts';
import { acceptedEdit, specOf, storeOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const NOW = 1_700_000_000_000;
const store = (now = NOW) => storeOf(redis(), 'worker-a', { now: () => now }).edits;

async function editIn(state: EditState, spec = specOf()): Promise<Edit> {
  const edit = await acceptedEdit(redis(), spec);
  await redis().hset(keys.edit(edit.id), 'state', state);
  await redis().del(keys.outbox('generate'));
  return edit;
}

describe('a change of state', () => {
  test('only from where it may start', async () => {
    const { id } = await editIn('queued');
    const answer = await store().move({ id, from: ['submitting', 'generating'], to: 'failed' });
    expect(answer).toBeNull();
    expect(await store().read(id)).toMatchObject({ state: 'queued', rev: 1, endedAtMs: null });
    expect(await store().move({ id, from: ['submitting', 'queued'], to: 'failed' })).toMatchObject({
      state: 'failed',
      rev: 2,
    });
  });

  test('no state is taken for another whose name it is part of', async () => {
    const { id } = await editIn('queued');
    await redis().hset(keys.edit(id), 'state', 'deliver');
    const moved = store().move({ id, from: ['delivering', 'delivered'], to: 'undeliverable' });
    expect(await moved).toBeNull();
  });

  test('of an edit that is not there: null, and nothing comes to be', async () => {
    expect(
      await store().move({ id: 'knone', from: EDIT_STATES, to: 'failed', outbox: 'deliver' }),
    ).toBeNull();
    expect(await redis().keys('*')).toEqual([]);
  });

  test('fields, revision and the next queue’s outbox come with it', async () => {
    const { id } = await editIn('generating');
    const failure = { code: 'clip_codec', facts: { found: 'a "😀"\u0000 \\ file' } } as const;
    const moved = await store().move({
      id,
      from: ['generating'],
      to: 'failed',
      set: { failure, costMicros: 0, message: { channelId: '1', messageId: '2' } },
      outbox: 'deliver',
    });
    expect(moved).toMatchObject({
      state: 'failed',
      rev: 2,
      failure,
      costMicros: 0,
      endedAtMs: NOW,
    });
    expect(await store().read(id)).toEqual(moved);
    expect(await redis().zrange(keys.outbox('deliver'), '0', '-1', 'WITHSCORES')).toEqual([
      id,
      String(NOW),
    ]);
    expect(await redis().exists(keys.outbox('generate'))).toBe(0);
  });

  test('a refused one leaves no outbox entry', async () => {
    const { id } = await editIn('delivered');
    await store().move({ id, from: ['generating'], to: 'delivering', outbox: 'deliver' });
    expect(await redis().exists(keys.outbox('deliver'))).toBe(0);
  });

  test('a mark set to null is gone', async () => {
    const { id } = await editIn('queued');
    await store().mark(id, { owner: 'worker-a', version: 'v2', atMs: NOW });
    await store().move({ id, from: ['submitting'], to: 'failed', set: { mark: null } });
    expect((await store().read(id))?.mark).toBeNull();
  });
});

describe('twenty at once', () => {
  test('one moves it, once', async () => {
    const { id } = await editIn('generating');
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        store().move({
          id,
          from: ['generating'],
          to: 'delivering',
          set: { outputUrl: `https://out.example/${at}` },
          outbox: 'deliver',
        }),
      ),
    );
    const [winner, ...more] = all.filter((edit) => edit !== null);
    expect(more).toEqual([]);
    expect(await store().read(id)).toEqual(winner);
    expect(winner).toMatchObject({ state: 'delivering', rev: 2 });
    expect(await redis().zcard(keys.outbox('deliver'))).toBe(1);
  });

  test('to twenty different ends: one ending', async () => {
    const { id } = await editIn('submitting');
    const ends = ['failed', 'unknown_outcome', 'cancelled'] as const;
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        store(NOW + at).move({
          id,
          from: ['submitting', 'generating'],
          to: ends[at % 3] ?? 'failed',
        }),
      ),
    );
    expect(all.filter((edit) => edit !== null)).toHaveLength(1);
    const ended = await store().read(id);
    expect(ended).toEqual(all.find((edit) => edit !== null));
    // An ending is not left again.
    const later = await store(NOW + 99).move({
      id,
      from: ['submitting', 'generating'],
      to: 'failed',
    });
    expect(later).toBeNull();
    expect(await store().read(id)).toEqual(ended);
  });
});

describe('when it ended', () => {
  test.each([
    ['delivering', 'delivered', true],
    ['delivering', 'undeliverable', true],
    ['submitting', 'unknown_outcome', true],
    ['queued', 'cancelled', true],
    ['queued', 'rejected', true],
    ['submitting', 'generating', false],
    ['generating', 'delivering', false],
  ] as const)('%s → %s: %s', async (from, to, ends) => {
    const { id } = await editIn(from);
    const moved = await store().move({ id, from: [from], to });
    expect(moved?.endedAtMs).toBe(ends ? NOW : null);
  });
});

describe('how long it took', () => {
  const finish = async (clipMs: number, submittedAtMs: number | null, completedAtMs: number) => {
    const { id } = await editIn('submitting', specOf({ clipMs, prompt: '"}]\u0000 😀' }));
    const set = { completedAtMs, outputUrl: 'https://out.example/1' };
    await store().move({
      id,
      from: ['submitting'],
      to: 'delivering',
      set: submittedAtMs === null ? set : { ...set, submittedAtMs },
    });
  };

  test('is kept, the latest first, of fifty at most', async () => {
    for (let at = 0; at < 52; at += 1) await finish(3_000 + at, 1_000, 1_000 + at);
    const measured = await store().measured();
    expect(measured).toHaveLength(50);
    expect(measured[0]).toEqual({ clipMs: 3_051, tookMs: 51 });
    expect(measured.at(-1)).toEqual({ clipMs: 3_002, tookMs: 2 });
  });

  test('is not made up where the submit’s time is not known', async () => {
    await finish(5_000, null, 9_000);
    expect(await store().measured()).toEqual([]);
  });
});

// Lua's cjson refuses half a surrogate pair, and a script that fails keeps what it has written.
test('a prompt with half an emoji does not break the move of its paid result', async () => {
  const { id } = await editIn('generating', specOf({ prompt: 'half \ud83d' }));
  const moved = await store().move({
    id,
    from: ['generating'],
    to: 'delivering',
    set: { submittedAtMs: 1, completedAtMs: 2 },
  });
  expect(moved?.state).toBe('delivering');
  expect(await store().measured()).toEqual([{ clipMs: 5_000, tookMs: 1 }]);
});

test('nor does half an emoji in what is written along', async () => {
  const { id } = await editIn('generating');
  const set = { outputUrl: 'https://out.example/\ud83d', submittedAtMs: null, completedAtMs: 2 };
  const moved = await store().move({ id, from: ['generating'], to: 'delivering', set });
  expect(moved).toMatchObject({ state: 'delivering', rev: 2, completedAtMs: 2 });
  expect(await store().measured()).toEqual([]);
});

describe('while no submit mark stands on it', () => {
  const give = async (id: string) =>
    store().move({ id, from: ['queued', 'submitting'], to: 'failed', unmarked: true });

  test('it is moved', async () => {
    expect(await give((await editIn('queued')).id)).toMatchObject({ state: 'failed' });
    const { id } = await editIn('queued');
    await store().mark(id, { owner: 'worker-a', version: 'v2', atMs: NOW });
    await store().unmark(id, 'worker-a');
    expect(await give(id)).toMatchObject({ state: 'failed', mark: null });
  });

  test('it is not moved once one does', async () => {
    const { id } = await editIn('queued');
    await store().mark(id, { owner: 'worker-b', version: 'v2', atMs: NOW });
    expect(await give(id)).toBeNull();
    expect(await store().read(id)).toMatchObject({ state: 'submitting', endedAtMs: null });
  });
});
