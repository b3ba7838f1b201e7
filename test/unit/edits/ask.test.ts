import { beforeEach, describe, expect, test } from 'vitest';

import type { CardOf } from '../../../src/core/card.ts';
import type { Edit } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { sweep } from '../../../src/edits/tend.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, FILE, NOW, SOURCE } from './fake-world.ts';

const ROOM = '900000000000000088';
const MINUTE_MS = 60_000;
const image = { input: 'image1', url: 'https://cdn.example/1.png', filename: '1.png', bytes: 9 };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  world.limits.gate = { ...NO_GATE_SETTINGS, moderatorsChannelId: ROOM };
});

const requested = (changes: Partial<Edit> = {}) =>
  world.has({ state: 'awaiting_approval', gate: 'approval', images: [image], ...changes });
const finished = (changes: Partial<Edit> = {}) =>
  world.has({
    state: 'awaiting_review',
    gate: 'review',
    outputUrl: 'https://out.example/1',
    ...changes,
  });
const deliver = async (id: string) => codeOf(deliverEdit(world.deps, id, fakeRun().run));
const inRoom = () => world.sent.filter(({ card }) => card.kind === 'ask');
const report = (at = 0): CardOf<'ask'>['report'] => {
  const card = inRoom()[at]?.card;
  if (card?.kind !== 'ask') throw new Error('The moderators were not asked.');
  return card.report;
};

describe('a request', () => {
  test('is shown to the moderators with its files, once, and where is remembered', async () => {
    const { id } = requested();
    expect(await deliver(id)).toBe('done');
    expect(inRoom()).toMatchObject([{ by: 'post', to: ROOM, files: [SOURCE, SOURCE] }]);
    expect(world.posted).toEqual([
      { channelId: ROOM, mark: `ask-${id}`, form: 'card', pings: null },
    ]);
    expect(report()).toMatchObject({ edit: { id }, files: ['s.mp4', 's.mp4'], link: null });
    expect(world.edit(id).askedIn).toMatchObject({ channelId: '1', files: ['s.mp4', 's.mp4'] });
    expect(world.discarded).toEqual([id]);
    expect(await deliver(id)).toBe('done');
    expect(inRoom()).toHaveLength(1);
  });

  test('whose card’s answer was lost is found and written anew', async () => {
    const { id } = requested();
    world.plan('messages.post', async (real) => {
      await real();
      return failing('discord_unavailable')(real, []);
    });
    world.plan('messages.find', async (_real, args) => {
      expect(args).toEqual([ROOM, `ask-${id}`]);
      return { channelId: ROOM, messageId: 'm-9' };
    });
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(world.edit(id).askedIn).toBeNull();
    expect(await deliver(id)).toBe('done');
    expect(inRoom().map(({ by, to }) => `${by} ${to}`)).toEqual([
      `post ${ROOM}`,
      'editMessage m-9',
    ]);
  });

  test('says how it went with its person before', async () => {
    for (const [at, state] of (['delivered', 'rejected', 'failed'] as const).entries()) {
      const why = { failure: failure('provider_content_refused') };
      world.has({ id: `kold${at}`, state, ...(state === 'failed' ? why : {}) });
    }
    const takeDown = { kind: 'taken_down', by: '1', atMs: NOW, reason: '' } as const;
    world.has({ id: 'kold9', state: 'delivered', takeDown });
    world.has({ id: 'kelse', requesterId: '1', state: 'rejected' });
    await deliver(requested().id);
    expect(report().history).toEqual({
      edits: 4,
      delivered: 2,
      rejected: 1,
      refusedByKling: 1,
      takenDown: 1,
    });
  });

  test('too large with its files: with less', async () => {
    const { id } = requested();
    world.plan('messages.post', failing('discord_too_large'), failing('discord_no_access'));
    expect(await deliver(id)).toBe('done');
    expect(world.edit(id)).toMatchObject({ state: 'awaiting_approval', askedIn: { files: [] } });
  });

  test('whose files cannot be had any more is asked for all the same', async () => {
    const { id } = requested();
    world.plan('results.fetchSource', failing('result_gone'), failing('result_not_video'));
    expect(await deliver(id)).toBe('done');
    expect(report().files).toEqual([]);
  });

  test('filtered: without anybody’s words', async () => {
    const { id } = requested();
    world.plan('messages.post', failing('discord_filtered'));
    expect(await deliver(id)).toBe('done');
    expect(report()).toMatchObject({ bare: true, files: ['s.mp4', 's.mp4'] });
  });

  test.each([
    ['no channel is set', () => (world.limits.gate = NO_GATE_SETTINGS)],
    ['it is closed', () => world.plan('messages.post', failing('discord_channel_closed'))],
    [
      'nothing may be written there',
      () =>
        world.plan(
          'messages.post',
          ...Array.from({ length: 3 }, () => failing('discord_no_access')),
        ),
    ],
  ])('that nobody can be asked about ends, and its person is told: %s', async (_why, goesWrong) => {
    const { id } = requested();
    world.withToken(world.edit(id));
    goesWrong();
    expect(await deliver(id)).toBe('done');
    const ended = { state: 'rejected', failure: failure('moderators_unreachable') };
    expect(world.edit(id)).toMatchObject({ ...ended, toldAtMs: NOW });
    expect(world.sent.at(-1)?.card).toMatchObject({ kind: 'edit', edit: ended });
  });

  test('decided while its card was on its way: the card says so', async () => {
    const { id } = requested();
    const decision = { kind: 'approved', by: '7', atMs: NOW, reason: '' } as const;
    world.plan('edits.asked', async (real) => {
      await real();
      world.stored.set(id, { ...world.edit(id), state: 'queued', decision, rev: 2 });
    });
    expect(await deliver(id)).toBe('done');
    expect(report(1)).toMatchObject({ edit: { decision }, files: ['s.mp4', 's.mp4'] });
  });
});

