import { beforeEach, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../src/core/errors.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { DIRECT, FakeWorld, FILE, NOW, SOURCE } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const MESSAGE = { channelId: '900000000000000002', messageId: 'shown' };
const OUTPUT = 'https://out.example/1?sig=x';
const FILED = { ...MESSAGE, attachment: { id: '1', filename: 'k.mp4' } };

const deliver = async (id: string) => codeOf(deliverEdit(world.deps, id, fakeRun().run));
const ready = (changes = {}) => {
  const edit = world.has({
    state: 'delivering',
    outputUrl: OUTPUT,
    submittedAtMs: NOW,
    message: MESSAGE,
    attachmentLimit: 1_000_000,
    ...changes,
  });
  world.withToken(edit);
  return edit;
};
const tried = () =>
  world.calls
    .filter((call) => call.startsWith('messages.'))
    .map((call) => call.slice('messages.'.length));

/** What Discord refuses at the reply, at the message, in the channel; and what is then tried after it. */
describe.each<[ErrorCode, reply: string[], message: string[]]>([
  ['discord_token_dead', ['editMessage'], ['post']],
  ['discord_message_gone', ['post'], ['post']],
  ['discord_edit_quota', ['post'], ['post']],
  ['discord_channel_closed', ['openDirect', 'post'], ['openDirect', 'post']],
  ['discord_no_access', ['editMessage'], ['post']],
])('%s', (code, afterReply, afterMessage) => {
  const TOKEN = 'discord_token_dead';
  test('at the reply', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing(code));
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editReply', ...afterReply]);
    expect(world.sent).toHaveLength(1);
    expect(world.edit(id).state).toBe('delivered');
  });
  test('at the message', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing(TOKEN));
    world.plan('messages.editMessage', failing(code));
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editReply', 'editMessage', ...afterMessage]);
    expect(world.sent).toHaveLength(1);
  });
  test('in the channel', async () => {
    const { id } = ready({ message: null });
    world.tokens.clear();
    world.plan('messages.post', failing(code));
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['post', 'openDirect', 'find', 'post']);
    expect(world.edit(id).way).toBe('direct');
    expect(world.sent.map(({ to }) => to)).toEqual([DIRECT]);
  });
});

describe('a filter', () => {
  test('stops the words first: the same way without them', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_filtered'));
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editReply', 'editReply']);
    expect(world.sent).toMatchObject([{ files: [FILE, SOURCE], card: { bare: true } }]);
  });

  test('that stops the clip itself: the next way', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_filtered'), failing('discord_filtered'));
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editReply', 'editReply', 'editMessage']);
    expect(world.edit(id).way).toBe('message');
  });
});

test('all ways shut: it is not delivered, and outcome decides', async () => {
  const { id } = ready();
  world.plan('messages.editReply', failing('discord_token_dead'));
  world.plan('messages.editMessage', failing('discord_message_gone'));
  world.plan('messages.post', failing('discord_no_access'));
  world.plan('messages.openDirect', failing('discord_no_access'));
  expect(await deliver(id)).toBe('discord_no_access');
  expect(world.edit(id)).toMatchObject({ state: 'delivering', toldAtMs: null });
  expect(world.discarded).toEqual([]);
});

test('a dead token is not tried again, not even by the next try', async () => {
  const { id } = ready();
  world.plan('messages.editReply', failing('discord_token_dead'));
  world.plan('messages.editMessage', failing('discord_unavailable'));
  expect(await deliver(id)).toBe('discord_unavailable');
  expect(await deliver(id)).toBe('done');
  expect(tried()).toEqual(['editReply', 'editMessage', 'editMessage']);
});

test.each(['discord_unauthorized', 'discord_unavailable', 'internal'] as const)(
  '%s shuts nothing: it is tried again later',
  async (code) => {
    const { id } = ready();
    world.plan('messages.editReply', failing(code));
    expect(await deliver(id)).toBe(code);
    expect(tried()).toHaveLength(1);
  },
);

