import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EDIT_STATES } from '../../../src/core/states.ts';
import { setLevels } from '../../../src/ops/levels.ts';
import { createMeter, type Meter } from '../../../src/ops/meter.ts';
import type { Stock } from '../../../src/ops/stock.ts';
import { ERROR_CODES } from '../../../src/queue/outcome.ts';
import { METRIC_LABELS } from './metric-labels.ts';
import { seriesOf } from './series.ts';

const meterOf = (): Meter => createMeter({ role: 'worker', codes: ERROR_CODES });
const seen = async (meter: Meter) => seriesOf(await meter.text());

const STOCK: Stock = {
  open: new Map(EDIT_STATES.map((state, at) => [state, at])),
  waiting: { generate: { edits: 3, oldestMs: 90_500 }, deliver: { edits: 0, oldestMs: 0 } },
  slotsBusy: 2,
  month: { spentMicros: 12_500_000, heldMicros: 1_250_000 },
  pause: 'credits',
  memoryBytes: 1_000,
  memoryLimitBytes: 0,
};
const BOUNDS = { slots: 20, botMonthMicros: 20_000_000 };
const READY = { ready: true, checks: { running: true, redis: true, generate: false } };

/** Everything that counts, and the name it has at `/metrics`. */
const COUNTERS = {
  answers: 'kling_interactions_total',
  acceptances: 'kling_acceptances_total',
  refusals: 'kling_refusals_total',
  moves: 'kling_edit_moves_total',
  endings: 'kling_edit_endings_total',
  stepFailures: 'kling_step_failures_total',
  deliveries: 'kling_deliveries_total',
  told: 'kling_told_total',
  spent: 'kling_spent_dollars_total',
  returned: 'kling_returned_dollars_total',
  refunds: 'kling_refunds_total',
  calls: 'kling_provider_calls_total',
} as const satisfies Partial<Record<keyof Meter, string>>;
const TIMERS = {
  answerTime: 'kling_answer_seconds',
  callTime: 'kling_provider_call_seconds',
  generationTime: 'kling_generation_seconds',
} as const satisfies Partial<Record<keyof Meter, string>>;

/** A counter or timer, for labels that only a test knows. */
function recorder(meter: Meter, name: keyof typeof COUNTERS | keyof typeof TIMERS) {
  return meter[name] as (values: Record<string, string>, by: number) => void;
}

const NAMES = Object.keys({ ...COUNTERS, ...TIMERS }) as (keyof typeof COUNTERS)[];
const LABELS = ['answer', 'outcome', 'code', 'to', 'state', 'queue', 'way', 'sent_as', 'call'];