describe('a result that is to be looked at', () => {
  test('goes to the moderators, and its person is told that it waits', async () => {
    const edit = finished();
    world.withToken(edit);
    expect(await deliver(edit.id)).toBe('done');
    expect(world.sent).toMatchObject([
      { by: 'editReply', files: [], card: { kind: 'edit', fileName: null, link: null } },
      { by: 'post', to: ROOM, files: [FILE, SOURCE], card: { report: { link: null } } },
    ]);
  });

  test('that does not fit: as a small copy and a link', async () => {
    const { id } = finished();
    world.plan('results.fit', async () => ({ kind: 'preview', file: FILE }));
    expect(await deliver(id)).toBe('done');
    expect(report().link).toMatchObject({ url: 'https://out.example/1' });
  });

  test('that is not there any more: nobody waits for it', async () => {
    const { id } = finished();
    world.plan('results.fetch', failing('result_gone'));
    expect(await deliver(id)).toBe('done');
    expect(world.edit(id)).toMatchObject({ state: 'rejected', failure: failure('result_gone') });
  });

  test('that cannot be had for now is tried again', async () => {
    const { id } = finished();
    world.plan('results.fetch', failing('result_unreachable'));
    expect(await deliver(id)).toBe('result_unreachable');
    expect(world.edit(id)).toMatchObject({ state: 'awaiting_review', askedIn: null });
  });
});

describe('the sweep', () => {
  test.each(['awaiting_approval', 'awaiting_review'] as const)(
    'leaves one in %s alone once the moderators were asked',
    async (state) => {
      world.has({ state, gate: 'review', askedIn: { channelId: '1', messageId: '2' } });
      await sweep(world.deps);
      expect(world.outbox.size).toBe(0);
    },
  );

  test('ends a request a quarter of an hour before its first link does', async () => {
    const endsAt = (ms: number) => `https://cdn.example/a?ex=${(ms / 1000).toString(16)}`;
    const late = { ...image, url: endsAt(NOW + 60 * MINUTE_MS) };
    const { id } = requested({ images: [{ ...late, url: endsAt(NOW + 16 * MINUTE_MS) }, late] });
    await sweep(world.deps);
    expect(world.edit(id).state).toBe('awaiting_approval');
    world.nowMs += MINUTE_MS;
    await sweep(world.deps);
    expect(world.edit(id)).toMatchObject({
      state: 'rejected',
      failure: failure('approval_expired'),
      decision: null,
    });
    expect(world.queued.has(`deliver ${id}`)).toBe(true);
    expect(world.decided).toMatchObject([{ action: 'edit.rejected', actor: null, about: id }]);
  });

  test('ends one whose links say nothing after a day', async () => {
    const { id } = requested({ acceptedAtMs: NOW - 24 * 60 * MINUTE_MS + 1 });
    await sweep(world.deps);
    expect(world.edit(id).state).toBe('awaiting_approval');
    world.nowMs += 1;
    await sweep(world.deps);
    expect(world.edit(id).state).toBe('rejected');
  });

  test('ends a result that nobody looked at while the provider kept it', async () => {
    const week = 7 * 24 * 60 * MINUTE_MS;
    const askedIn = { channelId: '1', messageId: '2' };
    const { id } = finished({ acceptedAtMs: 0, submittedAtMs: NOW - week + 1, askedIn });
    await sweep(world.deps);
    expect(world.edit(id).state).toBe('awaiting_review');
    world.nowMs += 1;
    await sweep(world.deps);
    expect(world.edit(id)).toMatchObject({ state: 'rejected', failure: failure('result_gone') });
  });
});
