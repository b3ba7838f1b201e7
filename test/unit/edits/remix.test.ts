import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { withFreshFiles } from '../../../src/edits/fresh-files.ts';
import { checkFiles, resolveSource, type ClipSource } from '../../../src/edits/source.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { DONE, DOWN, held, MESSAGE, ORIGIN, OTHER, OUTPUT, video } from './remixes.ts';

const DAY_MS = 86_400_000;

let world: FakeWorld;
let root: Edit;
let asker: Asker;
beforeEach(() => {
  world = new FakeWorld();
  root = world.has({ id: 'k0', rootId: 'k0', video: video(-9), ...DONE });
  world.held.set('2', [held('3', 'k.mp4'), held('4', 'b.mp4')]);
  asker = { ...root.asker, userId: OTHER };
});

const resolve = async (source: ClipSource, who: Partial<Asker> = {}) =>
  resolveSource(world.deps, { ...asker, ...who }, source);
/** A remix of the first edit's result. */
const remixed = (changes: Partial<Edit> = {}): Edit => {
  const origin = { kind: 'result', editId: 'k0' } as const;
  return world.has({ id: 'k1', rootId: 'k0', origin, video: video(900), ...changes });
};

describe('a result', () => {
  const result: ClipSource = { kind: 'result', editId: 'k0' };
  const FROM_MESSAGE = { url: 'https://cdn.example/held/3', filename: 'k.mp4', bytes: 5 };

  test('is the provider’s own while that lives long enough', async () => {
    expect(await resolve(result)).toEqual({
      video: {
        input: 'video',
        url: OUTPUT,
        filename: 'kling-edit-k0.mp4',
        bytes: null,
        isResult: true,
      },
      origin: { kind: 'result', editId: 'k0' },
      rootId: 'k0',
    });
    expect(world.count('messages.refetch')).toBe(0);
  });

  test.each<[string, Partial<Edit>]>([
    ['ends before a remix may have waited', { submittedAtMs: NOW - 6 * DAY_MS }],
    ['has ended', { submittedAtMs: NOW - 8 * DAY_MS }],
    ['lies on a worker’s disk', { outputUrl: 'file:///spool/1.mp4' }],
    ['is not there', { outputUrl: null }],
  ])('is what its message holds where the provider’s %s', async (_what, changes) => {
    world.has({ ...root, ...changes });
    expect((await resolve(result)).video).toMatchObject(FROM_MESSAGE);
  });

  test('is found in its message by its name where Discord gave it another id', async () => {
    world.has({ ...root, outputUrl: null });
    world.held.set('2', [held('8', 'b.mp4'), held('9', 'k.mp4')]);
    expect((await resolve(result)).video.url).toBe('https://cdn.example/held/9');
  });

  test.each<[string, Partial<Edit>, string]>([
    ['is nowhere', { outputUrl: null, message: null }, 'remix_source_gone'],
    [
      'was only linked',
      { outputUrl: null, message: { channelId: '1', messageId: '2' } },
      'remix_source_gone',
    ],
    ['was taken down', { takeDown: DOWN }, 'taken_down'],
    ['was deleted', { takeDown: { ...DOWN, kind: 'deleted' } }, 'clip_deleted'],
    ['is being made', { state: 'generating' }, 'remix_not_ready'],
    ['was to be posted', { state: 'undeliverable' }, 'remix_not_ready'],
    ['is looked at first', { gate: 'review', state: 'awaiting_review' }, 'remix_not_ready'],
    ['was never let through', { gate: 'review' }, 'remix_not_ready'],
    [
      'is about to be posted',
      { state: 'delivering', outputUrl: null, message: null },
      'remix_not_ready',
    ],
    ['is another server’s', { serverId: '1' }, 'edit_unknown'],
  ])('that %s is refused', async (_what, changes, code) => {
    world.has({ ...root, ...changes });
    expect(await codeOf(resolve(result))).toBe(code);
  });

  test('is not for direct messages, its requester’s neither', async () => {
    const who = { serverId: '', userId: root.requesterId };
    expect(await codeOf(resolve(result, who))).toBe('only_in_server');
  });

  test.each(['file_unreachable', 'file_too_slow', 'source_expired', 'origin_refused'] as const)(
    'that the provider does not hand out (%s) is taken from its message',
    async (code) => {
      world.plan('inputs.check', failing(code, { input: 'video' }));
      const checked = await checkFiles(world.deps, await resolve(result), {
        images: [],
        elements: [],
      });
      expect(checked).toMatchObject({ video: FROM_MESSAGE, clipMs: 5_000 });
    },
  );

  test('with something else wrong stays what it is', async () => {
    const found = await resolve(result);
    const check = checkFiles(world.deps, found, { images: [], elements: [] });
    await check;
    for (const why of [
      failing('clip_too_long', { seconds: 12, max: 10 }),
      failing('file_unreachable', { input: 'image1' }),
    ]) {
      world.plan('inputs.check', why);
      const again = checkFiles(world.deps, found, { images: [], elements: [] });
      expect(await codeOf(again)).not.toBe('done');
    }
    expect(world.count('messages.refetch')).toBe(0);
  });
});

