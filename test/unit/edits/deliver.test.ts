import { beforeEach, describe, expect, test } from 'vitest';
import { EDIT_STATES, isEnding } from '../../../src/core/states.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { endEdit } from '../../../src/edits/end.ts';
import { failure } from '../../../src/core/errors.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { DIRECT, failing, FakeWorld, FILE, NOW } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const MESSAGE = { channelId: '900000000000000002', messageId: 'shown' };
const OUTPUT = 'https://out.example/1?sig=x';
const deliver = async (id: string) => codeOf(deliverEdit(world.deps, id, fakeRun().run));
const ready = (changes = {}) => {
  const edit = world.has({
    state: 'delivering',
    outputUrl: OUTPUT,
    submittedAtMs: NOW,
    message: MESSAGE,
    ...changes,
  });
  world.withToken(edit);
  return edit;
};
const ways = () => world.sent.map(({ by, to }) => `${by} ${to}`);
const tried = () => world.calls.filter((call) => call.startsWith('messages.'));

const SHUT = [
  'discord_token_dead',
  'discord_message_gone',
  'discord_no_access',
  'discord_edit_quota',
  'discord_filtered',
] as const;

describe('the clip', () => {
  test('goes into the reply; then it is delivered, told, and nothing is left on the disk', async () => {
    const { id } = ready();
    expect(await deliver(id)).toBe('done');
    expect(ways()).toEqual(['editReply interaction-token']);
    expect(world.sent[0]).toMatchObject({
      file: FILE,
      card: { kind: 'edit', edit: { state: 'delivered' }, fileName: FILE.filename, link: null },
    });
    expect(world.edit(id)).toMatchObject({
      state: 'delivered',
      way: 'reply',
      message: { messageId: 'm-1' },
    });
    expect(world.told).toEqual([[id, 'reply']]);
    expect(world.discarded).toEqual([id]);
    const order = ['messages.editReply', 'edits.move', 'edits.told', 'results.discard'];
    expect(world.calls.filter((call) => order.includes(call))).toEqual(order);
  });

  test('Discord may not say which message it became: the known one stays', async () => {
    const { id } = ready();
    world.plan('messages.editReply', async () => null);
    expect(await deliver(id)).toBe('done');
    expect(world.edit(id)).toMatchObject({ state: 'delivered', way: 'reply', message: MESSAGE });
  });

  test('nothing is written as done when sending fails', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_unavailable', { retryAfterMs: 5 }));
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(world.edit(id)).toMatchObject({ state: 'delivering', toldAtMs: null });
    expect([world.told, world.discarded]).toEqual([[], []]);
    expect(tried()).toEqual(['messages.editReply']);
  });

  test('that cannot be fetched is sent nowhere', async () => {
    const { id } = ready();
    world.plan('results.fetch', failing('result_unreachable'));
    expect(await deliver(id)).toBe('result_unreachable');
    expect(world.sent).toEqual([]);
  });

  test('without a link to it is gone', async () => {
    expect(await deliver(ready({ outputUrl: null }).id)).toBe('result_gone');
  });
});

describe('a way that is shut', () => {
  test.each(SHUT)('%s: the next one, in order', async (code) => {
    const { id } = ready();
    const shut = ['editReply', 'editMessage', 'post'];
    for (const [at, way] of ['message', 'post', 'direct'].entries()) {
      world = new FakeWorld();
      ready();
      for (const method of shut.slice(0, at + 1)) world.plan(`messages.${method}`, failing(code));
      expect(await deliver(id)).toBe('done');
      expect(world.edit(id)).toMatchObject({ state: 'delivered', way });
      expect(world.sent).toHaveLength(1);
    }
    expect(ways()).toEqual([`post ${DIRECT}`]);
  });

  test('all of them: it is not delivered, and outcome decides', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_token_dead'));
    world.plan('messages.editMessage', failing('discord_message_gone'));
    world.plan('messages.post', failing('discord_no_access'));
    world.plan('messages.openDirect', failing('discord_no_access'));
    expect(await deliver(id)).toBe('discord_no_access');
    expect(world.edit(id)).toMatchObject({ state: 'delivering', toldAtMs: null });
    expect(world.discarded).toEqual([]);
  });

  test('a token that has died is not used, a message that never was is not edited', async () => {
    const { id } = ready({ message: null });
    world.tokens.clear();
    expect(await deliver(id)).toBe('done');
    expect(tried()).toEqual(['messages.post']);
    expect(world.edit(id).way).toBe('post');
  });

  test.each(['discord_form_refused', 'discord_unauthorized', 'internal'] as const)(
    '%s shuts nothing: it is tried again later',
    async (code) => {
      const { id } = ready();
      world.plan('messages.editReply', failing(code));
      expect(await deliver(id)).toBe(code);
      expect(tried()).toHaveLength(1);
    },
  );
});

describe('a clip that is too large', () => {
  test('goes as a link by the same way', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_too_large', { limit: 8 }));
    expect(await deliver(id)).toBe('done');
    expect(world.sent).toHaveLength(1);
    expect(world.sent[0]).toMatchObject({
      by: 'editReply',
      file: null,
      card: { fileName: null, link: { url: OUTPUT, expiresAtMs: NOW + 7 * 86_400_000 } },
    });
    expect(world.edit(id)).toMatchObject({ state: 'delivered', way: 'reply' });
  });

  test('and has no link is not said to be delivered', async () => {
    const { id } = ready({ outputUrl: 'file:///spool/k.mp4' });
    world.plan('messages.editReply', failing('discord_too_large', { limit: 8 }));
    expect(await deliver(id)).toBe('discord_too_large');
    expect([world.edit(id).state, ...world.sent, ...world.discarded]).toEqual(['delivering']);
  });

  test('a link that is refused as well is no endless round', async () => {
    const { id } = ready();
    const large = failing('discord_too_large', { limit: 8 });
    world.plan('messages.editReply', large, large);
    expect(await deliver(id)).toBe('discord_too_large');
    expect(world.count('messages.editReply')).toBe(2);
  });

  // Discord counts each refused request.
  test('what was shut for the clip is not tried again for the link', async () => {
    const { id } = ready();
    world.plan('messages.editReply', failing('discord_token_dead'), failing('discord_token_dead'));
    world.plan('messages.editMessage', failing('discord_too_large', { limit: 8 }));
    expect(await deliver(id)).toBe('done');
    expect(world.count('messages.editReply')).toBe(1);
  });
});

