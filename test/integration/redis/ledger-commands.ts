import fc from 'fast-check';
import { expect } from 'vitest';

import {
  dayEndsAtMs,
  monthEndsAtMs,
  SETTLEMENTS,
  type SettledState,
} from '../../../src/core/ledger.ts';
import type { Caps } from '../../../src/core/limits.ts';
import type { LedgerModel } from './ledger-model.ts';
import {
  DAY_MS,
  type Answer,
  type Ending,
  type LedgerAsk,
  type LedgerOfTest,
} from './ledger-stage.ts';
import { countersOfLines } from './ledger-tally.ts';

const SERVERS = ['700', '701'];
const PEOPLE = ['80', '81', '82'];
const EDITS = Array.from({ length: 16 }, (_, at) => `k${at}`);
const MINUTE_MS = 60_000;

/** A certain edit, or one of those it would mean most for: the n-th of them. */
interface Pick {
  edit: string;
  of: 'any' | 'held' | 'pending';
  nth: number;
}

export interface Real {
  ledger: LedgerOfTest;
  /** The store's clock in this run. */
  clock: { nowMs: number };
  /** How often each answer came: a run that never meets a limit proves nothing. */
  seen: Map<string, number>;
}

type Command = fc.AsyncCommand<LedgerModel, Real>;

const count = ({ seen }: Real, what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);

const PAIRS = SERVERS.flatMap((server) => PEOPLE.map((person) => [server, person] as const));

/** The store says what the model says. What is sent before this is done before this. */
async function compare(model: LedgerModel, { ledger }: Real): Promise<void> {
  expect(await ledger.look(PAIRS)).toEqual({
    counters: model.counters(),
    notices: model.notices,
    standings: PAIRS.map(([server, person]) => model.standing(server, person)),
  });
}

/** The store agrees with itself: what a run did wrong in its lines or its reservations is still there at its end. */
export async function expectSound(model: LedgerModel, real: Real): Promise<void> {
  const [, lines, differences] = await Promise.all([
    compare(model, real),
    real.ledger.lines(1_000),
    real.ledger.reckon(),
  ]);
  expect(countersOfLines(lines.toReversed())).toEqual(model.counters());
  expect(differences).toEqual([]);
}

/** After a reservation or an approval: no cap is passed that it was held against. */
function expectWithinCaps(model: LedgerModel, { server, person }: LedgerAsk, caps: Caps): void {
  const standing = model.standing(server, person);
  const within = (used: number, cap: number): unknown =>
    cap > 0 && expect(used).toBeLessThanOrEqual(cap);
  within(standing.botHeldMicros + standing.botSpentMicros, caps.botMonthMicros);
  within(standing.serverHeldMicros + standing.serverSpentMicros, caps.serverDayMicros);
  within(standing.dayEdits, caps.dayEdits);
  within(standing.dayClipMs, caps.dayClipMs);
}

function picked(model: LedgerModel, { edit, of, nth }: Pick): string {
  const edits = of === 'any' ? [] : model.open(of === 'pending');
  return edits[nth % Math.max(1, edits.length)] ?? edit;
}

/** A call whose first answer may be lost, so that it is made again. */
async function twice<T>(times: number, call: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, call));
}

const tallied = (real: Real, what: string, { kind, failure }: Answer): unknown =>
  count(real, failure ? `${what} ${failure.code}` : `${what} ${kind}`);

function reserve(ask: LedgerAsk, caps: Caps, times: number): Command {
  return {
    check: () => true,
    toString: () => `reserve(${JSON.stringify({ ...ask, caps, times })})`,
    run: async (model, real) => {
      const answers = twice(times, async () => real.ledger.reserve(ask, caps));
      const expected = Array.from({ length: times }, () => model.reserve(ask, caps));
      if (expected[0]?.kind === 'reserved') expectWithinCaps(model, ask, caps);
      await Promise.all([answers, compare(model, real)]);
      expect(await answers).toEqual(expected);
      for (const answer of expected) tallied(real, 'reserve', answer);
    },
  };
}

function approve(pick: Pick, caps: Caps, times: number): Command {
  return {
    check: () => true,
    toString: () => `approve(${JSON.stringify({ ...pick, caps, times })})`,
    run: async (model, real) => {
      const edit = picked(model, pick);
      const answers = twice(times, async () => real.ledger.approve(edit, caps));
      const expected = Array.from({ length: times }, () => model.approve(edit, caps));
      await Promise.all([answers, compare(model, real)]);
      expect(await answers).toEqual(expected);
      for (const answer of expected) tallied(real, 'approve', answer);
    },
  };
}

function end(pick: Pick, ending: Ending, times: number): Command {
  return {
    check: () => true,
    toString: () => `end(${JSON.stringify({ ...pick, ...ending, times })})`,
    run: async (model, real) => {
      const edit = picked(model, pick);
      const answers = twice(times, async () => real.ledger.end(edit, ending));
      const expected = Array.from({ length: times }, () => model.end(edit, ending));
      await Promise.all([answers, compare(model, real)]);
      expect(await answers).toEqual(expected);
      count(real, `end ${ending.state} ${expected[0] ?? false}`);
    },
  };
}

