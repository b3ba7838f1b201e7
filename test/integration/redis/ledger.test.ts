import { describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
import { dayEndsAtMs, dayOf, monthEndsAtMs, monthOf } from '../../../src/core/ledger.ts';
import type { Caps } from '../../../src/core/limits.ts';
import type { Ledger } from '../../../src/edits/limit-ports.ts';
import { keys } from '../../../src/redis/keys.ts';
import { createLedger } from '../../../src/redis/ledger.ts';
import { scriptOf } from '../../../src/redis/script.ts';
import {
  askOf,
  endingOf,
  ledgerOf,
  MICROS,
  NO_LIMITS,
  NOON,
  PERSON,
  SERVER,
  type Ending,
} from './ledger-stage.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();

const MIDNIGHT = Date.UTC(2026, 11, 1);

/** The ledger at a time that the test turns. */
function stage(nowMs = NOON) {
  const clock = { nowMs };
  return { clock, ledger: ledgerOf(redis(), () => clock.nowMs) };
}

const everything = async (): Promise<Record<string, unknown>> => {
  const names = (await redis().keys('*')).toSorted();
  const dumps = await Promise.all(names.map(async (name) => redis().dumpBuffer(name)));
  return Object.fromEntries(names.map((name, at) => [name, dumps[at]?.toString('hex')]));
};

describe('a thousand at once', () => {
  test.each([
    ['edits at once', { atOnce: 3 }, false, failure('limit_at_once', { max: 3 })],
    ['requests to approve', { pendingApprovals: 3 }, true, failure('limit_pending', { max: 3 })],
    [
      'edits of the day',
      { dayEdits: 3 },
      false,
      failure('limit_day_edits', { max: 3, freesAtMs: MIDNIGHT }),
    ],
    [
      'seconds of the day',
      { dayClipMs: 15_000 },
      false,
      failure('limit_day_clip', {
        leftMs: 0,
        clipMs: 5_000,
        maxMs: 15_000,
        freesAtMs: MIDNIGHT,
      }),
    ],
  ])('%s of one person, one left: one is accepted', async (_name, limit, awaitsApproval, no) => {
    const { ledger } = stage();
    const caps = { ...NO_LIMITS, ...limit };
    for (let n = 0; n < 2; n += 1) await ledger.reserve(askOf({ awaitsApproval }), caps);
    const others = Array.from({ length: 3 }, () => redis().duplicate());
    const all = [redis(), ...others].map((one) => ledgerOf(one, () => NOON));
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, n) =>
        all[n % all.length]?.reserve(askOf({ awaitsApproval }), caps),
      ),
    );
    expect(answers.filter((answer) => answer?.kind === 'reserved')).toHaveLength(1);
    for (const answer of answers.filter((one) => one?.kind !== 'reserved')) {
      expect(answer).toEqual({ kind: 'refused', failure: no });
    }
    for (const one of others) one.disconnect();
    expect(await ledger.reckon()).toEqual([]);
  });

  test.each([
    ['a server’s day', { serverDayMicros: 40 * MICROS }, 'limit_server_day', 1],
    ['the bot’s month', { botMonthMicros: 41 * MICROS - 1 }, 'limit_bot_month', 50],
  ])('people with money of %s for 37 more: 37', async (_name, limit, code, servers) => {
    const { ledger } = stage();
    const caps = { ...NO_LIMITS, ...limit };
    for (let n = 0; n < 3; n += 1) await ledger.reserve(askOf(), caps);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, n) =>
        ledger.reserve(askOf({ server: String(700 + (n % servers)), person: String(n) }), caps),
      ),
    );
    expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(37);
    const refused = answers.filter(({ kind }) => kind === 'refused');
    expect(new Set(refused.map((answer) => answer.failure?.code))).toEqual(new Set([code]));
    expect(await ledger.reckon()).toEqual([]);
  });

  test('the same edit a thousand times: one reservation', async () => {
    const { ledger } = stage();
    const ask = askOf();
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async () => ledger.reserve(ask, { ...NO_LIMITS, atOnce: 2 })),
    );
    expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'repeated')).toHaveLength(999);
    expect(await ledger.standing(SERVER, PERSON)).toMatchObject({ running: 1, dayEdits: 1 });
  });
});

