import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { requestEdit } from '../../../src/edits/request.ts';
import { PERSON, REPLY } from '../discord/samples.ts';
import { asked } from './asked.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOBODY, OWNER } from './fake-world.ts';

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
const request = async () => requestEdit(world.deps, asked());
const edits = () => [...world.stored.values()];
const refusals = () =>
  world.sent.map(({ card }) => (card.kind === 'refusal' ? card.failure.code : card.kind));

const nothingDone = () => {
  expect(edits()).toEqual([]);
  expect(world.sent).toEqual([]);
  expect(world.count('inputs.check')).toBe(0);
};

test('taken by another process: stop, and leave the intake alone', async () => {
  world.plan('interactions.acknowledge', async () => ({ kind: 'taken' }));
  await request();
  nothingDone();
  expect(world.count('intakes.close')).toBe(0);
});

test.each([
  ['late', async () => ({ kind: 'late' })],
  ['no answer', failing('discord_unavailable')],
])('%s: stop, nothing is left', async (_name, step) => {
  world.plan('interactions.acknowledge', step);
  await request();
  nothingDone();
  expect(world.intakes.size).toBe(0);
});

test('the intake is another process’s: stop, and leave it alone', async () => {
  world.intakes.set(interactionId, { ...REPLY, owner: 'other', requesterId: PERSON, locale: 'de' });
  await request();
  nothingDone();
  expect(world.intakes.get(interactionId)?.owner).toBe('other');
});

test('the store is away: said, since it was acknowledged', async () => {
  world.plan('intakes.open', failing('internal'));
  await request();
  expect(refusals()).toEqual(['store_unreachable']);
  expect(edits()).toEqual([]);
});

// Its owner could no longer accept.
test('one that failed does not close another process’s intake', async () => {
  world.intakes.set(interactionId, { ...REPLY, owner: 'other', requesterId: PERSON, locale: 'de' });
  world.plan('interactions.acknowledge', failing('discord_unavailable'));
  await request();
  expect(world.intakes.get(interactionId)?.owner).toBe('other');
});

// Two processes hold one shard for a while at each deployment: the one that opened the intake may not be the one that Discord
// took the acknowledgement of.
test('of two processes with one interaction, one goes on', async () => {
  world.plan(
    'interactions.acknowledge',
    async () => ({ kind: 'taken' }),
    async () => ({ kind: 'acknowledged', message: null }),
  );
  await request();
  await request();
  expect(edits()).toHaveLength(1);
});

test('taken by another process: the intake is left to it', async () => {
  world.plan('interactions.acknowledge', async () => ({ kind: 'taken' }));
  await request();
  expect(world.intakes.get(interactionId)?.owner).toBe(NOBODY);
});

test('taken, the intake being another request’s of this very process: it is not let go of', async () => {
  world.plan('interactions.acknowledge', async () => ({ kind: 'taken' }));
  world.intakes.set(interactionId, { ...REPLY, owner: OWNER, requesterId: PERSON, locale: 'de' });
  await request();
  expect(world.intakes.get(interactionId)?.owner).toBe(OWNER);
});

test('the intake is let go of a little later: this one goes on, and its deadline counts from there', async () => {
  let deadline: unknown;
  world.plan('edits.accept', async (real, args) => {
    deadline = args[3];
    return real();
  });
  const intake = { ...REPLY, owner: 'other', requesterId: PERSON, locale: 'de' };
  world.intakes.set(interactionId, intake);
  world.onSleep = (ms) => {
    vi.advanceTimersByTime(ms);
    if (world.sleeps.length === 5) world.intakes.set(interactionId, { ...intake, owner: NOBODY });
  };
  await request();
  expect(refusals()).toEqual(['edit']);
  expect(world.sleeps).toEqual([200, 200, 200, 200, 200]);
  expect(deadline).toBe(world.nowMs + 1_500);
});

test('the store goes away meanwhile: said, since it was acknowledged', async () => {
  world.intakes.set(interactionId, { ...REPLY, owner: 'other', requesterId: PERSON, locale: 'de' });
  world.plan('intakes.open', async (real) => real(), failing('internal'));
  await request();
  expect(refusals()).toEqual(['store_unreachable']);
  expect(world.intakes.get(interactionId)?.owner).toBe('other');
});

test('of an interaction that became an edit makes no second one', async () => {
  world.has({ interactionId });
  await request();
  expect(edits()).toHaveLength(1);
  expect([world.sent, [...world.intakes]]).toEqual([[], []]);
});
