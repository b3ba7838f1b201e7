import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, test } from 'vitest';

import { keys } from '../../../src/redis/keys.ts';
import {
  aboutOf,
  auditOf,
  ENTRIES,
  FIRST,
  LAST,
  makeChain,
  MEMBER,
  noteMany,
  noteOf,
  NOW,
  restore,
  SERVER,
  snapshot,
  through,
  traces,
  useOwnRedis,
} from './audit-stage.ts';

const { redis } = useOwnRedis();
const audit = () => auditOf(redis());

/** A connection that is cut off at its n-th command: before it reaches the store, or before its answer comes back. */
function cutOff(
  client: Redis,
  at: number,
  when: 'before' | 'after',
): { redis: Redis; count: () => number } {
  let count = 0;
  const cut = through(client, async (_name, send) => {
    count += 1;
    if (count > at || (count === at && when === 'before')) throw new Error('cut off');
    const answer = await send();
    if (count === at) throw new Error('cut off');
    return answer;
  });
  return { redis: cut, count: () => count };
}

/** Does something once for each command it sends, cut off there; the number of those. */
async function cutEverywhere(
  act: (client: Redis) => Promise<unknown>,
  look: () => Promise<void>,
): Promise<number> {
  const saved = await snapshot(redis());
  // The first time scripts are sent twice: the store does not know them yet.
  await act(redis());
  await restore(redis(), saved);
  const whole = cutOff(redis(), Number.POSITIVE_INFINITY, 'before');
  await act(whole.redis);
  const commands = whole.count();
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= commands; at += 1) {
      await restore(redis(), saved);
      await expect(act(cutOff(redis(), at, when).redis)).rejects.toThrow('cut off');
      await look();
    }
  }
  return commands;
}

describe('sealing', () => {
  test('cut off at any command loses nothing and doubles nothing', async () => {
    await noteMany(redis(), 450);
    const commands = await cutEverywhere(
      async (client) => auditOf(client).seal(),
      async () => {
        await audit().seal();
        expect(await audit().verify(SERVER)).toMatchObject({
          kind: 'whole',
          entries: 450,
          erased: 0,
        });
        const found = await audit().readAfter(SERVER, 0, 450);
        expect(aboutOf(found)).toEqual(Array.from({ length: 450 }, (_, at) => `k${at}`));
        expect(await redis().exists(keys.auditPending)).toBe(0);
        expect(await redis().hlen(keys.auditKeys(SERVER))).toBe(2);
      },
    );
    expect(commands).toBeGreaterThan(9);
  });

  test('by many at once makes one chain', async () => {
    await noteMany(redis(), 500);
    const others = Array.from({ length: 8 }, () => redis().duplicate());
    const sealed = await Promise.all(others.map(async (other) => auditOf(other).seal()));
    for (const other of others) other.disconnect();
    expect(sealed.reduce((sum, one) => sum + one, 0)).toBe(500);
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole', entries: 500 });
    expect(await redis().hlen(keys.auditKeys(SERVER))).toBe(2);
  });

  const purgeAndBegin = async () => {
    await audit().purge(SERVER);
    await audit().note(noteOf('anew'));
  };
  const goOn = async () => {
    await noteMany(redis(), 1);
    await audit().seal();
  };
  const sealAndRepeat = async () => {
    await audit().seal();
    await redis().rpush(keys.auditPendingOf(SERVER), '"odd"');
    await redis().sadd(keys.auditPending, SERVER);
  };
  test.each([
    ['others have sealed', goOn, ['k0', 'odd', 'k1', 'k0', 'odd']],
    [
      'somebody was forgotten',
      async () => audit().forgetPerson(MEMBER),
      ['odd', 'k1', 'k0', 'odd'],
    ],
    ['the chain begins anew at the same place', purgeAndBegin, ['anew']],
    ['what waits looks the same', sealAndRepeat, ['odd', 'odd', 'k1', 'k0', 'odd']],
  ])('looks again when meanwhile %s', async (_name, meanwhile, found) => {
    await redis().rpush(keys.auditPendingOf(SERVER), '"odd"');
    await noteMany(redis(), 2);
    await redis().rpush(keys.auditPendingOf(SERVER), '"odd"');
    let isFirst = true;
    // The keys of those who are named are the last that is looked at before the entries are put there.
    const slow = through(redis(), async (name, send) => {
      const answer = await send();
      if (name === 'hmget' && isFirst) {
        isFirst = false;
        await meanwhile();
      }
      return answer;
    });
    await auditOf(slow).seal();
    expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole' });
    const lines = await audit().read(SERVER, null, 9);
    expect(lines.map((line) => line.kind === 'entry' && (line.about ?? 'odd'))).toEqual(found);
    expect(await redis().exists(keys.auditPending)).toBe(0);
    expect((await audit().readAfter(SERVER, 0, 9)).map(({ seq }) => seq)).toEqual(
      found.map((_, at) => at + 1),
    );
  });
});

describe('a call whose answer was lost, sent again', () => {
  test('notes once', async () => {
    const twice = through(redis(), async (name, send) => {
      if (name === 'evalsha') await send();
      return send();
    });
    await audit().note(noteOf('warm'));
    await auditOf(twice).note(noteOf('k1'));
    expect(aboutOf(await audit().read(SERVER, null, 9))).toEqual(['k1', 'warm']);
  });
});

describe('keeping', () => {
  beforeEach(async () => {
    await makeChain(redis());
    await auditOf(redis(), () => NOW + 2).note(noteOf('new', { actor: '1' }));
    await audit().seal();
  });

  test('forgetting cut off at any command is done by the next', async () => {
    const commands = await cutEverywhere(
      async (client) => auditOf(client).forgetPerson(MEMBER),
      async () => {
        expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole' });
        await audit().forgetPerson(MEMBER);
        expect(JSON.stringify(await audit().read(SERVER, null, 99))).not.toMatch(/No k|8000000/);
        expect(await traces(redis(), MEMBER)).toEqual([]);
      },
    );
    expect(commands).toBeGreaterThan(5);
  });

  test('dropping cut off at any command is done by the next', async () => {
    await cutEverywhere(
      async (client) => auditOf(client).prune(NOW + 1),
      async () => {
        expect(await audit().verify(SERVER)).toMatchObject({ kind: 'whole' });
        await audit().prune(NOW + 1);
        expect(await audit().verify(SERVER)).toMatchObject({
          kind: 'whole',
          entries: 1,
          fromSeq: LAST + 1,
        });
      },
    );
  });

  test('a purge cut off leaves all or nothing', async () => {
    await cutEverywhere(
      async (client) => auditOf(client).purge(SERVER),
      async () => {
        const { entries } = { entries: 0, ...(await audit().verify(SERVER)) };
        expect([0, LAST + 1 - FIRST + 1]).toContain(entries);
        if (entries > 0) return;
        expect(await redis().exists(ENTRIES)).toBe(0);
      },
    );
  });
});
