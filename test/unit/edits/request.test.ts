import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { requestEdit, type EditRequest } from '../../../src/edits/request.ts';
import { PERSON, REPLY } from '../discord/samples.ts';
import { asked, file } from './asked.ts';
import { answerLost, failing } from './fake-steps.ts';
import { FakeWorld, OWNER } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  vi.useFakeTimers({ toFake: ['performance'] });
  world.onSleep = (ms) => void vi.advanceTimersByTime(ms);
});
afterEach(() => {
  vi.useRealTimers();
});

const { interactionId } = REPLY;
const request = async (changes?: Partial<EditRequest>) => requestEdit(world.deps, asked(changes));
const edits = () => [...world.stored.values()];
const refusals = () =>
  world.sent.map(({ card }) => (card.kind === 'refusal' ? card.failure.code : card.kind));

describe('a request that is taken', () => {
  test('is stored as it was asked for, shown, then queued', async () => {
    await request();
    expect(edits()).toMatchObject([
      {
        id: expect.stringMatching(/^k[0-9a-hjkmnp-tv-z]{9}$/),
        interactionId,
        requesterId: PERSON,
        prompt: 'put @Image1 there',
        keepAudio: true,
        images: [{ input: 'image1' }],
        clipMs: 5_000,
        estimateMicros: 1_050_000,
        locale: 'de',
        asker: asked().asker,
        state: 'queued',
      },
    ]);
    const order = world.calls.filter((call) => /accept|editReply|push|done/.test(call));
    expect(order).toEqual(['edits.accept', 'messages.editReply', 'jobs.push', 'outbox.done']);
    expect(world.intakes.size).toBe(0);
    expect(refusals()).toEqual(['edit']);
  });

  test('the intake leaves first, with who and which process', async () => {
    let opened: unknown;
    world.plan('intakes.open', async (real, args) => {
      [opened] = args;
      return real();
    });
    await request();
    expect(world.calls.slice(0, 2)).toEqual(['intakes.open', 'interactions.acknowledge']);
    expect(opened).toEqual({ ...REPLY, owner: OWNER, requesterId: PERSON });
  });

  test('the deadline is on the store’s clock, and covers the time that the checks took', async () => {
    let deadline: unknown;
    world.plan('intakes.open', async () => ({ ours: true, nowMs: 1_000_000 }));
    world.plan('inputs.check', async () => {
      vi.advanceTimersByTime(4_000);
      return { clipMs: 5_000, mend: null };
    });
    world.plan('edits.accept', async (real, args) => {
      deadline = args[3];
      return real();
    });
    await request();
    expect(deadline).toBe(1_000_000 + 4_000 + 1_500);
  });

  test('the message that Discord named goes along', async () => {
    const message = { channelId: '1', messageId: '2' };
    world.plan('interactions.acknowledge', async () => ({ kind: 'acknowledged', message }));
    await request();
    expect(edits()[0]?.message).toEqual(message);
  });

  test.each(['messages.editReply', 'jobs.push', 'outbox.done', 'edits.token', 'edits.measured'])(
    '%s fails: it stays accepted, nothing is refused',
    async (call) => {
      world.plan(call, failing('internal'));
      await request();
      expect(edits()).toHaveLength(1);
      expect(refusals().filter((code) => code !== 'edit')).toEqual([]);
    },
  );

  test('an interaction that was accepted before shows that edit', async () => {
    world.plan('edits.accept', async () => {
      const before = world.has({ id: 'kbefore', rev: 1 });
      world.withToken(before);
      return { kind: 'repeated', edit: before };
    });
    await request();
    expect(edits()).toHaveLength(1);
    expect(world.sent[0]?.card).toMatchObject({ kind: 'edit', edit: { id: 'kbefore' } });
  });
});

