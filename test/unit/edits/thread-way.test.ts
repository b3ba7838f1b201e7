import { beforeEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src/core/edit.ts';
import type { ErrorCode } from '../../../src/core/errors.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { answerLost, failing } from './fake-steps.ts';
import { FakeWorld, FILE, NOW, SOURCE } from './fake-world.ts';

const CHANNEL = '900000000000000002';
const ROOT = { channelId: CHANNEL, messageId: '900000000000000021' };
const THREAD = ROOT.messageId;
const REPLY = { channelId: CHANNEL, messageId: '900000000000000022' };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  world.limits.gate = { ...world.limits.gate, remixThreads: true };
});

const original = (changes: Partial<Edit> = {}) =>
  world.has({ id: 'kroot', rootId: 'kroot', state: 'delivered', message: ROOT, ...changes });

/** A remix whose clip is there. */
function remix(changes: Partial<Edit> = {}): Edit {
  const edit = world.has({
    id: 'kremix',
    origin: { kind: 'result', editId: 'kroot' },
    rootId: 'kroot',
    state: 'delivering',
    outputUrl: 'https://out.example/1',
    submittedAtMs: NOW,
    message: REPLY,
    ...changes,
  });
  world.withToken(edit);
  return edit;
}

const deliver = async () => codeOf(deliverEdit(world.deps, 'kremix', fakeRun().run));
const tried = () =>
  world.calls
    .filter((call) => call.startsWith('messages.'))
    .map((call) => call.slice('messages.'.length));

describe('a remix', () => {
  test('goes into the thread under the original, and its own card points there', async () => {
    original();
    remix();
    expect(await deliver()).toBe('done');
    expect(tried()).toEqual(['openThread', 'post', 'editMessage']);
    const [post, pointer] = world.sent;
    expect(post).toMatchObject({ by: 'post', to: THREAD, files: [FILE, SOURCE] });
    expect(pointer).toMatchObject({
      to: REPLY.messageId,
      files: [],
      card: { elsewhere: { messageId: 'm-1', parentId: CHANNEL }, fileName: null },
    });
    expect(world.edit('kremix')).toMatchObject({
      state: 'delivered',
      way: 'post',
      message: { messageId: 'm-1', parentId: CHANNEL },
    });
    expect(world.posted).toMatchObject([{ channelId: THREAD, mark: 'kremix', form: 'card' }]);
  });

  test('points there with the token, where Discord did not say which message the reply is', async () => {
    original();
    remix({ message: null });
    expect(await deliver()).toBe('done');
    expect(tried()).toEqual(['openThread', 'post', 'editReply']);
  });

  test('whose form is refused goes there as text', async () => {
    original();
    remix();
    world.plan('messages.post', failing('discord_form_refused'));
    expect(await deliver()).toBe('done');
    expect(world.posted).toMatchObject([{ channelId: THREAD, form: 'plain' }]);
  });

  test('an older card that came after the pointer is drawn over once more', async () => {
    original();
    remix();
    world.overdrawn.add('kremix');
    expect(await deliver()).toBe('done');
    expect(world.sent.filter(({ to }) => to === REPLY.messageId)).toHaveLength(2);
  });
});

test.each<[string, () => void]>([
  [
    'a server that wants no threads',
    () => (world.limits.gate = { ...world.limits.gate, remixThreads: false }),
  ],
  ['no remix', () => remix({ origin: null, rootId: 'kremix' })],
  ['an original that is gone', () => world.stored.delete('kroot')],
  [
    'one that was taken down',
    () => original({ takeDown: { kind: 'deleted', by: '1', atMs: 1, reason: '' } }),
  ],
  ['one without a message', () => original({ message: null })],
  ['one of another server', () => original({ serverId: '900000000000000007' })],
  ['one in another channel', () => original({ message: { channelId: '7', messageId: '8' } })],
  ['one in the thread that it was asked for in', () => remix({ channelId: THREAD })],
  [
    'both in a thread',
    () => {
      const { asker } = remix();
      remix({ asker: { ...asker, parentChannelId: '5' } });
    },
  ],
])('%s: the reply', async (_what, change) => {
  original();
  remix();
  change();
  expect(await deliver()).toBe('done');
  expect(tried()).toEqual(['editReply']);
  expect(world.edit('kremix')).toMatchObject({ way: 'reply' });
});

