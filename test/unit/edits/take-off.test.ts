import { beforeEach, describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { endEdit } from '../../../src/edits/end.ts';
import { redrawEnding } from '../../../src/edits/redraw.ts';
import { deleteClip, takeDownClip } from '../../../src/edits/take-down.ts';
import { sweep } from '../../../src/edits/tend.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { WHO } from './askers.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const OUTPUT = 'https://out.example/1?sig=x';
const MESSAGE = { channelId: '900000000000000002', messageId: 'shown' };
const DOWN = { kind: 'taken_down', by: '7', atMs: NOW, reason: 'no' } as const;
const clip = (changes = {}) =>
  world.has({
    state: 'delivered',
    outputUrl: OUTPUT,
    submittedAtMs: NOW,
    message: MESSAGE,
    way: 'reply',
    toldAtMs: NOW,
    ...changes,
  });
const deliver = async (id: string) => codeOf(deliverEdit(world.deps, id, fakeRun().run));
const tried = () =>
  world.calls
    .filter((call) => call.startsWith('messages.'))
    .map((call) => call.slice('messages.'.length));

describe('off its message', () => {
  test('by a card without it, once; what was spooled here goes too', async () => {
    const { id } = clip({ takeDown: DOWN, outputUrl: null });
    world.takeDowns.hidden.set(id, 'file:///spool/k.mp4');
    const discarded: unknown[] = [];
    world.plan('results.discard', async (_real, args) => void discarded.push(args[1]));
    expect(await deliver(id)).toBe('done');
    expect(world.sent).toMatchObject([
      {
        by: 'editMessage',
        to: 'shown',
        files: [],
        card: { edit: { takeDown: DOWN }, fileName: null, link: null },
      },
    ]);
    expect(discarded).toEqual(['file:///spool/k.mp4']);
    expect(world.edit(id).takenOffAtMs).toBe(NOW);
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editMessage']);
  });

  test('the card on which people were asked to allow it is drawn anew as well', async () => {
    const consentIn = { channelId: MESSAGE.channelId, messageId: 'asked' };
    const { id } = clip({ takeDown: DOWN, consentIn, consentOf: ['8'] });
    expect(await deliver(id)).toBe('done');
    const last = world.sent.at(-1);
    expect(last).toMatchObject({ to: 'asked', card: { report: { edit: { takeDown: DOWN } } } });
  });

  test.each([
    'discord_edit_quota',
    'discord_form_refused',
    'discord_filtered',
    'discord_no_access',
    'discord_channel_closed',
  ] as const)('%s: the message is deleted instead', async (code) => {
    const { id } = clip({ takeDown: DOWN });
    world.plan('messages.editMessage', failing(code));
    expect(await deliver(id)).toBe('done');
    expect(world.removed).toEqual(['shown']);
    expect(world.edit(id).takenOffAtMs).toBe(NOW);
  });

  test('and off the card on which moderators had seen it first', async () => {
    const askedIn = { channelId: '3', messageId: 'asked' };
    const { id } = clip({ takeDown: DOWN, askedIn });
    expect(await deliver(id)).toBe('done');
    expect(world.sent.map(({ to, files }) => [to, files.length])).toEqual([
      ['shown', 0],
      ['asked', 0],
    ]);
  });

  test('a message that is gone has no clip', async () => {
    const { id } = clip({ takeDown: DOWN });
    world.plan('messages.editMessage', failing('discord_message_gone'));
    expect(await deliver(id)).toBe('done');
    expect([world.removed, world.edit(id).takenOffAtMs]).toEqual([[], NOW]);
  });

  test('neither works: outcome decides, and it is not said to be done', async () => {
    const { id } = clip({ takeDown: DOWN });
    world.plan('messages.editMessage', failing('discord_channel_closed'));
    world.plan('messages.remove', failing('discord_channel_closed'));
    expect(await deliver(id)).toBe('discord_channel_closed');
    world.plan('messages.editMessage', failing('discord_unavailable'));
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(world.edit(id).takenOffAtMs).toBeNull();
    expect(await deliver(id)).toBe('done');
    expect(world.edit(id).takenOffAtMs).toBe(NOW);
  });

  test('given up, it says so to the operator and is tried no more', async () => {
    const { id } = clip({ takeDown: DOWN });
    await endEdit(world.deps, id, 'undeliverable', failure('discord_channel_closed'));
    expect(world.edit(id).takenOffAtMs).toBe(NOW);
    expect(world.logged.map(([level]) => level)).toContain('error');
  });

  test('a job that is lost is put back', async () => {
    const { id } = clip({ takeDown: DOWN });
    await sweep(world.deps);
    expect([...world.outbox]).toEqual([`deliver ${id}`]);
    world.outbox.clear();
    clip({ takeDown: DOWN, takenOffAtMs: NOW });
    await sweep(world.deps);
    expect([...world.outbox]).toEqual([]);
  });
});

describe('before it is delivered', () => {
  test('nothing is fetched or sent but the words, and its person knows', async () => {
    const edit = clip({ state: 'delivering', toldAtMs: null, takeDown: DOWN });
    world.withToken(edit);
    expect(await deliver(edit.id)).toBe('done');
    expect(world.count('results.fetch')).toBe(0);
    expect(world.sent).toMatchObject([{ by: 'editReply', files: [] }]);
    expect(world.edit(edit.id)).toMatchObject({
      state: 'delivered',
      sentAs: null,
      toldAtMs: NOW,
      way: 'reply',
      takenOffAtMs: NOW,
    });
  });

  test('told by a new message, the card is drawn without it as well', async () => {
    const { id } = clip({ state: 'delivering', toldAtMs: null, takeDown: DOWN });
    world.plan('messages.editMessage', failing('discord_edit_quota'), failing('discord_no_access'));
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editMessage', 'post', 'editMessage', 'remove']);
    expect(world.edit(id)).toMatchObject({ way: 'post', takenOffAtMs: NOW });
  });

  test('killed after each step, it ends the same', async () => {
    for (const step of ['edits.move', 'messages.editMessage', 'edits.told', 'takeDowns.takenOff']) {
      world = new FakeWorld();
      const { id } = clip({ state: 'delivering', toldAtMs: null, takeDown: DOWN });
      world.plan(step, async (real) => {
        await real();
        throw new Error('killed');
      });
      await deliver(id);
      expect(await deliver(id)).toBe('done');
      expect(world.edit(id)).toMatchObject({
        state: 'delivered',
        toldAtMs: NOW,
        takenOffAtMs: NOW,
      });
      expect(world.sent.every(({ files }) => files.length === 0)).toBe(true);
    }
  });
});

describe('while its clip is on the way', () => {
  const takeDown = async (id: string) =>
    takeDownClip(
      world.deps,
      { ...world.edit(id).asker, ...WHO.manager },
      { editId: id, round: null, reason: '' },
    );

  test('it is sent, and taken off again', async () => {
    const { id } = clip({ state: 'delivering', toldAtMs: null });
    world.plan('messages.editMessage', async (real) => {
      await takeDown(id);
      return real();
    });
    expect(await deliver(id)).toBe('done');
    expect(world.sent.map(({ files }) => files.length)).toEqual([2, 0]);
    expect(world.edit(id)).toMatchObject({ state: 'delivered', takenOffAtMs: NOW });
  });

  test('also when another worker took it off before it came', async () => {
    const { id } = clip({ state: 'delivering', toldAtMs: null });
    world.plan('messages.editMessage', async (real) => {
      await takeDown(id);
      await deliver(id);
      expect(world.edit(id).takenOffAtMs).toBe(NOW);
      return real();
    });
    expect(await deliver(id)).toBe('done');
    expect(world.sent.map(({ files }) => files.length)).toEqual([0, 2, 0]);
  });

  test('its person is not pinged that it is ready', async () => {
    const late = { acceptedAtMs: NOW - 100_000, state: 'delivering', toldAtMs: null };
    const edit = clip(late);
    world.plan('messages.editMessage', async (real) => {
      await deleteClip(world.deps, edit.asker, edit.id);
      return real();
    });
    await deliver(edit.id);
    expect(world.pinged).toEqual([]);
  });

  test('a link that is drawn anew just then does not stay', async () => {
    const { id } = clip({ sentAs: 'link' });
    world.plan('messages.editMessage', async (real) => {
      await takeDown(id);
      return real();
    });
    await redrawEnding(world.deps, id);
    expect(world.sent).toMatchObject([
      { card: { link: { url: OUTPUT } } },
      { card: { link: null, edit: { takeDown: { kind: 'taken_down' } } } },
    ]);
  });
});
