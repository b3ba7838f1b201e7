import { expect, test } from 'vitest';

import { feed } from '../../../src/edits/feed.ts';
import { FakeWorld } from './fake-world.ts';

test('a crowd is served by one look, and by one more for those who came during it', async () => {
  const world = new FakeWorld();
  await Promise.all(Array.from({ length: 50 }, async () => feed(world.deps)));
  expect(world.calls.filter((call) => call === 'line.next')).toHaveLength(2);
  await feed(world.deps);
  expect(world.calls.filter((call) => call === 'line.next')).toHaveLength(3);
});

test('a look that fails is not the last one', async () => {
  const world = new FakeWorld();
  world.plan('line.next', async () => {
    throw new Error('away');
  });
  await feed(world.deps);
  await feed(world.deps);
  expect(world.calls.filter((call) => call === 'line.next')).toHaveLength(2);
});