describe('the original', () => {
  const original: ClipSource = { kind: 'original', editId: 'k1' };
  beforeEach(() => void remixed(DONE));

  test('is what the message of the tree’s first edit holds', async () => {
    expect(await resolve(original)).toEqual({
      video: { input: 'video', url: 'https://cdn.example/held/4', filename: 'b.mp4', bytes: 5 },
      origin: { kind: 'original', editId: 'k0' },
      rootId: 'k0',
    });
  });

  test('is the file itself where no message holds it and its link lives', async () => {
    world.held.clear();
    expect(await codeOf(resolve(original))).toBe('remix_source_gone');
    world.has({ ...root, video: video(900) });
    expect((await resolve(original)).video).toEqual(video(900));
  });

  test.each<[string, () => void, string]>([
    ['was taken down', () => void world.has({ ...root, takeDown: DOWN }), 'taken_down'],
    ['is kept no more', () => void world.stored.delete('k0'), 'remix_source_gone'],
  ])('of a first edit that %s is refused', async (_what, happen, code) => {
    happen();
    expect(await codeOf(resolve(original))).toBe(code);
  });
});

describe('a message’s clip', () => {
  const source: ClipSource = { kind: 'message', draftId: '7', clip: 1 };
  beforeEach(() => {
    const { serverId } = root;
    const clips = [video(1), video(900)];
    world.drafts.set('7', { id: '7', serverId, requesterId: OTHER, origin: ORIGIN, clips });
  });

  test('is the one that was chosen', async () => {
    expect(await resolve(source)).toEqual({ video: video(900), origin: ORIGIN, rootId: null });
  });

  test.each<[string, Partial<ClipSource>, Partial<Asker>]>([
    ['somebody else', {}, { userId: '1' }],
    ['another server', {}, { serverId: '1' }],
    ['a form that was open for too long', { draftId: '8' }, {}],
    ['a clip that is not there', { clip: 2 }, {}],
    ['no clip at all', { clip: Number.NaN }, {}],
  ])('is not for %s', async (_what, changes, who) => {
    const asked = { ...source, ...changes } as ClipSource;
    expect(await codeOf(resolve(asked, who))).toBe('remix_draft_gone');
  });
});

describe('once more', () => {
  const again: ClipSource = { kind: 'again', editId: 'k1' };

  test('of a remix looks its clip up again', async () => {
    remixed({ video: video(-9) });
    expect(await resolve(again)).toMatchObject({
      video: { url: OUTPUT },
      origin: { kind: 'result', editId: 'k0' },
      rootId: 'k0',
    });
    world.has({ ...root, takeDown: DOWN });
    expect(await codeOf(resolve(again))).toBe('taken_down');
  });

  test('what was made of its clip is used again, while that may be', async () => {
    remixed({ prepared: true });
    expect(await resolve(again)).toMatchObject({ video: video(900), rootId: 'k0' });
    world.has({ ...root, takeDown: DOWN });
    expect(await codeOf(resolve(again))).toBe('remix_source_gone');
  });

  test('of a message’s clip keeps where it comes from', async () => {
    world.has({ id: 'k1', origin: ORIGIN, rootId: 'k1', video: video(900) });
    expect(await resolve(again)).toEqual({ video: video(900), origin: ORIGIN, rootId: null });
  });

  test('with a dead link is what its own message holds, or nothing', async () => {
    world.has({ id: 'k1', rootId: 'k1', video: video(-9), message: MESSAGE });
    expect((await resolve(again)).video.url).toBe('https://cdn.example/held/4');
    world.held.clear();
    expect(await codeOf(resolve(again))).toBe('source_expired');
  });
});

describe('before a submit', () => {
  test('links that live are left alone', async () => {
    const edit = remixed();
    expect(await withFreshFiles(world.deps, edit)).toBe(edit);
    expect(world.count('messages.refetch')).toBe(0);
  });

  test.each<[string, Partial<Edit>, string]>([
    ['its own message', { message: { ...MESSAGE, messageId: '2' } }, '4'],
    ['the message of what it was made from', {}, '3'],
    ['the message of the first', { origin: { kind: 'original', editId: 'k0' } }, '4'],
  ])('a dead link is made anew from %s', async (_what, changes, id) => {
    const edit = remixed({ video: video(59), ...changes });
    const { video: fresh } = await withFreshFiles(world.deps, edit);
    expect(fresh.url).toBe(`https://cdn.example/held/${id}`);
  });

  test('what was made of a clip is in nobody else’s message', async () => {
    const edit = remixed({ video: video(-9), prepared: true });
    expect(await codeOf(withFreshFiles(world.deps, edit))).toBe('source_expired');
  });

  test('what it was made from is gone by the time: it goes on; taken down: it does not', async () => {
    const edit = remixed();
    world.has({ ...root, takeDown: { ...DOWN, kind: 'deleted' } });
    expect(await codeOf(withFreshFiles(world.deps, edit))).toBe('remix_source_gone');
    world.stored.delete('k0');
    expect(await codeOf(withFreshFiles(world.deps, edit))).toBe('done');
  });
});