describe('a reservation', () => {
  test('takes from one person in one server, and from nobody else', async () => {
    const { ledger } = stage();
    const caps: Caps = { ...NO_LIMITS, atOnce: 1, cooldownMs: 60_000, dayEdits: 1 };
    expect(await ledger.reserve(askOf(), caps)).toMatchObject({ kind: 'reserved' });
    expect(await ledger.reserve(askOf(), caps)).toMatchObject({ kind: 'refused' });
    expect(await ledger.reserve(askOf({ person: '81' }), caps)).toMatchObject({ kind: 'reserved' });
    expect(await ledger.reserve(askOf({ server: '71' }), caps)).toMatchObject({ kind: 'reserved' });
  });

  test('that is refused writes nothing', async () => {
    const { ledger } = stage();
    await ledger.reserve(askOf(), NO_LIMITS);
    const before = await everything();
    await ledger.reserve(askOf(), { ...NO_LIMITS, botMonthMicros: 1 });
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['clip', { clipMs: 1.5 }, {}],
    ['price', { micros: Number.NaN }, {}],
    ['budget of a server', {}, { serverDayMicros: 9_000_000.5 }],
    ['budget of the bot', {}, { botMonthMicros: 1e300 }],
  ])('with a %s that is no whole number fails before it writes', async (_name, ask, caps) => {
    const { ledger } = stage();
    const asked = ledger.reserve(askOf(ask), { ...NO_LIMITS, ...caps });
    await expect(asked).rejects.toThrow('whole number');
    expect(await redis().keys('*')).toEqual([]);
  });

  test('of money says what is left, and what it would have needed', async () => {
    const { ledger } = stage();
    const caps = { ...NO_LIMITS, serverDayMicros: 2 * MICROS - 1 };
    await ledger.reserve(askOf(), caps);
    expect((await ledger.reserve(askOf(), caps)).failure).toEqual(
      failure('limit_server_day', {
        leftMicros: MICROS - 1,
        neededMicros: MICROS,
        freesAtMs: dayEndsAtMs(NOON),
      }),
    );
    const month = await ledger.reserve(askOf(), { ...NO_LIMITS, botMonthMicros: 1 });
    expect(month.failure).toEqual(failure('limit_bot_month', { freesAtMs: MIDNIGHT }));
    expect(monthEndsAtMs(NOON)).toBe(MIDNIGHT);
  });

  test('starts the cool-down, which no ending gives back', async () => {
    const { ledger, clock } = stage();
    const caps = { ...NO_LIMITS, cooldownMs: 30_000 };
    const first = askOf();
    await ledger.reserve(first, caps);
    await ledger.end(first.edit, endingOf('cancelled'));
    clock.nowMs += 29_999;
    expect(await ledger.reserve(askOf(), caps)).toEqual({
      kind: 'refused',
      failure: failure('limit_cooldown', { freesAtMs: NOON + 30_000 }),
    });
    clock.nowMs += 1;
    expect(await ledger.reserve(askOf(), caps)).toMatchObject({ kind: 'reserved' });
  });
});

