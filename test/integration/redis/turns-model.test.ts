import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { runs } from '../../support/heavy.ts';
import { LineModel, type Waiting } from '../../support/line-model.ts';
import { unfairness, type Event } from './fair-turns.ts';
import { placesOf, play, type Step } from './line-stage.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();
const START = 1_700_000_000_000;
const NO_END = 1_000_000;
/** As `lua/lib/turns.lua` has them. */
const LATELY_MS = 900_000;
const HORIZONS = [1, 2, 4, 8, 16, 32, 64].map((minutes) => minutes * 60_000);

/** What may happen, with free choices; which edit it happens to is chosen when it does. */
const choice = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      server: fc.nat(4),
      person: fc.nat(3),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('next' as const), waitMs: fc.nat(20_000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('free' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), pick: fc.nat() }) },
);

const scene = fc.record({
  slots: fc.integer({ min: 1, max: 6 }),
  perMinute: fc.integer({ min: 1, max: 12 }),
  choices: fc.array(choice, { maxLength: 90, size: 'max' }),
});

interface Logged extends Event {
  edit: Waiting;
}

/** Plays a scene in the store and in the model at once, step by step as the model says what is where. */
function plan({
  slots,
  perMinute,
  choices,
}: typeof scene extends fc.Arbitrary<infer T> ? T : never) {
  const model = new LineModel();
  const all: Waiting[] = [];
  const running: string[] = [];
  const submits: number[] = [];
  const joined: { atMs: number; edit: Waiting }[] = [];
  const steps: Step[] = [];
  const expected: unknown[] = [];
  const log: Logged[] = [];
  const waiting = () => model.order().toSorted();
  let now = START;
  const step = (one: Step, answer: unknown) => {
    steps.push(one);
    expected.push(answer);
  };
  const note = (kind: Event['kind'], id: string | undefined) => {
    const edit = all.find((one) => one.id === id);
    if (edit) log.push({ kind, who: edit.server, edit });
  };
  for (const one of choices) {
    if (one.do === 'join') {
      const edit = { id: `k${all.length}`, server: `s${one.server}`, person: `p${one.person}` };
      all.push(edit);
      joined.push({ atMs: now, edit });
      model.join(edit);
      step({ do: 'join', now, edit }, true);
      note('join', edit.id);
    } else if (one.do === 'next') {
      now += one.waitMs;
      const recent = submits.filter((at) => at > now - 60_000).length;
      const taken = running.length < slots && recent < perMinute ? model.take() : null;
      step({ do: 'next', now, slots, perMinute }, taken?.id ?? null);
      if (taken) {
        running.push(taken.id);
        submits.push(now);
        note('start', taken.id);
      }
    } else if (one.do === 'free') {
      const [id] = running.splice(one.pick % Math.max(1, running.length), 1);
      if (id !== undefined) step({ do: 'free', id }, true);
    } else if (one.do === 'leave') {
      const ids = waiting();
      const id = ids[one.pick % Math.max(1, ids.length)];
      if (id === undefined) continue;
      model.leave(id);
      step({ do: 'leave', id }, true);
      step({ do: 'leave', id }, false);
      note('leave', id);
    } else {
      // What is in the line or at the provider is not put into the line again.
      const known = all.filter(({ id }) => waiting().includes(id) || running.includes(id));
      const edit = known[one.pick % Math.max(1, known.length)];
      if (edit) step({ do: 'join', now, edit }, false);
    }
  }
  return { steps, expected, log, all, running, now, left: model.order(), submits, model, joined };
}

const peopleOf = (log: readonly Logged[], server: string): Event[] =>
  log.filter(({ who }) => who === server).map(({ kind, edit }) => ({ kind, who: edit.person }));

/** Takes everything that waits, with nothing in the way. */
async function drain(count: number, now: number): Promise<unknown[]> {
  const next = { do: 'next', now, slots: NO_END, perMinute: NO_END } as const;
  return play(
    redis(),
    Array.from({ length: count + 1 }, () => next),
  );
}

const fairness = (log: readonly Logged[]): string[] => [
  ...unfairness(log),
  ...['s0', 's1', 's2', 's3', 's4'].flatMap((server) => unfairness(peopleOf(log, server))),
];

