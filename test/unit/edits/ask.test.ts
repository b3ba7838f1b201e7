import { beforeEach, describe, expect, test } from 'vitest';

import { sweep } from '../../../src/edits/tend.ts';
import { FakeWorld } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

describe('the sweep', () => {
  test.each(['awaiting_approval', 'awaiting_review'] as const)(
    'leaves one in %s alone once the moderators were asked',
    async (state) => {
      world.has({ state, askedIn: { channelId: '1', messageId: '2' } });
      await sweep(world.deps);
      expect(world.outbox.size).toBe(0);
    },
  );
});
