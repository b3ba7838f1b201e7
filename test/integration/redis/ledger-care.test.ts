import { describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
import { dayOf } from '../../../src/core/ledger.ts';
import { keys } from '../../../src/redis/keys.ts';
import {
  askOf,
  DAY_MS,
  endingOf,
  ledgerOf,
  MICROS,
  NO_LIMITS,
  NOON,
  PERSON,
  SERVER,
} from './ledger-stage.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();

function stage(nowMs = NOON) {
  const clock = { nowMs };
  return { clock, ledger: ledgerOf(redis(), () => clock.nowMs) };
}

describe('an approval', () => {
  const asked = async (ledger: ReturnType<typeof stage>['ledger']) => {
    const ask = askOf({ awaitsApproval: true });
    await ledger.reserve(ask, NO_LIMITS);
    return ask;
  };

  test('moves the reservation to the day and the month it is given on', async () => {
    const { ledger, clock } = stage();
    const { edit } = await asked(ledger);
    clock.nowMs += 2 * DAY_MS;
    expect(await ledger.approve(edit, NO_LIMITS)).toEqual({ kind: 'approved', failure: null });
    expect(await ledger.approve(edit, NO_LIMITS)).toEqual({ kind: 'repeated', failure: null });
    const day = dayOf(NOON) + 2;
    expect((await ledger.look()).counters).toEqual({
      [`person:${SERVER}:${PERSON}:${day} edits`]: 1,
      [`person:${SERVER}:${PERSON}:${day} clipMs`]: 5_000,
      [`running:${SERVER}:${PERSON}`]: edit,
      [`cooldown:${SERVER}:${PERSON}`]: NOON,
      [`server:${SERVER}:${day} held`]: MICROS,
      'bot:202612 held': MICROS,
      held: edit,
    });
    await ledger.end(edit, endingOf('cancelled'));
    const { counters } = await ledger.look();
    expect(counters).toEqual({ [`cooldown:${SERVER}:${PERSON}`]: NOON });
  });

  test('is not held against its own share of the same day', async () => {
    const { ledger } = stage();
    const { edit } = await asked(ledger);
    const caps = { atOnce: 1, dayEdits: 1, dayClipMs: 5_000 };
    const money = { serverDayMicros: MICROS, botMonthMicros: MICROS, cooldownMs: DAY_MS };
    const answer = await ledger.approve(edit, { ...NO_LIMITS, ...caps, ...money });
    expect(answer.kind).toBe('approved');
  });

  test('that today has no room for changes nothing, and can be given later', async () => {
    const { ledger, clock } = stage();
    const { edit } = await asked(ledger);
    clock.nowMs += DAY_MS;
    const other = askOf();
    await ledger.reserve(other, NO_LIMITS);
    const before = await ledger.look();
    const caps = { ...NO_LIMITS, atOnce: 1 };
    const no = { kind: 'refused', failure: failure('limit_at_once', { max: 1 }) };
    expect(await ledger.approve(edit, caps)).toEqual(no);
    expect(await ledger.look()).toEqual(before);
    await ledger.end(other.edit, endingOf('delivered'));
    expect(await ledger.approve(edit, caps)).toMatchObject({ kind: 'approved' });
  });

  test('of what was settled, or never was, finds nothing', async () => {
    const { ledger } = stage();
    const { edit } = await asked(ledger);
    await ledger.end(edit, endingOf('rejected'));
    expect(await ledger.approve(edit, NO_LIMITS)).toEqual({ kind: 'gone', failure: null });
    expect(await ledger.approve('knone', NO_LIMITS)).toEqual({ kind: 'gone', failure: null });
    expect((await ledger.reserve(askOf({ edit }), NO_LIMITS)).kind).toBe('repeated');
  });
});

describe('four fifths of a budget', () => {
  test('are told once in a day and once in a month', async () => {
    const { ledger, clock } = stage(NOON - 2 * DAY_MS);
    const caps = { ...NO_LIMITS, serverDayMicros: 5 * MICROS, botMonthMicros: 10 * MICROS };
    const day = dayOf(clock.nowMs);
    const notice = { kind: 'budget', scope: 'server', serverId: SERVER, capMicros: 5 * MICROS };
    const id = (at: number) => `budget:server:${SERVER}:${at}`;
    await ledger.reserve(askOf({ micros: 4 * MICROS - 1 }), caps);
    expect((await ledger.look()).notices).toEqual({});
    await ledger.reserve(askOf({ micros: 1 }), caps);
    const first = { [id(day)]: { ...notice, usedMicros: 4 * MICROS } };
    expect((await ledger.look()).notices).toEqual(first);

    // The operators have been told.
    await redis().del(keys.notices);
    await ledger.reserve(askOf({ micros: MICROS }), caps);
    expect((await ledger.look()).notices).toEqual({});
    clock.nowMs += DAY_MS;
    await ledger.reserve(askOf({ micros: 4 * MICROS }), caps);
    expect((await ledger.look()).notices).toEqual({
      [id(day + 1)]: { ...notice, usedMicros: 4 * MICROS },
      'budget:bot:202611': {
        kind: 'budget',
        scope: 'bot',
        usedMicros: 9 * MICROS,
        capMicros: 10 * MICROS,
      },
    });
  });

  test('are told when what it cost brings them about, and never of no budget', async () => {
    const { ledger } = stage();
    const ask = askOf();
    await ledger.reserve(ask, { ...NO_LIMITS, botMonthMicros: 2 * MICROS });
    await ledger.end(ask.edit, endingOf('delivered', { costMicros: '1600000' }));
    expect((await ledger.look()).notices).toEqual({
      'budget:bot:202611': {
        kind: 'budget',
        scope: 'bot',
        usedMicros: 1_600_000,
        capMicros: 2 * MICROS,
      },
    });
  });
});

describe('the sweep', () => {
  test('settles what ended or is gone, and lets be what lives', async () => {
    const { ledger } = stage();
    const [gone, failed, live, waits] = [
      askOf(),
      askOf(),
      askOf(),
      askOf({ awaitsApproval: true }),
    ];
    for (const ask of [gone, failed, live, waits]) await ledger.reserve(ask, NO_LIMITS);
    await ledger.vanish(gone.edit);
    await ledger.endQuietly(failed.edit, endingOf('failed', { costMicros: '9', mark: '{}' }));
    expect(await ledger.sweep()).toBe(2);
    expect(await ledger.sweep()).toBe(0);
    expect(await ledger.standing(SERVER, PERSON)).toMatchObject({
      running: 1,
      pending: 1,
      dayEdits: 2,
      serverHeldMicros: 2 * MICROS,
      serverSpentMicros: MICROS + 9,
    });
  });

  test('and the end of an edit meet: settled once, by the ending', async () => {
    const { ledger } = stage();
    const asks = Array.from({ length: 200 }, () => askOf());
    const failed = endingOf('failed', { costMicros: '1' });
    await Promise.all(asks.map(async (ask) => ledger.reserve(ask, NO_LIMITS)));
    await Promise.all(asks.map(async (ask) => ledger.endQuietly(ask.edit, failed)));
    const other = redis().duplicate();
    const ended = asks.map(async (ask) => ledger.end(ask.edit, failed));
    const sweeps = [ledgerOf(other, () => NOON).sweep(), ledger.sweep()];
    const [ends, swept] = await Promise.all([Promise.all(ended), Promise.all(sweeps)]);
    other.disconnect();
    const times = ends.filter(Boolean).length + swept.reduce((a, b) => a + b, 0);
    expect(times).toBe(200);
    expect((await ledger.standing(SERVER, PERSON)).serverSpentMicros).toBe(200);
    expect(await ledger.reckon()).toEqual([]);
  });

  test('forgets an entry that has no reservation', async () => {
    const { ledger } = stage();
    await redis().zadd(keys.ledgerHeld, NOON, 'knone');
    expect(await ledger.sweep()).toBe(0);
    expect(await redis().zcard(keys.ledgerHeld)).toBe(0);
  });
});

describe('lines', () => {
  test('of one edit, the newest first', async () => {
    const { ledger, clock } = stage();
    const ask = askOf({ awaitsApproval: true });
    await ledger.reserve(ask, NO_LIMITS);
    await ledger.reserve(askOf(), NO_LIMITS);
    clock.nowMs += DAY_MS;
    await ledger.approve(ask.edit, NO_LIMITS);
    await ledger.end(ask.edit, endingOf('unknown_outcome', { costMicros: '5' }));
    const day = dayOf(NOON);
    const line = { editId: ask.edit, serverId: SERVER, userId: PERSON, clipMs: 5_000 };
    const today = { ...line, atMs: NOON + DAY_MS, day: day + 1, micros: MICROS, pending: false };
    expect(await ledger.lines(9, ask.edit)).toEqual([
      { ...today, op: 'settle', dayBefore: day + 1, spentMicros: 5, back: true },
      { ...today, op: 'approve', dayBefore: day, spentMicros: 0, back: false },
      {
        ...today,
        op: 'reserve',
        atMs: NOON,
        day,
        dayBefore: day,
        spentMicros: 0,
        back: false,
        pending: true,
      },
    ]);
    expect(await ledger.lines(2)).toHaveLength(2);
  });

  test('are found behind any number of others', async () => {
    const { ledger } = stage();
    const ask = askOf();
    await ledger.reserve(ask, NO_LIMITS);
    const others = Array.from({ length: 1_100 }, async () => ledger.reserve(askOf(), NO_LIMITS));
    await Promise.all(others);
    expect(await ledger.lines(5, ask.edit)).toMatchObject([{ editId: ask.edit, op: 'reserve' }]);
    expect(await ledger.lines(1_050)).toHaveLength(1_050);
  });

  test('go when they are older than anything they would be added up for', async () => {
    const { ledger } = stage();
    const adding = redis().pipeline();
    for (let n = 1; n <= 300; n += 1) adding.xadd(keys.ledgerLines, `${n}-1`, 'op', 'old');
    await adding.exec();
    await ledger.reserve(askOf(), NO_LIMITS);
    // In whole blocks of the stream, as `~` says.
    expect(await redis().xlen(keys.ledgerLines)).toBeLessThan(102);
    expect(await ledger.lines(1)).toMatchObject([{ op: 'reserve' }]);
  });
});

describe('keeping', () => {
  test('what is held stays, and all else goes by itself', async () => {
    const { ledger } = stage();
    const [runs, waits] = [askOf(), askOf({ awaitsApproval: true })];
    await ledger.reserve(runs, NO_LIMITS);
    await ledger.reserve(waits, NO_LIMITS);
    const lasting = async (): Promise<string[]> => {
      const names = await redis().keys('*');
      const left = await Promise.all(names.map(async (name) => redis().pttl(name)));
      return names.filter((_, at) => (left[at] ?? 0) < 39 * DAY_MS).toSorted();
    };
    expect(await lasting()).toEqual(
      [
        keys.edit(runs.edit),
        keys.edit(waits.edit),
        keys.ledgerHeld,
        keys.ledgerLines,
        `{kling}:ledger:pending:${SERVER}:${PERSON}`,
        `{kling}:ledger:running:${SERVER}:${PERSON}`,
        `{kling}:reservation:${runs.edit}`,
        `{kling}:reservation:${waits.edit}`,
      ].toSorted(),
    );
    for (const { edit } of [runs, waits]) {
      await ledger.end(edit, endingOf('cancelled'));
      await ledger.vanish(edit);
    }
    expect(await lasting()).toEqual([keys.ledgerLines]);
  });

  test('a reckoning names each figure that is not what the reservations make', async () => {
    const { ledger, clock } = stage();
    const ask = askOf();
    await ledger.reserve(ask, NO_LIMITS);
    expect(await ledger.reckon()).toEqual([]);
    const day = dayOf(NOON);
    await redis().hincrby(`{kling}:ledger:person:${SERVER}:${PERSON}:${day}`, 'edits', 1);
    await redis().hincrby(`{kling}:ledger:server:${SERVER}:${day}`, 'held', -5);
    await redis().hincrby('{kling}:ledger:bot:202611', 'spent', 3);
    await redis().sadd(`{kling}:ledger:running:${SERVER}:9`, 'kx');
    await redis().zrem(keys.ledgerHeld, ask.edit);
    const found = await ledger.reckon();
    expect(found.toSorted((a, b) => a.what.localeCompare(b.what))).toEqual([
      { what: 'ledger:bot:202611 spent', stored: '3', reckoned: '' },
      { what: 'ledger:held', stored: '', reckoned: ask.edit },
      { what: `ledger:person:${SERVER}:${PERSON}:${day} edits`, stored: '2', reckoned: '1' },
      { what: `ledger:running:${SERVER}:9`, stored: 'kx', reckoned: '' },
      { what: `ledger:server:${SERVER}:${day} held`, stored: '999995', reckoned: '1000000' },
    ]);
    // Of a day as old as settled reservations are kept, some may be gone: only what is held now can be checked.
    clock.nowMs += 60 * DAY_MS;
    const later = await ledger.reckon();
    expect(later.map(({ what }) => what).toSorted()).toEqual([
      'ledger:held',
      `ledger:running:${SERVER}:9`,
    ]);
  });
});