describe('where the thread cannot be had', () => {
  beforeEach(() => {
    original();
    remix();
  });

  test('to open: the reply', async () => {
    world.plan('messages.openThread', async () => null);
    expect(await deliver()).toBe('done');
    expect(tried()).toEqual(['openThread', 'editReply']);
  });

  test.each<ErrorCode>(['discord_no_access', 'discord_channel_closed', 'discord_message_gone'])(
    'to post in, %s: the reply, and no other way is shut',
    async (code) => {
      world.plan('messages.post', failing(code));
      world.plan('messages.editReply', failing('discord_token_dead'));
      world.plan('messages.editMessage', failing('discord_message_gone'));
      expect(await deliver()).toBe('done');
      expect(tried()).toEqual(['openThread', 'post', 'editReply', 'editMessage', 'find', 'post']);
      expect(world.edit('kremix')).toMatchObject({ way: 'post', message: { messageId: 'm-1' } });
    },
  );

  test('for now: it is tried again later', async () => {
    world.plan('messages.openThread', failing('discord_unavailable'));
    expect(await deliver()).toBe('discord_unavailable');
    expect(tried()).toEqual(['openThread']);
    expect(await deliver()).toBe('done');
    expect(tried().at(-1)).toBe('editMessage');
  });

  test('a file that is too large there is too large: a smaller one, in the thread', async () => {
    world.plan('messages.post', failing('discord_too_large'));
    expect(await deliver()).toBe('done');
    expect(tried()).toEqual(['openThread', 'post', 'openThread', 'find', 'post', 'editMessage']);
  });
});

test('killed once it was posted: found in the thread, pointed to, and written down', async () => {
  original();
  remix();
  const posted = {
    channelId: THREAD,
    messageId: 'm-1',
    attachment: { id: '1', filename: 'k.mp4' },
  };
  world.plan('messages.post', answerLost);
  expect(await deliver()).not.toBe('done');
  world.plan('messages.find', async () => posted);
  expect(await deliver()).toBe('done');
  expect(world.count('messages.post')).toBe(1);
  expect(world.sent.at(-1)).toMatchObject({ to: REPLY.messageId, card: { elsewhere: posted } });
  expect(world.edit('kremix')).toMatchObject({ message: { ...posted, parentId: CHANNEL } });
});

describe('a picture of the result', () => {
  test('is kept once it was told', async () => {
    remix({ origin: null, rootId: 'kremix' });
    expect(await deliver()).toBe('done');
    expect(world.lists.thumbnails.get('kremix')).toEqual(world.lists.jpeg);
    const order = ['edits.told', 'results.thumbnail', 'thumbnails.put', 'results.discard'];
    expect(world.calls.filter((call) => order.includes(call))).toEqual(order);
  });

  test.each<[string, () => void]>([
    ['there is none', () => (world.lists.jpeg = null)],
    ['the disk is full', () => world.plan('results.thumbnail', failing('disk_full'))],
    ['the store does not answer', () => world.plan('thumbnails.put', failing('store_unreachable'))],
  ])('%s: it is delivered all the same', async (_why, goWrong) => {
    remix({ origin: null, rootId: 'kremix' });
    goWrong();
    expect(await deliver()).toBe('done');
    expect(world.lists.thumbnails.size).toBe(0);
    expect([world.edit('kremix').state, world.discarded]).toEqual(['delivered', ['kremix']]);
  });

  test('is not taken of what was taken down on its way', async () => {
    remix({ origin: null, rootId: 'kremix' });
    world.plan('messages.editReply', async (real) => {
      const takeDown = { kind: 'taken_down', by: '1', atMs: NOW, reason: '' } as const;
      world.stored.set('kremix', { ...world.edit('kremix'), takeDown });
      return real();
    });
    expect(await deliver()).toBe('done');
    expect(world.count('results.thumbnail')).toBe(0);
  });
});
