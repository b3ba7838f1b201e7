import { describe, expect, test } from 'vitest';

import type { EditSpec } from '../../../src/core/edit.ts';
import { openRedis } from '../../../src/redis/connection.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createPauses } from '../../../src/redis/pauses.ts';
import { createLine } from '../../../src/redis/turns.ts';
import { join, joins, NOW, placesOf, play } from './line-stage.ts';
import { acceptedEdit, specOf, useDatabase } from './stage.ts';

const { redis } = useDatabase();
const MANY = 1_000_000;

const line = (options: Partial<Parameters<typeof createLine>[0]> = {}) =>
  createLine({ redis: redis(), slots: MANY, perMinute: MANY, now: () => NOW, ...options });

async function takeAll(from = line()): Promise<string[]> {
  const taken: string[] = [];
  for (let id = await from.next(); id !== null; id = await from.next()) taken.push(id);
  return taken;
}

describe('whose turn it is', () => {
  test('50 of one person hold up neither another person nor another server', async () => {
    const backlog = Array.from({ length: 50 }, (_, at) => join('A', '1', `A1-${at}`));
    await play(redis(), [...backlog, join('A', '2', 'A2'), join('B', '3', 'B3')]);
    const taken = await takeAll();
    expect(taken.slice(0, 4)).toEqual(['A1-0', 'B3', 'A2', 'A1-1']);
    expect(taken.slice(3)).toEqual(Array.from({ length: 49 }, (_, at) => `A1-${at + 1}`));
  });

  test.each([
    ['one person', 'A1 A1 A1', 'A1a A1b A1c'],
    ['two people of a server', 'A1 A1 A1 A2 A2', 'A1a A2a A1b A2b A1c'],
    ['two servers', 'A1 A1 B1 B1', 'A1a B1a A1b B1b'],
    [
      'a server of three people and a server of one: the servers are equals',
      'A1 A2 A3 A1 B1 B1 B1',
      'A1a B1a A2a B1b A3a B1c A1b',
    ],
    ['the same person in two servers is two', 'A1 A1 B1', 'A1a B1a A1b'],
    ['arrival decides the first round', 'B1 A2 A1 C1 B1', 'B1a A2a C1a B1b A1a'],
  ])('%s', async (_name, waiting, order) => {
    await play(redis(), joins(waiting));
    expect(await line().upcoming(99)).toEqual(order.split(' '));
    const { places } = await placesOf(redis(), order.split(' '), NOW);
    expect(places).toEqual(order.split(' ').map((_, at) => at + 1));
    expect(await takeAll()).toEqual(order.split(' '));
  });

  test('whoever goes and comes back does not pass one that waits', async () => {
    await play(redis(), joins('A1 B1 B2 C1'));
    expect(await line().next()).toBe('A1a');
    // Never served, so it is before A, though A comes back first.
    await play(redis(), [join('A', '1', 'again'), join('D', '1', 'new')]);
    expect(await takeAll()).toEqual(['B1a', 'C1a', 'new', 'again', 'B2a']);
  });

  test('one that waits and leaves its line keeps the place of its last turn', async () => {
    await play(redis(), joins('A1 A1 B1 C1'));
    expect(await line().next()).toBe('A1a');
    await play(redis(), [{ do: 'leave', id: 'A1b' }, join('A', '1', 'again')]);
    expect(await takeAll()).toEqual(['B1a', 'C1a', 'again']);
  });
});

