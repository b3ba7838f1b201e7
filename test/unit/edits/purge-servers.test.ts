import { beforeEach, expect, test } from 'vitest';

import { purgeServers } from '../../../src/edits/purge-servers.ts';
import { FakeWorld } from './fake-world.ts';

const DAYS_30_MS = 30 * 86_400_000;

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const purged = () => [world.count('audit.purge'), world.count('serverCare.purge')];

test('a server that removed the bot is purged after as long as things are kept, no sooner', async () => {
  world.takeDowns.servers.set('1', DAYS_30_MS - 1);
  await purgeServers(world.deps);
  expect(purged()).toEqual([0, 0]);
  world.takeDowns.servers.set('1', DAYS_30_MS);
  await purgeServers(world.deps);
  expect([...world.takeDowns.servers]).toEqual([]);
  expect(purged()).toEqual([1, 1]);
});

test.each(['in', 'unclear'] as const)('one that Discord calls %s stays', async (is) => {
  world.takeDowns.servers.set('1', 10 * DAYS_30_MS);
  world.plan('presence.isIn', async () => is);
  await purgeServers(world.deps);
  expect(purged()).toEqual([0, 0]);
  expect(world.count('serverCare.seen')).toBe(is === 'in' ? 1 : 0);
});

test('cut off in between, it is purged the next time', async () => {
  world.takeDowns.servers.set('1', DAYS_30_MS);
  world.plan('audit.purge', async () => {
    throw new Error('killed');
  });
  await expect(purgeServers(world.deps)).rejects.toThrow('killed');
  await purgeServers(world.deps);
  expect([...world.takeDowns.servers]).toEqual([]);
});
