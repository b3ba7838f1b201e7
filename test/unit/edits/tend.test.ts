import { beforeEach, describe, expect, test } from 'vitest';

import { EDIT_STATES, isEnding } from '../../../src/core/states.ts';
import { enqueue } from '../../../src/edits/enqueue.ts';
import { newEditId } from '../../../src/edits/new-id.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { showEdit } from '../../../src/edits/show.ts';
import { reconcile, sweep, tellInterrupted } from '../../../src/edits/tend.ts';
import { PERSON, REPLY } from '../discord/samples.ts';
import { fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

describe('what stands in the outbox', () => {
  test('is pushed into its queue, each, and is then done', async () => {
    world.outbox.add('generate k1').add('deliver k2');
    world.plan('outbox.due', async (_real, [graceMs]) => {
      expect(graceMs).toBe(1_000);
      return [
        { queue: 'generate', id: 'k1' },
        { queue: 'deliver', id: 'k2' },
      ];
    });
    await reconcile(world.deps);
    expect([...world.queued]).toEqual(['generate k1', 'deliver k2']);
    expect(world.outbox.size).toBe(0);
  });

  test.each(['jobs.push', 'outbox.done'])(
    '%s fails: it stays, and the next one is not kept',
    async (call) => {
      world.outbox.add('generate k1').add('generate k2');
      world.plan('outbox.due', async () => ['k1', 'k2'].map((id) => ({ queue: 'generate', id })));
      world.plan(call, failing('store_unreachable'));
      await reconcile(world.deps);
      expect([...world.outbox]).toEqual(['generate k1']);
      expect(world.queued.has('generate k2')).toBe(true);
    },
  );

  test('is not done before it is pushed', async () => {
    await enqueue(world.deps, 'deliver', 'k1');
    expect(world.calls).toEqual(['jobs.push', 'outbox.done']);
  });
});

describe('a lost job', () => {
  const QUEUES: Record<string, string> = {
    awaiting_consent: 'deliver',
    preparing: 'deliver',
    awaiting_approval: 'deliver',
    queued: 'generate',
    submitting: 'generate',
    generating: 'generate',
    awaiting_review: 'deliver',
    delivering: 'deliver',
  };

  test.each(EDIT_STATES)('of an edit in %s, untold', async (state) => {
    const { id } = world.has({ state });
    world.limits.taken.add(id);
    await sweep(world.deps);
    const queue = isEnding(state) ? 'deliver' : QUEUES[state];
    expect([...world.outbox]).toEqual(queue ? [`${queue} ${id}`] : []);
  });

  test('of one that is told needs nobody', async () => {
    world.has({ state: 'failed', toldAtMs: NOW });
    await sweep(world.deps);
    expect(world.outbox.size).toBe(0);
  });

  test('is only put back if it is in its queue no more', async () => {
    const { id } = world.has({ state: 'generating' });
    world.queued.add(`generate ${id}`);
    await sweep(world.deps);
    expect(world.outbox.size).toBe(0);
    world.queued.clear();
    world.queued.add(`deliver ${id}`);
    await sweep(world.deps);
    expect([...world.outbox]).toEqual([`generate ${id}`]);
  });

  test('is none while the edit waits for its turn', async () => {
    const { id } = world.has({ state: 'queued' });
    world.limits.line.push(id);
    await sweep(world.deps);
    expect(world.outbox.size).toBe(0);
    expect(world.limits.line).toEqual([id]);
  });

  test('an edit that waits and stands in no line is put back into it', async () => {
    const { id } = world.has({ state: 'queued' });
    await sweep(world.deps);
    expect(world.limits.line).toEqual([id]);
    expect(world.outbox.size).toBe(0);
  });

  test('what edits that are over still hold is settled with it', async () => {
    await sweep(world.deps);
    expect(world.count('ledger.sweep')).toBe(1);
  });

  test('of an edit that is gone is passed over', async () => {
    world.has({ id: 'k2', state: 'queued' });
    world.limits.taken.add('k2');
    world.plan('edits.open', async () => ['kgone', 'k2']);
    await sweep(world.deps);
    expect([...world.outbox]).toEqual(['generate k2']);
  });

  test('nothing is put back while nobody knows what is in the queues', async () => {
    world.has({ state: 'generating' });
    world.plan('jobs.has', failing('store_unreachable'));
    await expect(sweep(world.deps)).rejects.toThrow('internal');
    expect(world.outbox.size).toBe(0);
  });
});

describe('an interrupted request', () => {
  const intake = (number: number) => ({
    ...REPLY,
    interactionId: `i-${number}`,
    token: `token-${number}`,
    owner: 'me',
    requesterId: PERSON,
    locale: 'de',
  });
  beforeEach(() => {
    for (const one of [intake(1), intake(2)]) {
      world.orphans.push(one);
      world.intakes.set(one.interactionId, one);
    }
  });

  test('is told to each person, and then forgotten', async () => {
    await tellInterrupted(world.deps);
    expect(world.sent.map(({ by, to }) => `${by} ${to}`)).toEqual([
      'editReply token-1',
      'editReply token-2',
    ]);
    expect(world.sent[0]?.card).toEqual({
      kind: 'refusal',
      failure: { code: 'interrupted', facts: {} },
      requesterId: PERSON,
      locale: 'de',
      reference: 'i-1',
    });
    expect(world.intakes.size).toBe(0);
  });

  test.each(['discord_token_dead', 'discord_message_gone'] as const)(
    '%s: it was never acknowledged, and is dropped',
    async (code) => {
      world.plan('messages.editReply', failing(code));
      await tellInterrupted(world.deps);
      expect(world.intakes.size).toBe(0);
    },
  );

  test.each(['discord_unavailable', 'internal'] as const)(
    '%s: it is kept for the next round, and does not hold up the others',
    async (code) => {
      world.plan('messages.editReply', failing(code));
      await tellInterrupted(world.deps);
      expect([...world.intakes.keys()]).toEqual(['i-1']);
    },
  );
});

describe('a card', () => {
  test('is drawn again when its edit moved meanwhile, three times at most', async () => {
    const edit = world.has({ state: 'queued', rev: 1 });
    world.withToken(edit);
    const moves = Array.from({ length: 9 }, (_, at) => async (real: () => Promise<unknown>) => {
      world.has({ state: 'submitting', rev: at + 2 });
      return real();
    });
    world.plan('messages.editReply', ...moves);
    await showEdit(world.deps, edit);
    expect(world.sent).toHaveLength(3);
    expect(world.sent.map(({ card }) => card.kind === 'edit' && card.edit.rev)).toEqual([1, 2, 3]);
  });

  test.each(EDIT_STATES.filter((state) => isEnding(state) || state === 'delivering'))(
    'is left to the delivery in %s',
    async (state) => {
      const edit = world.has({ state, endedAtMs: isEnding(state) ? NOW : null });
      world.withToken(edit);
      await showEdit(world.deps, edit);
      expect(world.calls).toEqual([]);
    },
  );

  test('stops where the delivery takes over while it is drawn', async () => {
    const edit = world.has({ state: 'generating', rev: 3 });
    world.withToken(edit);
    world.plan('messages.editReply', async (real) => {
      world.has({ state: 'delivering', rev: 4 });
      return real();
    });
    await showEdit(world.deps, edit);
    expect(world.sent).toHaveLength(1);
    expect([...world.overdrawn]).toEqual([edit.id]);
  });

  const message = { channelId: '1', messageId: 'm-0', attachment: { id: '5', filename: 'k.mp4' } };
  const told = {
    state: 'delivered',
    endedAtMs: NOW,
    toldAtMs: NOW,
    way: 'reply',
    message,
  } as const;

  test.each<[string, (real: () => Promise<unknown>) => Promise<unknown>]>([
    ['late', async (real) => real()],
    ['late, its answer lost', async (real) => real().then(() => Promise.reject(new Error('lost')))],
  ])(
    'that came %s, over the clip of an ending that was told, is drawn over',
    async (_name, end) => {
      const edit = world.has({ state: 'generating', rev: 3 });
      world.withToken(edit);
      world.plan('messages.editReply', async (real) => {
        world.has({ ...told, rev: 5 });
        return end(real);
      });
      await showEdit(world.deps, edit);
      expect(world.sent).toMatchObject([
        { by: 'editReply', card: { edit: { state: 'generating' } } },
        { by: 'editMessage', to: 'm-0', files: [], card: { fileName: 'k.mp4', edit: { rev: 5 } } },
      ]);
    },
  );

  test('over an ending that is told only now: the delivery draws it anew', async () => {
    const { outputUrl } = { outputUrl: 'https://out.example/1' };
    const edit = world.has({ state: 'delivering', outputUrl, message });
    world.withToken(edit);
    await world.ports.edits.overdrawn(edit.id);
    await deliverEdit(world.deps, edit.id, fakeRun().run);
    expect(world.sent.map(({ by, files }) => [by, files.length])).toEqual([
      ['editReply', 2],
      ['editMessage', 0],
    ]);
    expect(world.sent[1]?.card).toMatchObject({ edit: { state: 'delivered' } });
  });

  test('is drawn until 50 minutes after the message was posted', async () => {
    const minutes = (count: number) => ({ acceptedAtMs: NOW - count * 60_000 });
    const young = world.has({ id: 'k1', ...minutes(49.9) });
    const old = world.has({ id: 'k2', ...minutes(50) });
    for (const edit of [young, old]) {
      world.withToken(edit);
      await showEdit(world.deps, edit);
    }
    expect(world.sent.map(({ card }) => card.kind === 'edit' && card.edit.id)).toEqual(['k1']);
  });

  test('goes by the bot’s own token once the interaction’s is dead', async () => {
    const message = { channelId: '1', messageId: 'm-0' };
    const edit = world.has({ message });
    world.withToken(edit);
    world.plan('messages.editReply', failing('discord_token_dead'));
    await showEdit(world.deps, edit);
    await showEdit(world.deps, edit);
    expect(world.sent).toMatchObject([{ by: 'editMessage' }, { by: 'editMessage', to: 'm-0' }]);
    expect(world.count('messages.editReply')).toBe(1);
  });

  test('tells where the message is, once it is known', async () => {
    const edit = world.has();
    world.withToken(edit);
    await showEdit(world.deps, edit);
    expect(world.edit(edit.id).message).toEqual({ channelId: '1', messageId: 'm-1' });
    await showEdit(world.deps, world.edit(edit.id));
    expect(world.count('edits.place')).toBe(1);
  });

  test('that has no way is not drawn, one that fails is no failure of the edit', async () => {
    const edit = world.has();
    await expect(showEdit(world.deps, edit)).resolves.toBeUndefined();
    world.withToken(edit);
    world.plan('messages.editReply', failing('discord_unavailable'));
    await expect(showEdit(world.deps, edit)).resolves.toBeUndefined();
    expect(world.sent).toEqual([]);
  });
});

test('ids can be read out, are no integers, and do not repeat', () => {
  const ids = Array.from({ length: 2_000 }, () => newEditId());
  expect(ids.filter((id) => !/^k[0-9a-hjkmnp-tv-z]{9}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