describe('a new message', () => {
  const onlyPost = () => {
    const edit = ready({ message: null });
    world.tokens.clear();
    return edit;
  };

  test('is not looked for the first time', async () => {
    onlyPost();
    await deliver(ready({ message: null }).id);
    expect(world.count('messages.find')).toBe(0);
  });

  test('whose answer was lost is found and edited, not posted twice', async () => {
    const { id } = onlyPost();
    world.plan('messages.post', async (real) => {
      await real();
      return failing('discord_unavailable')(real, []);
    });
    world.plan('messages.find', async () => ({ channelId: '1', messageId: 'm-1' }));
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(await deliver(id)).toBe('done');
    expect(ways()).toEqual(['post 900000000000000002', 'editMessage m-1']);
    expect(world.edit(id)).toMatchObject({ way: 'post', message: { messageId: 'm-2' } });
  });

  test('that cannot be found is posted again: twice is better than never', async () => {
    const { id } = onlyPost();
    world.plan('messages.post', failing('discord_unavailable'));
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(await deliver(id)).toBe('done');
    expect(world.count('messages.find')).toBe(1);
    expect(world.count('messages.post')).toBe(2);
  });

  test('is remembered before it is made', async () => {
    await deliver(onlyPost().id);
    const order = world.calls.filter((call) => /posting|post$/.test(call));
    expect(order).toEqual(['edits.posting', 'messages.post']);
  });
});

describe('an ending without a clip', () => {
  test.each(EDIT_STATES.filter((state) => isEnding(state) && state !== 'delivered'))(
    '%s: a card, once',
    async (state) => {
      const { id } = ready({
        state,
        outputUrl: null,
        endedAtMs: NOW,
        failure: failure('provider_failed'),
      });
      expect(await deliver(id)).toBe('done');
      expect(world.sent).toMatchObject([
        { by: 'editReply', file: null, card: { edit: { state } } },
      ]);
      expect(world.told).toEqual([[id, 'reply']]);
      expect(world.count('results.fetch')).toBe(0);
      expect(await deliver(id)).toBe('done');
      expect(world.sent).toHaveLength(1);
    },
  );

  test('no link to the clip stands on it', async () => {
    await deliver(ready({ state: 'unknown_outcome', endedAtMs: NOW }).id);
    expect(world.sent[0]?.card).toMatchObject({ link: null, fileName: null });
  });

  test('with every way shut it waits in the job list, and is nobody’s work any more', async () => {
    const { id } = ready({ state: 'failed', endedAtMs: NOW });
    for (const way of ['editReply', 'editMessage', 'post', 'openDirect']) {
      world.plan(`messages.${way}`, failing('discord_no_access'));
    }
    expect(await deliver(id)).toBe('done');
    expect(world.told).toEqual([[id, 'jobs']]);
  });

  test('a passing trouble is not "told"', async () => {
    const { id } = ready({ state: 'failed', endedAtMs: NOW });
    world.plan('messages.editReply', failing('discord_unavailable'));
    expect(await deliver(id)).toBe('discord_unavailable');
    expect(world.told).toEqual([]);
  });
});

test('delivered but not yet told: only that is written, a card without the clip would take it off', async () => {
  const { id } = ready({ state: 'delivered', way: 'post', endedAtMs: NOW });
  expect(await deliver(id)).toBe('done');
  expect(world.told).toEqual([[id, 'post']]);
  expect(tried()).toEqual([]);
});

test.each(EDIT_STATES.filter((state) => !isEnding(state) && state !== 'delivering'))(
  'a job that comes in %s does nothing',
  async (state) => {
    expect(await deliver(ready({ state }).id)).toBe('done');
    expect(world.calls).toEqual(['edits.read']);
  },
);

describe('the end that was decided', () => {
  const ended = async (as: 'failed' | 'unknown_outcome' | 'undeliverable', id: string) =>
    endEdit(world.deps, id, as, failure('provider_failed'));
  test('is written once, with its reason, and its person is told by the other queue', async () => {
    const { id } = world.has({ state: 'generating' });
    await ended('failed', id);
    await ended('unknown_outcome', id);
    expect(world.edit(id)).toMatchObject({ state: 'failed', failure: failure('provider_failed') });
    expect([...world.queued]).toEqual([`deliver ${id}`]);
  });

  test('does not touch a finished clip: no way leads from delivering to failed', async () => {
    const { id } = ready();
    await ended('failed', id);
    await ended('unknown_outcome', id);
    expect(world.edit(id).state).toBe('delivering');
    await ended('undeliverable', id);
    expect(world.edit(id).state).toBe('undeliverable');
  });

  test('of one that had ended and cannot be told: the job list, once', async () => {
    const { id } = world.has({ state: 'failed', endedAtMs: NOW });
    await ended('failed', id);
    expect(world.told).toEqual([]);
    await ended('undeliverable', id);
    await ended('undeliverable', id);
    expect(world.told).toEqual([[id, 'jobs']]);
    await ended('undeliverable', 'knone');
  });
});
