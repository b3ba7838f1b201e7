import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
import {
  dayEndsAtMs,
  dayOf,
  monthEndsAtMs,
  monthOf,
  refusalFor,
  SETTLEMENTS,
  type Ask,
  type Standing,
} from '../../../src/core/ledger.ts';
import type { Caps } from '../../../src/core/limits.ts';
import { EDIT_STATES, isEnding } from '../../../src/core/states.ts';
import { runs } from '../../support/heavy.ts';

const NOW = Date.UTC(2026, 11, 31, 12);
const MIDNIGHT = Date.UTC(2027, 0, 1);
const EMPTY: Standing = {
  nowMs: NOW,
  running: 0,
  pending: 0,
  lastAcceptedMs: null,
  dayEdits: 0,
  dayClipMs: 0,
  serverHeldMicros: 0,
  serverSpentMicros: 0,
  botHeldMicros: 0,
  botSpentMicros: 0,
};
const NO_LIMITS: Caps = {
  atOnce: 0,
  cooldownMs: 0,
  dayEdits: 0,
  dayClipMs: 0,
  serverDayMicros: 0,
  botMonthMicros: 0,
  pendingApprovals: 0,
};
const ASK: Ask = { clipMs: 5_000, micros: 1_050_000, awaitsApproval: false };
const WAITING: Ask = { ...ASK, awaitsApproval: true };

describe('days and months', () => {
  test.each([
    [Date.UTC(1970, 0, 1), 0, 197001],
    [Date.UTC(2026, 10, 30, 23, 59, 59, 999), 20_787, 202611],
    [Date.UTC(2026, 11, 1), 20_788, 202612],
    [Date.UTC(2028, 1, 29), 21_243, 202802],
    [Date.UTC(2028, 2, 1), 21_244, 202803],
  ])('%d is day %d and month %d', (ms, day, month) => {
    expect([dayOf(ms), monthOf(ms)]).toEqual([day, month]);
  });

  test('end with their last millisecond, and the next begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2150, 0) }), (ms) => {
        const [day, month] = [dayEndsAtMs(ms), monthEndsAtMs(ms)];
        expect(day).toBeGreaterThan(ms);
        expect(month).toBeGreaterThanOrEqual(day);
        expect([dayOf(day - 1), dayOf(day)]).toEqual([dayOf(ms), dayOf(ms) + 1]);
        expect(monthOf(month - 1)).toBe(monthOf(ms));
        expect(monthOf(month)).toBe(monthOf(ms) + (monthOf(ms) % 100 === 12 ? 89 : 1));
        expect(new Date(month).toISOString()).toMatch(/-01T00:00:00.000Z$/);
      }),
    );
  });
});

