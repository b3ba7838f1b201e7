import { beforeEach, describe, expect, test } from 'vitest';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const deliver = async (id: string) => codeOf(deliverEdit(world.deps, id, fakeRun().run));
const ready = (changes = {}) => {
  const edit = world.has({
    state: 'delivering',
    outputUrl: 'https://out.example/1',
    submittedAtMs: NOW,
    message: { channelId: '900000000000000002', messageId: 'shown' },
    ...changes,
  });
  world.withToken(edit);
  return edit;
};

describe('a person who waited long', () => {
  const late = { acceptedAtMs: NOW - 61_000 };

  test('is pinged once, by a reply to the card', async () => {
    const { id } = ready(late);
    await deliver(id);
    await deliver(id);
    expect(world.pinged).toEqual(['m-1']);
  });

  test('not by a second worker that delivered it too', async () => {
    const { id } = ready(late);
    world.plan('edits.told', async () => ({ first: false, overdrawn: false }));
    expect(await deliver(id)).toBe('done');
    expect(world.pinged).toEqual([]);
  });

  test('also when there is no clip', async () => {
    await deliver(ready({ ...late, state: 'failed', endedAtMs: NOW }).id);
    expect(world.pinged).toEqual(['m-1']);
  });

  test.each<[string, object]>([
    ['a minute or less', { acceptedAtMs: NOW - 60_000 }],
    ['what they cancelled themselves', { ...late, state: 'cancelled', endedAtMs: NOW }],
  ])('not for %s', async (_name, changes) => {
    await deliver(ready(changes).id);
    expect(world.pinged).toEqual([]);
  });

  test('not who does not want it', async () => {
    const edit = ready(late);
    world.limits.pingless.add(edit.requesterId);
    await deliver(edit.id);
    expect(world.pinged).toEqual([]);
  });

  test('by the new message itself, where it is one; not twice', async () => {
    const edit = ready({ ...late, message: null });
    world.tokens.clear();
    await deliver(edit.id);
    expect(world.posted).toMatchObject([{ pings: edit.requesterId }]);
    expect(world.pinged).toEqual([]);
  });

  test('a ping that fails, or a store that does not know, holds nothing up', async () => {
    const { id } = ready(late);
    world.plan('messages.ping', failing('discord_no_access'));
    expect(await deliver(id)).toBe('done');
    world = new FakeWorld();
    world.plan('people.wantsPings', failing('internal'), failing('internal'));
    expect(await deliver(ready(late).id)).toBe('done');
    expect(world.pinged).toEqual([]);
  });
});