/** Words that are no label value, and some that are names of what every object has. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'other',
    'constructor',
    '__proto__',
    'https://cdn.example/a?hm=1',
    '123456789012345678',
  ),
);

describe('labels', () => {
  test('hold nothing but what is listed, whatever is said', async () => {
    const meter = meterOf();
    const before = await seen(meter);
    const labels = fc.record(Object.fromEntries(LABELS.map((name) => [name, anything])));
    fc.assert(
      fc.property(labels, fc.double(), (values, by) => {
        for (const name of NAMES) recorder(meter, name)(values, by);
      }),
      { numRuns: 300 },
    );
    const added = Object.keys(await seen(meter)).filter((series) => !(series in before));
    // Every one of them says `other` for every label; a histogram's series also have its buckets.
    const told = added.flatMap((series) => [...series.matchAll(/(\w+)="([^"]*)"/g)]);
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(([, name, value]) => name !== 'le' && value !== 'other')).toEqual([]);
  });

  test.each(Object.entries({ ...COUNTERS, ...TIMERS }))(
    'of %s are what %s is said to have',
    async (key, name) => {
      const meter = meterOf();
      const labels = METRIC_LABELS[name] ?? {};
      const first = Object.fromEntries(
        Object.entries(labels).map(([label, [value = '']]) => [label, value]),
      );
      for (const [label, values] of Object.entries(labels)) {
        for (const value of values)
          recorder(meter, key as keyof typeof COUNTERS)({ ...first, [label]: value }, 1);
      }
      const own = Object.keys(await seen(meter)).filter((series) => series.startsWith(name));
      const said = own.flatMap((series) => [...series.matchAll(/(\w+)="([^"]*)"/g)]);
      for (const [label, values] of Object.entries(labels)) {
        const there = said.filter(([, of]) => of === label).map(([, , value]) => value);
        expect(new Set(there)).toEqual(new Set(values));
      }
      expect(new Set(said.map(([, label]) => label))).toEqual(
        new Set([...Object.keys(labels), ...(key in TIMERS ? ['le'] : [])]),
      );
    },
  );
});

describe('amounts', () => {
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d counts as none', async (by) => {
    const meter = meterOf();
    meter.spent({ state: 'delivered' }, by);
    meter.callTime({ call: 'poll' }, by);
    expect(await seen(meter)).toMatchObject({
      'kling_spent_dollars_total{state="delivered"}': 0,
      'kling_provider_call_seconds_sum{call="poll"}': 0,
      'kling_provider_call_seconds_count{call="poll"}': 1,
    });
  });

  test('times are in seconds', async () => {
    const meter = meterOf();
    meter.generationTime({}, 241_500);
    expect(await seen(meter)).toMatchObject({
      kling_generation_seconds_sum: 241.5,
      'kling_generation_seconds_bucket{le="240"}': 0,
      'kling_generation_seconds_bucket{le="300"}': 1,
    });
  });

  test('what may happen once is there before it does, as 0', async () => {
    expect(await seen(meterOf())).toMatchObject({
      'kling_edit_moves_total{to="unknown_outcome"}': 0,
      'kling_told_total{way="jobs"}': 0,
      'kling_interactions_total{answer="acknowledge",outcome="late"}': 0,
    });
  });
});

describe('levels', () => {
  test('are what the store holds and the settings allow', async () => {
    const meter = meterOf();
    setLevels(meter, BOUNDS, STOCK, READY);
    const series = await seen(meter);
    expect(series).toMatchObject({
      kling_store_up: 1,
      kling_store_memory_bytes: 1_000,
      kling_provider_slots: 20,
      kling_provider_slots_busy: 2,
      'kling_open_edits{state="queued"}': EDIT_STATES.indexOf('queued'),
      'kling_waiting_edits{queue="generate"}': 3,
      'kling_oldest_wait_seconds{queue="generate"}': 90.5,
      'kling_oldest_wait_seconds{queue="deliver"}': 0,
      'kling_month_dollars{part="cap"}': 20,
      'kling_month_dollars{part="spent"}': 12.5,
      'kling_month_dollars{part="held"}': 1.25,
      'kling_month_dollars{part="left"}': 6.25,
      'kling_paused{reason="credits"}': 1,
      'kling_paused{reason="key"}': 0,
      'kling_check_ok{check="running"}': 1,
      'kling_check_ok{check="generate"}': 0,
    });
    expect(series).not.toHaveProperty('kling_store_memory_limit_bytes');
  });

  test('a budget that is used up and more leaves nothing, and not less', async () => {
    const meter = meterOf();
    setLevels(meter, { ...BOUNDS, botMonthMicros: 1_000_000 }, STOCK, READY);
    expect(await seen(meter)).toHaveProperty(['kling_month_dollars{part="left"}'], 0);
  });

  test('without a limit there is neither a cap nor anything left', async () => {
    const meter = meterOf();
    setLevels(meter, { ...BOUNDS, botMonthMicros: 0 }, STOCK, READY);
    const names = Object.keys(await seen(meter)).filter((name) => name.startsWith('kling_month'));
    expect(names).toEqual([
      'kling_month_dollars{part="spent"}',
      'kling_month_dollars{part="held"}',
    ]);
  });

  test('without an answer from the store, what it held before is not said again', async () => {
    const meter = meterOf();
    setLevels(meter, BOUNDS, STOCK, READY);
    setLevels(meter, BOUNDS, null, { ready: false, checks: { redis: false } });
    const names = Object.keys(await seen(meter));
    const fromStore = /^kling_(store_m|open|waiting|oldest|provider_slots_|month|paused)/;
    expect(names.filter((name) => fromStore.test(name))).toEqual([]);
    expect(await seen(meter)).toMatchObject({ kling_store_up: 0, kling_provider_slots: 20 });
  });
});
