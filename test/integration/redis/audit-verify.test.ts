import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';

import { keys } from '../../../src/redis/keys.ts';
import {
  auditOf,
  CHECKPOINT,
  ENTRIES,
  entryAt,
  FIRST,
  forge,
  HEAD,
  LAST,
  makeChain,
  NOW,
  restore,
  SERVER,
  snapshot,
  useOwnRedis,
} from './audit-stage.ts';

const { redis } = useOwnRedis();
const audit = () => auditOf(redis());
const verdict = async () => audit().verify(SERVER);

const KEPT = LAST - FIRST + 1;
const DETAILS = keys.auditDetails(SERVER);

beforeEach(async () => makeChain(redis()));

const rewrite = async (list: readonly Buffer[]) => {
  await redis().del(ENTRIES);
  if (list.length > 0) await redis().rpush(ENTRIES, ...list);
};
const flip = (bytes: Buffer, at: number, by: number): Buffer => {
  const other = Buffer.from(bytes);
  const place = at % other.length;
  other[place] = (other[place] ?? 0) ^ by;
  return other;
};

test('a chain that nobody touched is whole, and says from where to where', async () => {
  expect(await verdict()).toMatchObject({
    kind: 'whole',
    entries: KEPT,
    fromSeq: FIRST,
    toSeq: LAST,
    checkpoint: { seq: FIRST - 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    hash: (await entryAt(redis(), -1)).slice(0, 64),
    erased: 0,
  });
});

describe('any one change is named', () => {
  const place = fc.nat(KEPT - 1);
  const byte = fc.record({ at: fc.nat(5_000), by: fc.integer({ min: 1, max: 255 }) });

  /** Does it to a fresh copy, again and again; what came of the first that was not named as it should be. */
  const missed = async <T>(
    change: fc.Arbitrary<T>,
    mutate: (change: T) => Promise<number | null>,
    what?: string,
  ): Promise<unknown> => {
    const saved = await snapshot(redis());
    const done = await fc.check(
      fc.asyncProperty(change, async (one) => {
        await restore(redis(), saved);
        const seq = await mutate(one);
        expect(await verdict()).toMatchObject({
          kind: 'broken',
          ...(seq === null ? {} : { seq }),
          ...(what === undefined ? {} : { what }),
        });
      }),
      { numRuns: 150 },
    );
    await restore(redis(), saved);
    if ((await verdict()).kind !== 'whole') return 'not whole again';
    return done.failed ? [done.counterexample, done.seed, String(done.errorInstance)] : null;
  };

  test('a byte of an entry', async () => {
    expect(
      await missed(
        fc.tuple(place, byte),
        async ([at, { at: offset, by }]) => {
          const list = await redis().lrangeBuffer(ENTRIES, 0, -1);
          const one = list[at];
          if (one) await redis().lset(ENTRIES, at, flip(one, offset, by));
          return FIRST + at;
        },
        'hash',
      ),
    ).toBeNull();
  });

  test('an entry written anew with a hash that fits it', async () => {
    const change = fc.constantFrom(
      { action: 'edit.approved' },
      { actor: 'p-000000000000' },
      { actor: null },
      { subject: null },
      { about: 'k99' },
      { atMs: NOW - 1 },
      { details: null, reason: null },
    );
    expect(
      await missed(fc.tuple(place, change), async ([at, changes]) => {
        const before = await entryAt(redis(), at);
        const { stored } = await forge(redis(), at, changes);
        // Without them the forger has to take the details away as well; that alone is no fault.
        await redis().lset(ENTRIES, at, stored);
        if ('details' in changes) {
          await redis().hdel(DETAILS, `${FIRST + at}`, `${FIRST + at}:reason`);
          // An entry that has none is as it was.
          if (stored === before) await redis().lset(ENTRIES, at, 'x');
        }
        return FIRST + at;
      }),
    ).toBeNull();
  });

  test('an entry made to follow another, with a hash that fits it', async () => {
    expect(
      await missed(
        place,
        async (at) => {
          const { stored } = await forge(redis(), at, { prev: 'f'.repeat(64) });
          await redis().lset(ENTRIES, at, stored);
          return FIRST + at;
        },
        'link',
      ),
    ).toBeNull();
  });

  test('an entry taken out', async () => {
    expect(
      await missed(
        place,
        async (at) => {
          await rewrite((await redis().lrangeBuffer(ENTRIES, 0, -1)).toSpliced(at, 1));
          return FIRST + at;
        },
        'gap',
      ),
    ).toBeNull();
  });

  test('all from one on cut off, or all up to one', async () => {
    expect(
      await missed(
        place,
        async (at) => {
          await rewrite((await redis().lrangeBuffer(ENTRIES, 0, -1)).slice(0, at));
          return FIRST + at;
        },
        'gap',
      ),
    ).toBeNull();
    expect(
      await missed(
        place,
        async (at) => {
          await rewrite((await redis().lrangeBuffer(ENTRIES, 0, -1)).slice(at + 1));
          return FIRST;
        },
        'gap',
      ),
    ).toBeNull();
  });

  test('two entries swapped', async () => {
    const two = fc.uniqueArray(place, { minLength: 2, maxLength: 2 });
    expect(
      await missed(
        two,
        async (places) => {
          const [a = 0, b = 0] = places.toSorted((x, y) => x - y);
          const list = await redis().lrangeBuffer(ENTRIES, 0, -1);
          const [first, second] = [list[a], list[b]];
          if (first && second) await rewrite(list.with(a, second).with(b, first));
          return FIRST + a;
        },
        'gap',
      ),
    ).toBeNull();
  });

  test('an entry put in: a copy, or a forged one that fits what is before it', async () => {
    expect(
      await missed(fc.tuple(place, fc.nat(KEPT)), async ([from, to]) => {
        const list = await redis().lrangeBuffer(ENTRIES, 0, -1);
        await rewrite(list.toSpliced(to, 0, list[from] ?? Buffer.of()));
        // Right behind itself it is the one that is there twice; anywhere else it stands in another's place.
        return FIRST + (to === from + 1 ? from : to);
      }),
    ).toBeNull();
    expect(
      await missed(fc.nat(KEPT), async (to) => {
        const list = await redis().lrangeBuffer(ENTRIES, 0, -1);
        const prev = to === 0 ? (await redis().get(CHECKPOINT))?.split(' ')[1] : undefined;
        const before = prev ?? (await entryAt(redis(), to - 1)).slice(0, 64);
        const forged = await forge(redis(), 0, {
          seq: FIRST + to,
          details: null,
          reason: null,
          prev: before,
        });
        await rewrite(list.toSpliced(to, 0, Buffer.from(forged.stored)));
        await redis().hdel(DETAILS, `${FIRST + to}`, `${FIRST + to}:reason`);
        return FIRST + to;
      }),
    ).toBeNull();
  });

  test('a byte of details or of a reason', async () => {
    const fields = (await redis().hkeys(DETAILS)).toSorted();
    expect(
      await missed(
        fc.tuple(fc.constantFrom(...fields), byte),
        async ([field, { at, by }]) => {
          const value = await redis().hgetBuffer(DETAILS, field);
          if (value) await redis().hset(DETAILS, field, flip(value, at, by));
          return Number(field.split(':')[0]);
        },
        'details',
      ),
    ).toBeNull();
  });

  test('details of another entry, or where there are none', async () => {
    const fields = (await redis().hkeys(DETAILS)).toSorted();
    const all = Array.from({ length: KEPT }, (_, at) => FIRST + at);
    const targets = all.flatMap((seq) => [`${seq}`, `${seq}:reason`]);
    expect(
      await missed(
        fc
          .tuple(fc.constantFrom(...fields), fc.constantFrom(...targets))
          .filter(([from, to]) => from !== to),
        async ([from, to]) => {
          await redis().hset(DETAILS, to, (await redis().hget(DETAILS, from)) ?? '');
          return Number(to.split(':')[0]);
        },
        'details',
      ),
    ).toBeNull();
  });

  test('details that no entry has', async () => {
    const field = fc.constantFrom('1', '4:reason', '13', '99:reason', '0', '05', 'x', '5:', '');
    expect(
      await missed(
        field,
        async (name) => {
          await redis().hset(DETAILS, name, '{}');
          return /^[1-9]\d*(:reason)?$/.test(name) ? Number.parseInt(name) : 0;
        },
        'stray',
      ),
    ).toBeNull();
  });

  test('a byte of the head, or of the checkpoint', async () => {
    for (const [name, what] of [
      [HEAD, undefined],
      [CHECKPOINT, 'checkpoint'],
    ] as const) {
      expect(
        await missed(
          byte,
          async ({ at, by }) => {
            const value = await redis().getBuffer(name);
            if (value) await redis().set(name, flip(value, at, by));
            return null;
          },
          what,
        ),
      ).toBeNull();
    }
  });

  test('a byte of the person behind a pseudonym, or of its key', async () => {
    for (const name of [keys.auditPeople(SERVER), keys.auditKeys(SERVER)]) {
      const fields = (await redis().hkeys(name)).toSorted();
      expect(
        await missed(
          fc.tuple(fc.constantFrom(...fields), byte),
          async ([field, { at, by }]) => {
            const value = await redis().hgetBuffer(name, field);
            if (value) await redis().hset(name, field, flip(value, at, by));
            return null;
          },
          'person',
        ),
      ).toBeNull();
    }
  });
});