describe('a card whose form Discord refuses', () => {
  const refused = failing('discord_form_refused');

  test('goes out as plain text with the clip, and the card points there', async () => {
    const { id } = ready();
    world.plan('messages.editReply', refused);
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editReply', 'post', 'editMessage']);
    expect(world.posted).toMatchObject([{ form: 'plain', channelId: MESSAGE.channelId }]);
    expect(world.sent[0]).toMatchObject({ by: 'post', files: [FILE, SOURCE] });
    expect(world.sent[1]).toMatchObject({
      to: 'shown',
      files: [],
      card: { bare: true, fileName: null, elsewhere: { messageId: 'm-1' } },
    });
    expect(world.edit(id)).toMatchObject({ state: 'delivered', way: 'post' });
  });

  test('and cannot be posted: as a direct message', async () => {
    ready();
    world.plan('messages.editReply', refused);
    world.plan('messages.post', failing('discord_no_access'));
    expect(await deliver(ready().id)).toBe('done');
    expect(world.posted.map(({ form, channelId }) => [form, channelId])).toEqual([
      ['plain', DIRECT],
    ]);
  });

  test('plain text is refused too: no round without end', async () => {
    const { id } = ready();
    world.plan('messages.editReply', refused);
    world.plan('messages.post', refused);
    expect(await deliver(id)).toBe('discord_form_refused');
    expect(tried()).toEqual(['editReply', 'post']);
  });

  test('the pointer may fail: the clip is there', async () => {
    const { id } = ready();
    world.plan('messages.editReply', refused);
    world.plan('messages.editMessage', failing('discord_unavailable'));
    expect(await deliver(id)).toBe('done');
    expect(world.told).toEqual([[id, 'post']]);
  });
});

describe('what goes along', () => {
  const large = failing('discord_too_large', { limit: 8 });
  const fits = () =>
    world.calls.filter((call) => call === 'results.fit' || call.startsWith('messages.'));

  test('the limit that the interaction named is where it begins', async () => {
    const { id } = ready();
    let asked: unknown;
    world.plan('results.fit', (real, args) => {
      asked = args[2];
      return real();
    });
    await deliver(id);
    expect(asked).toBe(1_000_000);
  });

  test('Discord’s refusal has the last word: without the source, then smaller and smaller, then the link', async () => {
    const { id } = ready();
    const limits: unknown[] = [];
    for (let at = 0; at < 4; at += 1) {
      world.plan('results.fit', async (_real, args) => {
        limits.push(args[2]);
        return { kind: 'whole', file: { ...FILE, bytes: Number(args[2]) } };
      });
    }
    world.plan('messages.editReply', large, large, large, large, large);
    expect(await deliver(id)).toBe('done');
    expect(limits).toEqual([1_000_000, 400_000, 160_000, 64_000]);
    expect(fits().filter((call) => call === 'messages.editReply')).toHaveLength(6);
    expect(world.sent).toMatchObject([
      { files: [], card: { fileName: null, beforeName: null, link: { url: OUTPUT } } },
    ]);
    expect(world.edit(id)).toMatchObject({ way: 'reply', sentAs: 'link' });
  });

  test('a source that alone is over the limit stays away, and is not even fetched', async () => {
    const video = { input: 'video', url: 'https://x.example', filename: 'a.mp4', bytes: 1_000_001 };
    await deliver(ready({ video }).id);
    expect(world.sent).toMatchObject([{ files: [FILE], card: { beforeName: null } }]);
    expect(world.count('results.fetchSource')).toBe(0);
  });

  test('a source whose link has died holds nothing up', async () => {
    world.plan('results.fetchSource', failing('result_gone'));
    expect(await deliver(ready().id)).toBe('done');
    expect(world.sent).toMatchObject([{ files: [FILE] }]);
  });

  test('a copy too small to stand for the clip has the link beside it', async () => {
    world.plan('results.fit', async () => ({ kind: 'preview', file: FILE }));
    const { id } = ready();
    expect(await deliver(id)).toBe('done');
    expect(world.sent).toMatchObject([
      { files: [FILE, SOURCE], card: { fileName: 'k.mp4', link: { url: OUTPUT } } },
    ]);
    expect(world.edit(id).sentAs).toBe('preview');
  });

  test('nothing that fits and no link: not said to be delivered', async () => {
    world.plan('results.fit', async () => ({ kind: 'none', why: 'no_ffmpeg' }));
    const { id } = ready({ outputUrl: 'file:///spool/k.mp4' });
    expect(await deliver(id)).toBe('discord_too_large');
    expect([world.edit(id).state, ...world.sent, ...world.discarded]).toEqual(['delivering']);
  });

  test('what was shut for a large file is not tried again for a smaller one', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_token_dead'));
    world.plan('messages.editMessage', large);
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['editReply', 'editMessage', 'editMessage']);
  });

  test('a post whose answer was lost has the clip: it is not uploaded again', async () => {
    const { id } = ready({ message: null });
    world.tokens.clear();
    world.plan('messages.post', async (real) => {
      await real();
      return failing('discord_unavailable')(real, []);
    });
    world.plan('messages.find', async () => FILED);
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['post', 'find']);
    expect(world.edit(id)).toMatchObject({ way: 'post', message: FILED });
  });
});
