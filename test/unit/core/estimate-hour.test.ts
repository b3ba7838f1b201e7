import { describe, expect, test } from 'vitest';

import { waitMs, type Measured } from '../../../src/core/estimate.ts';
import { LineModel, type Waiting } from '../../support/line-model.ts';

/**
 * An hour of a busy bot, second by second, with turns taken as the real line takes them. Each edit is told on arrival how long
 * it will wait; what it then waits is what nobody could know in full: others arrive in between, and some of them pass it.
 */
const HOUR_S = 3_600;
const MEDIAN_MS_PER_CLIP_MS = 45;
const SIGMA = 0.3;
const MEAN_CLIP_MS = 6_500;
const WAITED_MS = 30_000;
/** Edits one person may have at the same time, as the settings have it when nobody sets them. */
const AT_ONCE = 2;
/** As the line counts arrivals. */
const LATELY_MS = 900_000;
const HORIZONS = [1, 2, 4, 8, 16, 32, 64].map((minutes) => minutes * 60_000);

interface Hour {
  seed: number;
  slots: number;
  perMinute: number;
  /** Edits that arrive one by one, as a share of what the slots can take. */
  load: number;
  /** How many come at once now and then, from all over. */
  burst: number;
}

/** mulberry32: the same numbers for the same seed, everywhere. */
function createRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, normal, below: (limit: number) => Math.floor(next() * limit) };
}

type Random = ReturnType<typeof createRandom>;

/** How many arrive in this second. */
function arrivals({ slots, load, burst }: Hour, random: Random, second: number): number {
  if (second >= HOUR_S) return 0;
  const perSecond = (load * slots * 1_000) / (MEAN_CLIP_MS * MEDIAN_MS_PER_CLIP_MS);
  const one = random.next() < perSecond ? 1 : 0;
  return one + (random.next() < 1 / 600 ? 1 + random.below(burst) : 0);
}

const tookMs = (clipMs: number, random: Random): number =>
  Math.round(clipMs * MEDIAN_MS_PER_CLIP_MS * Math.exp(SIGMA * random.normal()));

/** What was measured before this hour began. */
const measuredBefore = (random: Random): Measured[] =>
  Array.from({ length: 50 }, () => {
    const clipMs = clipFor(random);
    return { clipMs, tookMs: tookMs(clipMs, random) };
  });

const clipFor = (random: Random): number => 3_000 + random.below(7_001);

/** One edit's wait in ms: as it was told on arrival, and as it was. */
interface Told {
  toldMs: number;
  waitedMs: number;
}

function simulate(hour: Hour): Told[] {
  const random = createRandom(hour.seed);
  const line = new LineModel();
  const clips = new Map<string, number>();
  const waiting = new Map<string, { atMs: number; toldMs: number }>();
  const measured = measuredBefore(random);
  const arrived: { atMs: number; edit: Waiting }[] = [];
  const live = new Map<string, string>();
  const told: Told[] = [];
  let running: { id: string; clipMs: number; fromMs: number; untilMs: number }[] = [];
  let starts: number[] = [];
  const clipOf = (id: string): number => clips.get(id) ?? 0;

  const arrive = (nowMs: number): void => {
    const id = `k${clips.size}`;
    const at = random.below(6);
    const edit = { id, server: `s${at}`, person: `p${random.below(2 + 3 * at)}` };
    const who = `${edit.server}/${edit.person}`;
    if ([...live.values()].filter((one) => one === who).length >= AT_ONCE) return;
    live.set(id, who);
    clips.set(id, clipFor(random));
    line.join(edit);
    const before = arrived.filter(({ atMs }) => nowMs - atMs < LATELY_MS).map((one) => one.edit);
    arrived.push({ atMs: nowMs, edit });
    const order = line.order();
    const ahead = order.slice(0, order.indexOf(id));
    const place = {
      position: ahead.length + 1,
      aheadClipMs: ahead.reduce((sum, other) => sum + clipOf(other), 0),
      running: running.map(({ clipMs, fromMs }) => ({ clipMs, elapsedMs: nowMs - fromMs })),
      recentMs: starts.map((atMs) => nowMs - atMs).toReversed(),
      later: HORIZONS.map((inMs) => ({
        inMs,
        position: line.placeAfter(id, before, LATELY_MS, inMs),
      })),
    };
    waiting.set(id, { atMs: nowMs, toldMs: waitMs(place, hour, measured) });
  };

  const finish = (nowMs: number): void => {
    for (const { id, clipMs, fromMs, untilMs } of running.filter((one) => one.untilMs <= nowMs)) {
      live.delete(id);
      measured.unshift({ clipMs, tookMs: untilMs - fromMs });
      measured.splice(50);
    }
    running = running.filter((one) => one.untilMs > nowMs);
    starts = starts.filter((atMs) => atMs > nowMs - 60_000);
  };

  const start = (nowMs: number): void => {
    while (running.length < hour.slots && starts.length < hour.perMinute) {
      const taken = line.take();
      if (!taken) return;
      const clipMs = clipOf(taken.id);
      running.push({
        id: taken.id,
        clipMs,
        fromMs: nowMs,
        untilMs: nowMs + tookMs(clipMs, random),
      });
      starts.push(nowMs);
      const { atMs = 0, toldMs = 0 } = waiting.get(taken.id) ?? {};
      waiting.delete(taken.id);
      told.push({ toldMs, waitedMs: nowMs - atMs });
    }
  };

  for (let second = 0; second < HOUR_S || waiting.size > 0; second += 1) {
    finish(second * 1_000);
    for (let left = arrivals(hour, random, second); left > 0; left -= 1) arrive(second * 1_000);
    start(second * 1_000);
  }
  return told;
}

/** By how much each was off, as a share of what it was; above 0: told too long. */
const errorsOf = (hours: readonly Hour[]): number[] =>
  hours
    .flatMap(simulate)
    .filter(({ waitedMs }) => waitedMs >= WAITED_MS)
    .map(({ toldMs, waitedMs }) => (toldMs - waitedMs) / waitedMs);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const hours = (load: number, burstForSlot: number): Hour[] =>
  [3, 5, 10, 20].flatMap((slots) =>
    [1, 2, 3].map((seed) => ({
      seed: seed * 100 + slots,
      slots,
      perMinute: 50,
      load,
      burst: burstForSlot * slots,
    })),
  );

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

describe('what an edit is told on arrival about its wait', () => {
  test.each([
    ['bursts on a quiet ground', hours(0.5, 4)],
    ['bursts on a busy ground', hours(0.8, 4)],
  ])('is off by less than a quarter in half of all cases: %s', (name, all) => {
    const errors = errorsOf(all);
    const off = median(errors.map(Math.abs));
    console.log(`${name}: ${errors.length} waited, median error ${percent(off)}`);
    expect(errors.length).toBeGreaterThan(500);
    expect(off).toBeLessThan(0.25);
  });

  // With few that wait, and not for long, chance has more to say: who comes next, and which slot is free first.
  test.each([
    ['no bursts to speak of', hours(0.5, 1)],
    ['more than can be done', hours(1.2, 1)],
  ])('is as often too long as too short: %s', (name, all) => {
    const errors = errorsOf(all);
    const off = median(errors.map(Math.abs));
    console.log(`${name}: ${errors.length} waited, median error ${percent(off)}`);
    expect(errors.length).toBeGreaterThan(300);
    expect(Math.abs(median(errors))).toBeLessThan(0.1);
    expect(off).toBeLessThan(0.5);
  });
});
