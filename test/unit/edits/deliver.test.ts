import { beforeEach, describe, expect, test } from 'vitest';
import { EDIT_STATES, isEnding, isForModerators } from '../../../src/core/states.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { endEdit } from '../../../src/edits/end.ts';
import { failure } from '../../../src/core/errors.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, FILE, NOW, SOURCE } from './fake-world.ts';

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

describe('the clip', () => {
  test('goes into the reply; then it is delivered, told, and nothing is left on the disk', async () => {
    const { id } = ready();
    expect(await deliver(id)).toBe('done');
    expect(ways()).toEqual(['editReply interaction-token']);
    expect(world.sent[0]).toMatchObject({
      files: [FILE, SOURCE],
      card: {
        kind: 'edit',
        edit: { state: 'delivered' },
        fileName: FILE.filename,
        beforeName: SOURCE.filename,
        link: null,
      },
    });
    expect(world.edit(id)).toMatchObject({
      state: 'delivered',
      way: 'reply',
      sentAs: 'whole',
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
      expect(world.sent).toMatchObject([{ by: 'editReply', files: [], card: { edit: { state } } }]);
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

test.each(
  EDIT_STATES.filter(
    (state) =>
      !isEnding(state) &&
      !['delivering', 'preparing', 'awaiting_consent'].includes(state) &&
      !isForModerators(state),
  ),
)('a job that comes in %s does nothing', async (state) => {
  expect(await deliver(ready({ state }).id)).toBe('done');
  expect(world.calls).toEqual(['edits.read']);
});

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