/** What must not happen and might: an edit that is gone, or has ended, and still holds its reservation. */
function lose(pick: Pick, ending: Ending | null): Command {
  return {
    check: () => true,
    toString: () => `lose(${JSON.stringify({ ...pick, ...ending })})`,
    run: async (model, real) => {
      const edit = picked(model, pick);
      if (ending) model.endQuietly(edit, ending);
      else model.vanish(edit);
      const lost = ending ? real.ledger.endQuietly(edit, ending) : real.ledger.vanish(edit);
      await Promise.all([lost, compare(model, real)]);
    },
  };
}

const sweep: Command = {
  check: () => true,
  toString: () => 'sweep()',
  run: async (model, real) => {
    // Several processes sweep at once: each reservation is settled by one of them.
    const settled = await Promise.all([real.ledger.sweep(), real.ledger.sweep()]);
    const expected = model.sweep();
    expect(settled[0] + settled[1]).toBe(expected);
    count(real, `sweep ${expected > 0 ? 'some' : 'none'}`);
    await compare(model, real);
  },
};

function wait(until: (nowMs: number) => number, name: string): Command {
  return {
    check: () => true,
    toString: () => `wait(${name})`,
    run: async (model, real) => {
      model.nowMs = until(model.nowMs);
      real.clock.nowMs = model.nowMs;
      await compare(model, real);
    },
  };
}

const MICROS = 1_050_000;
export const USUAL: Caps = {
  atOnce: 2,
  cooldownMs: 30_000,
  dayEdits: 4,
  dayClipMs: 20_000,
  serverDayMicros: 5 * MICROS,
  botMonthMicros: 9 * MICROS,
  pendingApprovals: 2,
};
/** Round the sums that occur: met exactly, missed by one, and none at all. */
const money = (times: number) =>
  fc.constantFrom(0, times * MICROS - 1, times * MICROS, 2 * times * MICROS);
const tight: fc.Arbitrary<Caps> = fc.record({
  atOnce: fc.nat(2),
  cooldownMs: fc.constantFrom(0, 0, 1, 30_000, DAY_MS),
  dayEdits: fc.nat(3),
  dayClipMs: fc.constantFrom(0, 9_999, 10_000, 20_000),
  serverDayMicros: money(2),
  botMonthMicros: fc.oneof(fc.constant(0), money(4)),
  pendingApprovals: fc.nat(2),
});
const caps: fc.Arbitrary<Caps> = fc.oneof(
  fc.constant(USUAL),
  fc.constant({ ...USUAL, cooldownMs: 0, atOnce: 0, dayEdits: 0, dayClipMs: 0 }),
  tight,
);
const ask: fc.Arbitrary<LedgerAsk> = fc.record({
  edit: fc.constantFrom(...EDITS),
  server: fc.constantFrom(...SERVERS),
  person: fc.constantFrom(...PEOPLE),
  clipMs: fc.constantFrom(3_000, 5_000, 10_000),
  micros: fc.constantFrom(MICROS, MICROS, 2 * MICROS, 1, 0),
  awaitsApproval: fc.constantFrom(true, true, false),
});
const pick = (...of: Pick['of'][]): fc.Arbitrary<Pick> =>
  fc.record({ edit: fc.constantFrom(...EDITS), of: fc.constantFrom(...of), nth: fc.nat(9) });
const times = fc.constantFrom(1, 1, 2);
const had = fc.constantFrom('', '', 'x');
const ending: fc.Arbitrary<Ending> = fc.record({
  state: fc.constantFrom(...(Object.keys(SETTLEMENTS) as SettledState[])),
  mark: had,
  requestId: had,
  outputUrl: had,
  costMicros: fc.constantFrom('', '', '0', '1', '700000', '1300001'),
});

export const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.tuple(ask, caps, times).map(([one, cap, n]) => reserve(one, cap, n)),
  fc.tuple(ask, caps, times).map(([one, cap, n]) => reserve(one, cap, n)),
  fc.tuple(ask, fc.constant(USUAL), times).map(([one, cap, n]) => reserve(one, cap, n)),
  fc
    .tuple(pick('any', 'pending', 'pending', 'pending'), tight, times)
    .map(([one, cap, n]) => approve(one, cap, n)),
  fc.tuple(pick('any', 'held'), ending, times).map(([one, how, n]) => end(one, how, n)),
  fc.tuple(pick('any', 'held'), fc.option(ending)).map(([one, how]) => lose(one, how)),
  fc.constant(sweep),
  fc.oneof(
    // Right round the end of a cool-down.
    fc.constantFrom(1, 29_999, 30_000).map((ms) => wait((now) => now + ms, `${ms} ms`)),
    fc.integer({ min: 1, max: 90 }).map((m) => wait((now) => now + m * MINUTE_MS, `${m} min`)),
    fc.integer({ min: 1, max: 3 }).map((d) => wait((now) => now + d * DAY_MS, `${d} days`)),
    fc.constantFrom(-1, 0).map((ms) => wait((now) => dayEndsAtMs(now + 1) + ms, `midnight ${ms}`)),
    fc.constantFrom(-1, 0).map((ms) => wait((now) => monthEndsAtMs(now + 1) + ms, `month ${ms}`)),
  ),
];