describe('any history of arrivals, turns, frees and leaves', () => {
  const check = async (property: (played: ReturnType<typeof plan>) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(scene, async (one) => {
        await redis().flushdb();
        const played = plan(one);
        await property(played);
      }),
      // A counterexample that is still being made smaller is said, not timed out.
      { numRuns: runs(120), interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );

  test('goes as the model goes, and neither slots nor rate are passed', async () => {
    await check(async ({ steps, expected }) => {
      expect(await play(redis(), steps)).toEqual(expected);
    });
  }, 90_000);

  test('is fair as P7 says, and first come first served for each person', async () => {
    await check(async ({ steps, all, now, left }) => {
      const answers = await play(redis(), steps);
      const drained = await drain(left.length, now);
      const byId = new Map(all.map((edit) => [edit.id, edit]));
      const log = logOf(steps, answers, drained, byId);
      expect(fairness(log)).toEqual([]);
      for (const edit of all) {
        const starts = log.filter((e) => e.kind === 'start' && samePerson(e.edit, edit));
        const numbers = starts.map((e) => Number(e.edit.id.slice(1)));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        const ends = log.filter((e) => e.kind !== 'join' && e.edit.id === edit.id);
        expect(ends).toHaveLength(1);
      }
    });
  }, 90_000);

  test('every place is the one at which it is then taken, and what it may become follows from who came lately', async () => {
    await check(async ({ steps, all, now, left, model, joined }) => {
      await play(redis(), steps);
      const ids = all.map(({ id }) => id);
      const { places, later, upcoming } = await placesOf(redis(), ids, now);
      for (const { id, places: then } of later) {
        const expected = HORIZONS.map((inMs) =>
          model.placeAfter(id, lately(joined, now), LATELY_MS, inMs),
        );
        expect(then.map((one) => one.toFixed(6))).toEqual(expected.map((one) => one.toFixed(6)));
      }
      const drained = (await drain(left.length, now)).filter((id) => id !== null);
      expect(upcoming).toEqual(drained);
      const expected = ids.map((id) => (drained.includes(id) ? drained.indexOf(id) + 1 : null));
      expect(places).toEqual(expected);
    });
  }, 90_000);

  test('leaves nothing behind', async () => {
    await check(async ({ steps, all, now, left: waiting }) => {
      await play(redis(), steps);
      await drain(waiting.length, now);
      await play(
        redis(),
        all.map(({ id }) => ({ do: 'free', id }) as const),
      );
      const ours = /^\{kling\}:(submits|arrivals|turns:(?!seq$))/;
      const there = (await redis().keys('{kling}:*')).filter((name) => ours.test(name));
      const lives = await Promise.all(there.map(async (name) => redis().pttl(name)));
      expect(there.filter((_, at) => (lives[at] ?? -1) <= 0)).toEqual([]);
      const kept = /^\{kling\}:(submits|arrivals|turns:.*:served)$/;
      expect(there.filter((name) => !kept.test(name))).toEqual([]);
    });
  }, 90_000);
});

const lately = (joined: readonly { atMs: number; edit: Waiting }[], now: number): Waiting[] =>
  joined.filter(({ atMs }) => now - atMs < LATELY_MS).map(({ edit }) => edit);

const samePerson = (a: Waiting, b: Waiting): boolean =>
  a.server === b.server && a.person === b.person;

/** What the store did, from its own answers. */
function logOf(
  steps: readonly Step[],
  answers: readonly unknown[],
  drained: readonly unknown[],
  byId: ReadonlyMap<string, Waiting>,
): Logged[] {
  const event = (kind: Event['kind'], id: unknown): Logged[] => {
    const edit = byId.get(String(id));
    return edit ? [{ kind, who: edit.server, edit }] : [];
  };
  const played = steps.flatMap((step, at) => {
    if (step.do === 'join') return answers[at] === true ? event('join', step.edit.id) : [];
    if (step.do === 'leave') return answers[at] === true ? event('leave', step.id) : [];
    return step.do === 'next' ? event('start', answers[at]) : [];
  });
  return [...played, ...drained.flatMap((id) => event('start', id))];
}

describe('the check for fairness', () => {
  const events = (text: string): Event[] =>
    text.split(' ').map((word) => ({
      kind: word.startsWith('+') ? 'join' : word.startsWith('-') ? 'leave' : 'start',
      who: word.slice(-1),
    }));

  test.each([
    ['first come first served', '+a +a +a +b a a a b'],
    ['twice while another waits', '+a +b +b b b a'],
    ['went and came back, and passed one who waits', '+a +b +c a +a a b c'],
    ['served again before one that came meanwhile', '+a +a +a +a a a +b a b a'],
  ])('%s is not fair', (_name, text) => {
    expect(unfairness(events(text))).not.toEqual([]);
  });

  test.each([
    ['in turn', '+a +a +a +b a b a a'],
    ['came late and is next', '+a +a +a +a a a +b b a a'],
    ['nobody else has work', '+a +b a b +a a +a a +b b'],
    ['left before its turn', '+a +a +b a -b a'],
  ])('%s is fair', (_name, text) => {
    expect(unfairness(events(text))).toEqual([]);
  });
});
