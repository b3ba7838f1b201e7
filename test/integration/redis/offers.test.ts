import { describe, expect, test } from 'vitest';

import { showPreparing } from '../../../src/redis/alive.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createOffers } from '../../../src/redis/offers.ts';
import { freshId, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const offers = () => createOffers<{ prompt: string }>({ redis: redis() });

describe('an offer', () => {
  test('is what was kept, for as long as it was to be', async () => {
    const id = freshId();
    await offers().keep(id, { prompt: 'make it “snow”' }, 60_000);
    expect(await offers().read(id)).toEqual({ prompt: 'make it “snow”' });
    const left = await redis().pttl(keys.offer(id));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    expect(await offers().read(freshId())).toBeNull();
  });

  test('is taken once, by however many at once', async () => {
    const id = freshId();
    await offers().keep(id, { prompt: 'x' }, 60_000);
    const taken = await Promise.all(Array.from({ length: 20 }, async () => offers().take(id)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await offers().read(id)).toBeNull();
  });
});

test('whether clips can be cut: while a worker says so', async () => {
  expect(await offers().possible()).toBe(false);
  const stop = showPreparing(redis(), 600);
  await expect.poll(async () => offers().possible()).toBe(true);
  stop();
  await expect.poll(async () => offers().possible()).toBe(false);
});
