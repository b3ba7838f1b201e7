import { beforeEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { outputLink } from '../../../src/edits/output-link.ts';
import { publishEdit } from '../../../src/edits/publish.ts';
import { runEdit } from '../../../src/edits/run.ts';
import type { ScreenAnswer } from '../../../src/edits/screen-ports.ts';
import { sweep } from '../../../src/edits/tend.ts';
import { asked } from './asked.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, FILE, FRAMES, SOURCE } from './fake-world.ts';

const ROOM = '900000000000000088';
const FLAGGED: ScreenAnswer = { kind: 'flagged', action: 'approval' };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  world.limits.gate = { ...NO_GATE_SETTINGS, moderatorsChannelId: ROOM };
});

const finished = (changes: Partial<Edit> = {}) => {
  const edit = world.has({
    state: 'awaiting_review',
    gate: 'open',
    outputUrl: 'https://out.example/1',
    ...changes,
  });
  world.withToken(edit);
  return edit;
};
const deliver = async (id: string) => codeOf(deliverEdit(world.deps, id, fakeRun().run));
const inRoom = () => world.sent.filter(({ card }) => card.kind === 'ask');
const withFiles = () => world.sent.filter(({ files }) => files.length > 0);

describe('a result that was made', () => {
  test.each(['open', 'approval', 'review'] as const)(
    'waits to be screened where there is an endpoint: %s',
    async (gate) => {
      const { id } = world.has({ state: 'generating', requestId: 'r-1', gate });
      const deps = { ...world.deps, hasRemoteScreen: true };
      expect(await codeOf(runEdit(deps, id, fakeRun().run))).toBe('done');
      expect(world.edit(id).state).toBe('awaiting_review');
      expect(outputLink(world.edit(id))).toBeNull();
    },
  );

  test('and is dropped is not', async () => {
    const dropped = { state: 'generating', requestId: 'r-1', dropped: true } as const;
    const { id } = world.has(dropped);
    await runEdit({ ...world.deps, hasRemoteScreen: true }, id, fakeRun().run);
    expect(world.edit(id).state).toBe('cancelled');
  });
});

describe('what the screen says', () => {
  test('clean: it is delivered, and no moderator hears of it', async () => {
    const { id } = finished();
    world.plan('screen.look', async (real, args) => {
      expect(args).toEqual([FRAMES, world.limits.words]);
      expect(withFiles()).toEqual([]);
      return real();
    });
    expect(await deliver(id)).toBe('done');
    expect(world.edit(id)).toMatchObject({ state: 'delivered', screened: null, decision: null });
    expect(withFiles()).toMatchObject([{ by: 'editReply', files: [FILE, SOURCE] }]);
    expect([inRoom(), world.decided]).toEqual([[], []]);
    expect(world.count('screen.look')).toBe(1);
  });

  test.each(['flagged', 'unanswered'] as const)(
    '%s, for a moderator to decide: they see it, and publish it',
    async (kind) => {
      const { id } = finished();
      world.limits.looked = { kind, action: 'approval' };
      expect(await deliver(id)).toBe('done');
      expect(world.edit(id)).toMatchObject({ state: 'awaiting_review', screened: kind });
      expect(inRoom()).toMatchObject([{ by: 'post', to: ROOM, files: [FILE, SOURCE] }]);
      expect(withFiles()).toHaveLength(1);
      expect(outputLink(world.edit(id))).toBeNull();
      // Asked once, screened once.
      expect(await deliver(id)).toBe('done');
      await sweep(world.deps);
      expect([inRoom().length, world.count('screen.look')]).toEqual([1, 1]);

      const { asker } = asked({ asker: { ...asked().asker, permissions: '8' } });
      await publishEdit(world.deps, { ...asker, serverId: world.edit(id).serverId }, id);
      expect(await deliver(id)).toBe('done');
      expect(world.edit(id)).toMatchObject({
        state: 'delivered',
        decision: { kind: 'published' },
      });
      expect(outputLink(world.edit(id))).not.toBeNull();
    },
  );

  test.each(['flagged', 'unanswered'] as const)(
    '%s, and the server refuses then: shown to nobody',
    async (kind) => {
      const { id } = finished();
      world.limits.looked = { kind, action: 'refuse' };
      expect(await deliver(id)).toBe('done');
      const answered = kind === 'flagged';
      expect(world.edit(id)).toMatchObject({
        state: 'rejected',
        failure: failure('screen_refused', { answered }),
      });
      expect([withFiles(), inRoom()]).toEqual([[], []]);
      expect(world.told).toEqual([[id, 'reply']]);
      expect(outputLink(world.edit(id))).toBeNull();
    },
  );

  test('flagged, and nobody can be asked: it is rejected', async () => {
    world.limits.gate = NO_GATE_SETTINGS;
    const { id } = finished();
    world.limits.looked = FLAGGED;
    expect(await deliver(id)).toBe('done');
    const failed = failure('moderators_unreachable');
    expect(world.edit(id)).toMatchObject({ state: 'rejected', failure: failed });
    expect(withFiles()).toEqual([]);
  });
});

test('a moderator who let the request through is asked again, in a card of its own', async () => {
  const askedIn = { channelId: ROOM, messageId: 'm-before' };
  const decision = { kind: 'approved', by: '7', atMs: 0, reason: '' } as const;
  const { id } = finished({ gate: 'approval', askedIn, decision });
  await world.ports.edits.asking(id);
  world.limits.looked = FLAGGED;
  await sweep(world.deps);
  expect([...world.outbox]).toEqual([`deliver ${id}`]);
  expect(await deliver(id)).toBe('done');
  expect(world.posted).toMatchObject([{ channelId: ROOM, mark: `ask-result-${id}` }]);
  expect(world.edit(id).askedIn?.messageId).not.toBe('m-before');
});

test('one whom a moderator sees in any case is not screened', async () => {
  const { id } = finished({ gate: 'review' });
  expect(await deliver(id)).toBe('done');
  expect([world.count('screen.look'), inRoom().length]).toEqual([0, 1]);
});

describe('what can go wrong', () => {
  test.each(['result_gone', 'result_refused', 'result_not_video'] as const)(
    '%s: no answer, so what the server says',
    async (code) => {
      const { id } = finished();
      world.plan('results.fetch', failing(code));
      world.plan('screen.look', async (real, [frames]) => {
        expect(frames).toBeNull();
        return real();
      });
      world.limits.looked = { kind: 'unanswered', action: 'refuse' };
      expect(await deliver(id)).toBe('done');
      expect(world.edit(id).state).toBe('rejected');
    },
  );

  test('it cannot be had for now: tried again, and shown to nobody meanwhile', async () => {
    const { id } = finished();
    world.plan('results.fetch', failing('result_unreachable'));
    expect(await deliver(id)).toBe('result_unreachable');
    expect(world.edit(id)).toMatchObject({ state: 'awaiting_review', screened: null });
    expect(await deliver(id)).toBe('done');
    expect(world.edit(id).state).toBe('delivered');
  });

  test('a death between screening and the move: it is screened again', async () => {
    const { id } = finished();
    world.plan('edits.move', failing('store_unreachable'));
    expect(await deliver(id)).toBe('store_unreachable');
    expect(withFiles()).toEqual([]);
    await sweep(world.deps);
    expect([...world.outbox]).toEqual([`deliver ${id}`]);
    expect(await deliver(id)).toBe('done');
    expect([world.count('screen.look'), world.edit(id).state]).toEqual([2, 'delivered']);
  });
});