describe('an ending', () => {
  const had = { requestId: 'r1' };
  test.each([
    // state, what the provider had, its figure, edits that stay counted, money that stays spent
    ['delivered', had, '', 1, MICROS],
    ['delivered', had, '900000', 1, 900_000],
    ['undeliverable', { outputUrl: 'u' }, '', 1, MICROS],
    ['failed', {}, '', 0, 0],
    ['failed', had, '', 0, 0],
    ['failed', had, '120000', 0, 120_000],
    ['unknown_outcome', { mark: '{}' }, '', 0, MICROS],
    ['unknown_outcome', had, '1300001', 0, 1_300_001],
    ['cancelled', {}, '', 0, 0],
    ['cancelled', {}, '900000', 0, 0],
    ['cancelled', { mark: '{}' }, '', 1, MICROS],
    ['rejected', {}, '', 0, 0],
    ['rejected', { outputUrl: 'u' }, '0', 0, 0],
    ['rejected', { outputUrl: 'u' }, '', 0, MICROS],
  ] as const)('%s with %j, cost "%s"', async (state, changes, costMicros, edits, spent) => {
    const { ledger } = stage();
    const ask = askOf();
    await ledger.reserve(ask, NO_LIMITS);
    const ending: Ending = endingOf(state, { ...changes, costMicros });
    expect(await ledger.end(ask.edit, ending)).toBe(true);
    expect(await ledger.end(ask.edit, ending)).toBe(false);
    expect(await ledger.end(ask.edit, endingOf('cancelled'))).toBe(false);
    expect(await ledger.standing(SERVER, PERSON)).toEqual({
      nowMs: NOON,
      running: 0,
      pending: 0,
      lastAcceptedMs: NOON,
      dayEdits: edits,
      dayClipMs: edits * 5_000,
      serverHeldMicros: 0,
      serverSpentMicros: spent,
      botHeldMicros: 0,
      botSpentMicros: spent,
    });
  });

  test.each(['', 'abc', '-5', '1e300', 'nan', 'inf'])(
    'with the cost "%s" is one without a cost',
    async (costMicros) => {
      const { ledger } = stage();
      const ask = askOf();
      await ledger.reserve(ask, NO_LIMITS);
      await ledger.end(ask.edit, endingOf('delivered', { costMicros }));
      expect(await ledger.standing(SERVER, PERSON)).toMatchObject({ serverSpentMicros: MICROS });
    },
  );

  test('after midnight gives back to the day and the month it was taken from', async () => {
    const { ledger, clock } = stage(MIDNIGHT - 1);
    const [kept, given] = [askOf(), askOf()];
    await ledger.reserve(kept, NO_LIMITS);
    await ledger.reserve(given, NO_LIMITS);
    clock.nowMs = MIDNIGHT;
    const today = askOf();
    await ledger.reserve(today, NO_LIMITS);
    await ledger.end(given.edit, endingOf('cancelled'));
    await ledger.end(kept.edit, endingOf('delivered', { costMicros: '7' }));
    const day = dayOf(MIDNIGHT);
    expect((await ledger.look()).counters).toMatchObject({
      [`person:${SERVER}:${PERSON}:${day - 1} edits`]: 1,
      [`person:${SERVER}:${PERSON}:${day - 1} clipMs`]: 5_000,
      [`person:${SERVER}:${PERSON}:${day} edits`]: 1,
      [`server:${SERVER}:${day - 1} spent`]: 7,
      [`server:${SERVER}:${day} held`]: MICROS,
      'bot:202611 spent': 7,
      'bot:202612 held': MICROS,
    });
  });

  test('of an edit whose day is gone from the store gives nothing back to it', async () => {
    const { ledger } = stage();
    const ask = askOf();
    await ledger.reserve(ask, NO_LIMITS);
    const gone = (await redis().keys('*ledger*')).filter((key) => /:(?:\d+|202611)$/.test(key));
    await redis().del(gone.filter((key) => /person|server|bot/.test(key)));
    expect(await ledger.end(ask.edit, endingOf('delivered'))).toBe(true);
    expect((await ledger.look()).counters).toEqual({ [`cooldown:${SERVER}:${PERSON}`]: NOON });
  });
});

test('the months of the scripts are those of the calendar', async () => {
  const days = Array.from({ length: 80_000 }, (_, n) => n);
  const months = await scriptOf(
    'local all = {} for day = 0, tonumber(ARGV[1]) do all[#all + 1] = ledger_month(day) end return all',
    'base',
    'ledger',
  )(redis(), [keys.ledgerHeld], [days.length - 1]);
  expect(months).toEqual(days.map((day) => monthOf(day * 86_400_000)));
});

test('without a clock of its own it goes by the store’s', async () => {
  const [seconds] = await redis().time();
  const ledger: Ledger = createLedger({ redis: redis() });
  const { nowMs } = await ledger.standing(SERVER, PERSON);
  expect(nowMs).toBeGreaterThanOrEqual(Number(seconds) * 1000);
});