describe('taking a turn', () => {
  test('gives it its slot, its rate, its mark and its place in the outbox, in one step', async () => {
    await play(redis(), joins('A1 A1'));
    expect(await line().next()).toBe('A1a');
    const at = String(NOW);
    expect(await redis().zrange('{kling}:turns:running', '0', '-1', 'WITHSCORES')).toEqual([
      'A1a',
      at,
    ]);
    expect(await redis().zrange(keys.outbox('generate'), '0', '-1', 'WITHSCORES')).toEqual([
      'A1a',
      at,
    ]);
    expect(await redis().hgetall(keys.edit('A1a'))).toEqual({ state: 'queued', turn: '1' });
    expect(await redis().zcard(keys.submits)).toBe(1);
    expect(await redis().pttl(keys.submits)).toBeGreaterThan(55_000);
    expect(await redis().hget(keys.edit('A1b'), 'turn')).toBeNull();
  });

  test('waits for a slot, and goes on when one is given back', async () => {
    await play(redis(), joins('A1 A1 A1'));
    const two = line({ slots: 2 });
    expect([await two.next(), await two.next(), await two.next()]).toEqual(['A1a', 'A1b', null]);
    expect(
      await play(redis(), [
        { do: 'free', id: 'A1a' },
        { do: 'free', id: 'A1a' },
      ]),
    ).toEqual([true, false]);
    expect([await two.next(), await two.next()]).toEqual(['A1c', null]);
  });

  test('waits for the minute to pass, submits that took no turn counted', async () => {
    await play(redis(), joins('A1 A1 A1 A1'));
    await redis().zadd(keys.submits, NOW - 30_000, 'some submit');
    const at = (ms: number) => line({ perMinute: 2, now: () => NOW + ms });
    expect([await at(0).next(), await at(1).next()]).toEqual(['A1a', null]);
    expect(await at(29_999).next()).toBeNull();
    expect([await at(30_000).next(), await at(30_000).next()]).toEqual(['A1b', null]);
    expect([await at(59_999).next(), await at(60_000).next()]).toEqual([null, 'A1c']);
  });

  test('an edit that is taken twice in a moment counts twice', async () => {
    for (let time = 0; time < 3; time += 1) {
      await play(redis(), joins('A1'));
      expect(await line({ perMinute: 2 }).next()).toBe(time < 2 ? 'A1a' : null);
      await play(redis(), [{ do: 'free', id: 'A1a' }]);
    }
  });

  test('is not done while anything is paused', async () => {
    await play(redis(), joins('A1'));
    const pauses = createPauses({ redis: redis() });
    await pauses.begin('credits', 1);
    expect(await line().next()).toBeNull();
    expect(await line().place('A1a')).toMatchObject({ position: 1 });
    await pauses.end();
    expect(await line().next()).toBe('A1a');
  });

  test('passes over what is gone or no longer queued, and it costs nobody a turn', async () => {
    await play(redis(), [
      ...joins('A1 A1 A2 B1'),
      { do: 'gone', id: 'A1a' },
      { do: 'move', id: 'A2a', state: 'cancelled' },
    ]);
    expect(await takeAll()).toEqual(['A1b', 'B1a']);
    expect(await redis().exists(keys.edit('A1a'))).toBe(0);
    expect(await redis().zcard(keys.submits)).toBe(2);
  });

  test('a slot whose edit has ended or is gone is found when it is needed', async () => {
    await play(redis(), joins('A1 A1 A1 A1'));
    const two = line({ slots: 2 });
    await two.next();
    await two.next();
    await play(redis(), [{ do: 'move', id: 'A1a', state: 'generating' }]);
    expect(await two.next()).toBeNull();
    await play(redis(), [
      { do: 'move', id: 'A1a', state: 'delivering' },
      { do: 'gone', id: 'A1b' },
    ]);
    expect([await two.next(), await two.next(), await two.next()]).toEqual(['A1c', 'A1d', null]);
  });

  test('by many at once: no slot twice, no edit twice', async () => {
    const people = Array.from({ length: 200 }, (_, at) =>
      join(`s${at % 7}`, `p${at % 11}`, `k${at}`),
    );
    await play(redis(), people);
    const { options } = redis();
    const others = Array.from({ length: 8 }, () =>
      openRedis(`redis://${options.host}:${options.port}/${options.db}`, 'patient', () => {}),
    );
    const answers = await Promise.all(
      others.flatMap((own) =>
        Array.from({ length: 20 }, async () => line({ redis: own, slots: 60 }).next()),
      ),
    );
    others.forEach((own) => own.disconnect());
    const taken = answers.filter((id) => id !== null);
    expect(taken).toHaveLength(60);
    expect(new Set(taken).size).toBe(60);
  });
});

describe('back into the line', () => {
  /** Accepted, and lost from the line. */
  const queued = async (changes: Partial<EditSpec> = {}) => {
    const edit = await acceptedEdit(redis(), specOf(changes));
    await play(redis(), [{ do: 'leave', id: edit.id }]);
    return edit;
  };

  test('an edit that is queued and stands nowhere, with its server and person', async () => {
    const { id, serverId, requesterId } = await queued();
    expect(await line().rejoin(id)).toBe(true);
    expect(await redis().hget('{kling}:turns:where', id)).toBe(`${serverId}:${requesterId}`);
    expect(await line().rejoin(id)).toBe(false);
    expect(await line().next()).toBe(id);
    expect(await line().rejoin(id)).toBe(false);
    await play(redis(), [{ do: 'free', id }]);
    expect(await line().rejoin(id)).toBe(true);
  });

  test.each(['submitting', 'generating', 'delivering', 'cancelled', 'delivered'])(
    'not one that is %s',
    async (state) => {
      const { id } = await queued();
      await redis().hset(keys.edit(id), 'state', state);
      expect(await line().rejoin(id)).toBe(false);
      expect(await line().upcoming(9)).toEqual([]);
    },
  );

  test('not one that is gone, and by the store’s own clock', async () => {
    expect(await line().rejoin('knone')).toBe(false);
    const { id } = await queued();
    const own = createLine({ redis: redis(), slots: 1, perMinute: 1 });
    expect(await own.rejoin(id)).toBe(true);
    expect(await own.next()).toBe(id);
    const taken = Number(await redis().zscore('{kling}:turns:running', id));
    expect(Math.abs(taken - Date.now())).toBeLessThan(60_000);
  });
});
