import { describe, expect, test } from 'vitest';

import { keys } from '../../../src/redis/keys.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { join, joins, NOW, play, type Step } from './line-stage.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();
const MANY = 1_000_000;

const line = (options: Partial<Parameters<typeof createLine>[0]> = {}) =>
  createLine({ redis: redis(), slots: MANY, perMinute: MANY, now: () => NOW, ...options });

describe('what is known of a wait', () => {
  const withClip = async (id: string, clipMs: number) =>
    redis().hset(keys.edit(id), 'clipMs', clipMs);

  test('its place, what is ahead, what runs and what was submitted', async () => {
    await play(redis(), joins('A1 A1 A1 B1'));
    for (const [id, clipMs] of [
      ['A1a', 3_000],
      ['B1a', 4_000],
      ['A1b', 6_000],
    ] as const)
      await withClip(id, clipMs);
    await line().next();
    await redis().zadd(keys.submits, NOW - 59_999, 'late', NOW - 60_000, 'too long ago');
    expect(await line({ now: () => NOW + 7 }).place('A1c')).toMatchObject({
      position: 3,
      aheadClipMs: 10_000,
      running: [{ clipMs: 3_000, elapsedMs: 7 }],
      recentMs: [7],
    });
    expect((await line().place('A1c'))?.recentMs).toEqual([0, 59_999]);
    expect(await line().place('B1a')).toMatchObject({ position: 1, aheadClipMs: 0 });
  });

  test('clips of unknown length count as the mean, and so do those too far ahead to look at', async () => {
    await play(
      redis(),
      Array.from({ length: 150 }, (_, at) => join('A', '1', `k${at}`)),
    );
    expect(await line().place('k2')).toMatchObject({ aheadClipMs: 0 });
    await withClip('k0', 4_000);
    expect(await line().place('k2')).toMatchObject({ aheadClipMs: 8_000 });
    await withClip('k1', 8_000);
    expect(await line().place('k149')).toMatchObject({ position: 150, aheadClipMs: 149 * 6_000 });
  });

  test('a clock that was set back makes nothing younger than nothing', async () => {
    await play(redis(), joins('A1 A1'));
    await line().next();
    const place = await line({ now: () => NOW - 5_000 }).place('A1b');
    expect(place).toMatchObject({ running: [{ elapsedMs: 0 }], recentMs: [0] });
  });

  test('what all have in common is looked at once in a while, each place every time', async () => {
    await play(redis(), joins('A1 A1 A1'));
    await withClip('A1a', 4_000);
    const own = line({ glanceMs: 3_600_000 });
    const [before, beside] = await Promise.all([own.place('A1b'), own.place('A1c')]);
    expect(before).toMatchObject({ position: 2, aheadClipMs: 4_000, running: [] });
    expect(beside?.running).toBe(before?.running);
    await own.next();
    expect(await own.place('A1c')).toMatchObject({ position: 2, running: [] });
    expect(await line().place('A1c')).toMatchObject({ running: [{ clipMs: 4_000 }] });
  });

  test('a look that failed is not remembered', async () => {
    await play(redis(), joins('A1'));
    let isAway = true;
    const store = new Proxy(redis(), {
      get: (target, name) => {
        if (name !== 'evalsha' || !isAway) return Reflect.get(target, name, target);
        return async () => {
          throw new Error('away');
        };
      },
    });
    const own = line({ redis: store, glanceMs: 3_600_000 });
    await expect(own.place('A1a')).rejects.toThrow('away');
    isAway = false;
    expect(await own.place('A1a')).toMatchObject({ position: 1 });
  });

  test('nothing of one that does not wait', async () => {
    await play(redis(), joins('A1'));
    expect(await line().place('other')).toBeNull();
    await line().next();
    expect(await line().place('A1a')).toBeNull();
    expect(await line().upcoming(5)).toEqual([]);
  });

  test('the next ones, no more than asked for', async () => {
    await play(redis(), joins('A1 A1 B1 C1'));
    expect(await line().upcoming(0)).toEqual([]);
    expect(await line().upcoming(3)).toEqual(['A1a', 'B1a', 'C1a']);
  });

  test('those who arrive as lately come before a backlog, and no more than their turns', async () => {
    // One edit of B's in each of the last 15 min, each gone again.
    const quarter = Array.from({ length: 15 }, (_, at): Step[] => [
      join('B', '1', `b${at}`, NOW - 60_000 * at),
      { do: 'leave', id: `b${at}` },
    ]);
    await play(redis(), [...quarter.flat(), ...joins('A1 A1 A1 A1 A1')]);
    const later = async (id: string) => (await line().place(id))?.later.map((one) => one.position);
    expect(await later('A1a')).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(await later('A1e')).toEqual([6, 7, 9, 9, 9, 9, 9]);
    expect((await line().place('A1e'))?.later[2]).toEqual({ inMs: 240_000, position: 9 });
  });
});