describe('a refusal', () => {
  test.each([
    [
      'the gate',
      'gate.ask',
      async () => ({ kind: 'refused', failure: { code: 'server_not_allowed', facts: {} } }),
      'server_not_allowed',
    ],
    ['the files', 'inputs.check', failing('clip_cut_off'), 'clip_cut_off'],
    ['a bug', 'inputs.check', failing('internal'), 'internal'],
    [
      'the acceptance',
      'edits.accept',
      async () => ({ kind: 'refused', failure: { code: 'not_yours', facts: {} } }),
      'not_yours',
    ],
    ['the clock', 'edits.accept', async () => ({ kind: 'late' }), 'store_unreachable'],
  ] as const)('by %s: said, and the intake is closed', async (_who, call, step, code) => {
    world.plan(call, step);
    await request();
    expect(refusals()).toEqual([code]);
    expect(world.sent[0]).toMatchObject({
      by: 'editReply',
      to: REPLY.token,
      files: [],
      card: { requesterId: PERSON, reference: interactionId },
    });
    expect(world.intakes.size).toBe(0);
    expect([...world.outbox, ...world.queued, ...edits()]).toEqual([]);
  });

  test.each<[string, Partial<EditRequest>, string]>([
    ['permissions', { missingPermissions: ['AttachFiles'] }, 'bot_lacks_permission'],
    ['a gap', { attached: new Map([['image2', file('image2')]]) }, 'image_gap'],
    ['the prompt', { prompt: ' ' }, 'prompt_empty'],
    ['a reference', { prompt: '@image2' }, 'reference_missing'],
  ])('for %s comes before any file is looked at', async (_what, changes, code) => {
    await request(changes);
    expect(refusals()).toEqual([code]);
    expect(world.count('inputs.check')).toBe(0);
  });

  test('who is not let in learns nothing else, and no file is fetched', async () => {
    world.plan('gate.ask', async () => ({
      kind: 'refused',
      failure: { code: 'gate_closed', facts: { canSetUp: false } },
    }));
    await request({ prompt: '', missingPermissions: ['AttachFiles'] });
    expect(refusals()).toEqual(['gate_closed']);
    expect(world.count('inputs.check')).toBe(0);
  });

  test('that Discord has no time for is said again, then the intake goes', async () => {
    world.plan('inputs.check', failing('clip_unreadable'));
    world.plan('messages.editReply', failing('discord_unavailable'));
    world.plan('messages.editReply', failing('discord_unavailable'));
    await request();
    expect(refusals()).toEqual(['clip_unreadable']);
    expect(world.intakes.size).toBe(0);
  });

  test('that cannot be told keeps the intake: should this process go, another one tells', async () => {
    world.plan('inputs.check', failing('clip_cut_off'));
    for (let tries = 0; tries < 5; tries += 1) {
      world.plan('messages.editReply', failing('discord_unavailable'));
    }
    await request();
    expect(world.intakes.get(interactionId)?.owner).toBe(OWNER);
  });

  test('whose intake cannot be closed is a refusal all the same', async () => {
    world.plan('inputs.check', failing('clip_cut_off'));
    world.plan('intakes.close', failing('internal'));
    await expect(request()).resolves.toBeUndefined();
    expect(refusals()).toEqual(['clip_cut_off']);
  });
});

describe('an id that exists', () => {
  const exists = async () => ({ kind: 'id_exists' });

  test('is not taken twice: the request gets another one', async () => {
    const ids: unknown[] = [];
    world.plan('edits.accept', exists, async (real, [spec]) => {
      ids.push((spec as { id: string }).id);
      return real();
    });
    await request();
    expect(edits().map(({ id }) => id)).toEqual(ids);
    expect(refusals()).toEqual(['edit']);
  });

  test('and another one that does: refused, since that is no chance any more', async () => {
    world.plan('edits.accept', exists, exists);
    await request();
    expect(refusals()).toEqual(['internal']);
    expect(world.count('edits.accept')).toBe(2);
  });
});

describe('an acceptance without an answer', () => {
  test('that took place is found, and goes on', async () => {
    world.plan('edits.accept', answerLost);
    await request();
    expect(refusals()).toEqual(['edit']);
    expect([...world.queued]).toEqual([`generate ${edits()[0]?.id}`]);
  });

  test('that did not take place is refused, once its deadline is over', async () => {
    world.plan('edits.accept', failing('internal'));
    await request();
    expect(world.sleeps[0]).toBeGreaterThanOrEqual(1_500);
    expect(refusals()).toEqual(['store_unreachable']);
  });

  test('is asked for until the store is back', async () => {
    world.plan('edits.accept', answerLost);
    world.plan('edits.byInteraction', ...Array.from({ length: 9 }, () => failing('internal')));
    await request();
    expect(world.count('edits.byInteraction')).toBe(10);
    expect(refusals()).toEqual(['edit']);
  });

  test('that never comes is not guessed', async () => {
    world.plan('edits.accept', failing('internal'));
    world.plan('edits.byInteraction', ...Array.from({ length: 99 }, () => failing('internal')));
    await request();
    expect(refusals()).toEqual(['acceptance_unknown']);
    expect(world.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(20_000);
    expect(world.count('edits.byInteraction')).toBeLessThan(60);
  });
});