describe('a reservation', () => {
  test('that nothing limits is never refused', () => {
    const full = {
      ...EMPTY,
      running: 1e9,
      pending: 1e9,
      lastAcceptedMs: NOW,
      dayEdits: 1e9,
      dayClipMs: 1e9,
      serverHeldMicros: 1e12,
      botSpentMicros: 1e12,
    };
    expect(refusalFor(full, NO_LIMITS, ASK)).toBeNull();
    expect(refusalFor(full, NO_LIMITS, WAITING)).toBeNull();
  });

  test.each([
    ['running', { running: 1 }, { running: 2 }, { atOnce: 2 }, ASK],
    ['pending', { pending: 1 }, { pending: 2 }, { pendingApprovals: 2 }, WAITING],
    ['edits', { dayEdits: 9 }, { dayEdits: 10 }, { dayEdits: 10 }, ASK],
    ['clip', { dayClipMs: 55_000 }, { dayClipMs: 55_001 }, { dayClipMs: 60_000 }, ASK],
    [
      'the server’s money',
      { serverHeldMicros: 50_000, serverSpentMicros: 900_000 },
      { serverHeldMicros: 50_001, serverSpentMicros: 900_000 },
      { serverDayMicros: 2_000_000 },
      ASK,
    ],
    [
      'the bot’s money',
      { botHeldMicros: 900_000, botSpentMicros: 50_000 },
      { botHeldMicros: 900_000, botSpentMicros: 50_001 },
      { botMonthMicros: 2_000_000 },
      WAITING,
    ],
    [
      'the cool-down',
      { lastAcceptedMs: NOW - 30_000 },
      { lastAcceptedMs: NOW - 29_999 },
      { cooldownMs: 30_000 },
      WAITING,
    ],
  ])('%s: the last that fits fits, and the next does not', (_name, fits, over, limits, ask) => {
    const caps = { ...NO_LIMITS, ...limits };
    expect(refusalFor({ ...EMPTY, ...fits }, caps, ask)).toBeNull();
    expect(refusalFor({ ...EMPTY, ...over }, caps, ask)).not.toBeNull();
  });

  test('that waits for a moderator is not counted among those running, nor the other way round', () => {
    const full = { ...EMPTY, running: 2, pending: 3 };
    expect(refusalFor({ ...full, pending: 0 }, { ...NO_LIMITS, atOnce: 2 }, WAITING)).toBeNull();
    expect(refusalFor(full, { ...NO_LIMITS, pendingApprovals: 3 }, ASK)).toBeNull();
  });

  test('is told the limit that frees last, of all that it passes, with what is left of it', () => {
    const caps: Caps = {
      atOnce: 1,
      cooldownMs: 30_000,
      dayEdits: 1,
      dayClipMs: 7_000,
      serverDayMicros: 1_500_000,
      botMonthMicros: 1_000_000,
      pendingApprovals: 1,
    };
    const full: Standing = {
      ...EMPTY,
      running: 1,
      pending: 1,
      lastAcceptedMs: NOW - 1,
      dayEdits: 1,
      dayClipMs: 5_000,
      serverHeldMicros: 1_000_000,
    };
    const answers = [];
    for (const freed of [
      { botMonthMicros: 0 },
      { serverDayMicros: 0 },
      { dayEdits: 0 },
      { dayClipMs: 0 },
      { atOnce: 0 },
      { cooldownMs: 0 },
    ]) {
      answers.push(refusalFor(full, caps, ASK));
      Object.assign(caps, freed);
    }
    expect(answers).toEqual([
      failure('limit_bot_month', { freesAtMs: MIDNIGHT }),
      failure('limit_server_day', {
        leftMicros: 500_000,
        neededMicros: 1_050_000,
        freesAtMs: MIDNIGHT,
      }),
      failure('limit_day_edits', { max: 1, freesAtMs: MIDNIGHT }),
      failure('limit_day_clip', {
        leftMs: 2_000,
        clipMs: 5_000,
        maxMs: 7_000,
        freesAtMs: MIDNIGHT,
      }),
      failure('limit_at_once', { max: 1 }),
      failure('limit_cooldown', { freesAtMs: NOW + 29_999 }),
    ]);
    expect(refusalFor(full, caps, ASK)).toBeNull();
    expect(refusalFor(full, { ...caps, cooldownMs: 30_000 }, WAITING)).toEqual(
      failure('limit_pending', { max: 1 }),
    );
  });

  test('says that nothing is left, not less, where a cost or a lowered budget passed the cap', () => {
    const standing = { ...EMPTY, serverSpentMicros: 9_000_000, dayClipMs: 90_000 };
    expect(refusalFor(standing, { ...NO_LIMITS, serverDayMicros: 5_000_000 }, ASK)).toMatchObject({
      facts: { leftMicros: 0 },
    });
    expect(refusalFor(standing, { ...NO_LIMITS, dayClipMs: 60_000 }, ASK)).toMatchObject({
      facts: { leftMs: 0 },
    });
  });

  test('of any sizes is refused exactly when one of the sums is over its cap', () => {
    const few = fc.nat(6);
    const standing = fc.record({
      nowMs: fc.constant(NOW),
      running: few,
      pending: few,
      lastAcceptedMs: fc.option(few.map((ago) => NOW - ago)),
      dayEdits: few,
      dayClipMs: few,
      serverHeldMicros: few,
      serverSpentMicros: few,
      botHeldMicros: few,
      botSpentMicros: few,
    });
    const caps = fc.record({
      atOnce: few,
      cooldownMs: few,
      dayEdits: few,
      dayClipMs: few,
      serverDayMicros: fc.nat(12),
      botMonthMicros: fc.nat(12),
      pendingApprovals: few,
    });
    const ask = fc.record({ clipMs: few, micros: few, awaitsApproval: fc.boolean() });
    fc.assert(
      fc.property(standing, caps, ask, (s, cap, a) => {
        const sums = [
          [s.botHeldMicros + s.botSpentMicros + a.micros, cap.botMonthMicros],
          [s.serverHeldMicros + s.serverSpentMicros + a.micros, cap.serverDayMicros],
          [s.dayEdits + 1, cap.dayEdits],
          [s.dayClipMs + a.clipMs, cap.dayClipMs],
          a.awaitsApproval ? [s.pending + 1, cap.pendingApprovals] : [s.running + 1, cap.atOnce],
        ] as const;
        const isOver = sums.some(([sum, limit]) => limit !== 0 && sum > limit);
        const isHot = s.lastAcceptedMs !== null && NOW - s.lastAcceptedMs < cap.cooldownMs;
        expect(refusalFor(s, cap, a) !== null).toBe(isOver || isHot);
      }),
      { numRuns: runs(1_000) },
    );
  });
});

describe('settlements', () => {
  test('there is one for every ending, and for no other state', () => {
    const endings = EDIT_STATES.filter((state) => isEnding(state));
    expect(Object.keys(SETTLEMENTS).toSorted()).toEqual(endings.toSorted());
  });

  test('who never reached the provider and did not get a clip has everything back', () => {
    for (const state of ['cancelled', 'rejected'] as const) {
      expect(SETTLEMENTS[state].untaken).toEqual({ person: 'back', money: 'back' });
    }
    expect(SETTLEMENTS.failed.untaken).toEqual({ person: 'back', money: 'cost' });
  });

  test('what the provider may have taken stays spent in money, except for a failure without a cost', () => {
    for (const [state, { taken }] of Object.entries(SETTLEMENTS)) {
      expect(taken.money).toBe(state === 'failed' ? 'cost' : 'cost_or_estimate');
    }
    expect(SETTLEMENTS.unknown_outcome.taken.person).toBe('back');
    expect(SETTLEMENTS.delivered.taken.person).toBe('keep');
  });
});
