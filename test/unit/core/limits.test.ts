import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  capsFor,
  NO_SERVER_LIMITS,
  type Caps,
  type PersonLimits,
  type ServerLimits,
} from '../../../src/core/limits.ts';

const OPERATOR: Caps = {
  atOnce: 2,
  cooldownMs: 30_000,
  dayEdits: 10,
  dayClipMs: 60_000,
  serverDayMicros: 20_000_000,
  botMonthMicros: 200_000_000,
  pendingApprovals: 3,
};
const FIELDS = ['atOnce', 'cooldownMs', 'dayEdits', 'dayClipMs'] as const;

const serverOf = (limits: Partial<ServerLimits>): ServerLimits => ({
  ...NO_SERVER_LIMITS,
  ...limits,
});

test('a server that has set nothing has the operator’s limits, whatever roles there are', () => {
  expect(capsFor(OPERATOR, NO_SERVER_LIMITS, [])).toEqual(OPERATOR);
  expect(capsFor(OPERATOR, NO_SERVER_LIMITS, ['1', '2'])).toEqual(OPERATOR);
});

describe('of a person', () => {
  const server = serverOf({
    person: { atOnce: 1, dayEdits: 50 },
    tiers: { vip: { dayEdits: 5, cooldownMs: 0 }, helper: { dayEdits: 8, atOnce: 4 } },
  });

  test('what the server has set replaces the operator’s, also where that is more', () => {
    expect(capsFor(OPERATOR, server, ['stranger'])).toEqual({
      ...OPERATOR,
      atOnce: 1,
      dayEdits: 50,
    });
  });

  test('a tier replaces the server’s, also where that is less, and leaves what it does not set', () => {
    expect(capsFor(OPERATOR, server, ['vip'])).toEqual({
      ...OPERATOR,
      atOnce: 1,
      dayEdits: 5,
      cooldownMs: 0,
    });
  });

  test('of several tiers the most generous of each field', () => {
    const both = { ...OPERATOR, atOnce: 4, dayEdits: 8, cooldownMs: 0 };
    expect(capsFor(OPERATOR, server, ['vip', 'other', 'helper'])).toEqual(both);
    expect(capsFor(OPERATOR, server, ['helper', 'vip'])).toEqual(both);
  });

  test('no limit is the most generous, and so is no cool-down', () => {
    const tiers = {
      free: { atOnce: 0, dayEdits: 0, dayClipMs: 0, cooldownMs: 90_000 },
      fast: { atOnce: 9, dayEdits: 9, dayClipMs: 9_000, cooldownMs: 0 },
    };
    const caps = capsFor(OPERATOR, serverOf({ tiers }), ['fast', 'free']);
    expect(caps).toEqual({ ...OPERATOR, atOnce: 0, dayEdits: 0, dayClipMs: 0, cooldownMs: 0 });
  });

  test('a field that is there and undefined is one that is not set', () => {
    const person = JSON.parse('{}') as Partial<PersonLimits>;
    Object.assign(person, { atOnce: undefined });
    const tiers = { vip: { ...person, dayEdits: 1 } };
    expect(capsFor(OPERATOR, serverOf({ person, tiers }), ['vip'])).toEqual({
      ...OPERATOR,
      dayEdits: 1,
    });
  });

  test('a role named like something every object has is no tier', () => {
    const roles = ['constructor', '__proto__', 'toString'];
    expect(capsFor(OPERATOR, NO_SERVER_LIMITS, roles)).toEqual(OPERATOR);
  });
});

describe('of money', () => {
  test.each([
    // the operator's, the server's, what holds
    [20, null, 20],
    [20, 0, 20],
    [20, 5, 5],
    [20, 20, 20],
    [20, 50, 20],
    [0, 50, 50],
    [0, 0, 0],
    [0, null, 0],
  ])('a ceiling of %d and a wish for %j make %d', (ceiling, serverDayMicros, expected) => {
    const operator = { ...OPERATOR, serverDayMicros: ceiling };
    const caps = capsFor(operator, serverOf({ serverDayMicros }), []);
    expect(caps).toEqual({ ...OPERATOR, serverDayMicros: expected });
  });
});

describe('whatever is set', () => {
  const limit = fc.nat(5);
  const some = fc.record(
    { atOnce: limit, cooldownMs: limit, dayEdits: limit, dayClipMs: limit },
    { requiredKeys: [] },
  );
  const roles = ['a', 'b', 'c'];
  const server: fc.Arbitrary<ServerLimits> = fc.record({
    person: some,
    tiers: fc.dictionary(fc.constantFrom(...roles), some),
    serverDayMicros: fc.option(limit),
    showsCost: fc.boolean(),
  });
  const mine = fc.shuffledSubarray(roles);
  /** Larger is more generous. */
  const generosity = (field: (typeof FIELDS)[number], value: number): number => {
    if (field === 'cooldownMs') return -value;
    return value === 0 ? Infinity : value;
  };

  test('a budget is never above the operator’s, and roles change nothing about it', () => {
    fc.assert(
      fc.property(server, mine, limit, (set, has, ceiling) => {
        const operator = { ...OPERATOR, serverDayMicros: ceiling };
        const caps = capsFor(operator, set, has);
        const within = caps.serverDayMicros > 0 && caps.serverDayMicros <= ceiling;
        expect(ceiling === 0 || within).toBe(true);
        expect(caps.serverDayMicros).toBe(capsFor(operator, set, []).serverDayMicros);
        expect(caps.botMonthMicros).toBe(operator.botMonthMicros);
        expect(caps.pendingApprovals).toBe(operator.pendingApprovals);
      }),
    );
  });

  test('one more tier takes nothing away, and the order of roles does not matter', () => {
    fc.assert(
      fc.property(server, mine, (set, has) => {
        const tiers = has.filter((role) => Object.hasOwn(set.tiers, role));
        const caps = capsFor(OPERATOR, set, has);
        expect(capsFor(OPERATOR, set, has.toReversed())).toEqual(caps);
        for (const role of tiers) {
          const alone = capsFor(OPERATOR, set, [role]);
          for (const field of FIELDS) {
            const least = generosity(field, alone[field]);
            expect(generosity(field, caps[field])).toBeGreaterThanOrEqual(least);
          }
        }
        // Each field is that of one of them.
        for (const field of tiers.length > 0 ? FIELDS : []) {
          const each = tiers.map((role) => capsFor(OPERATOR, set, [role])[field]);
          expect(each).toContain(caps[field]);
        }
      }),
    );
  });
});
