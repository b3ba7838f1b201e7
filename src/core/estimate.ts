/** Segmind's published mean for a call, 223 to 255 s; used until edits were measured here. */
const DEFAULT_MS = 240_000;
const MINUTE_MS = 60_000;
/** So many places are played through; from there on the throughput says the rest. */
const PLAYED = 300;
/** How often what is ahead is played through. */
const GAMES = 25;
/** How often the wait is looked at again for those who come meanwhile. */
const ROUNDS = 50;
/** Between the beginnings of two games' draws: a large prime, so that they have nothing in common. */
const SEED_STEP = 15_485_863;
/** What is left of one that takes longer than all that were measured, as a share of the usual time. */
const OVERDUE_SHARE = 0.1;

/** One measured edit: milliseconds of clip, milliseconds from submit to result. */
export interface Measured {
  clipMs: number;
  tookMs: number;
}

/** How long an edit of `clipMs` is expected to take, in ms: the median of what was measured, per second of clip. */
export function expectedMs(clipMs: number, measured: readonly Measured[]): number {
  const rates = ratesOf(measured).toSorted((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)];
  return middle === undefined ? DEFAULT_MS : Math.round(middle * clipMs);
}

/** What is known of an edit that waits for its turn. */
export interface Wait {
  /** 1 for the next to start. */
  position: number;
  /** Milliseconds of clip of all that start before it; 0 where that is not known. */
  aheadClipMs: number;
  /** What is at the provider: its clip in ms, 0 where that is not known, and for how long, in ms. */
  running: readonly { clipMs: number; elapsedMs: number }[];
  /** How long ago each submit of the last minute was, in ms, in any order. */
  recentMs: readonly number[];
  /**
   * Its place with those who will have come to stand before it in so many ms, at growing times, if others arrive as lately;
   * need not be whole. None: nobody will.
   */
  later?: readonly { inMs: number; position: number }[];
}

/** What the provider takes: edits at once, and submits a minute. Both at least 1. */
export interface Capacity {
  slots: number;
  perMinute: number;
}

/**
 * What was played through for one state of what runs, by the mean clip ahead in ms: how far, and when each place starts. Playing is most
 * of the work, and many who are told at once wait behind the same.
 */
export type Games = Map<number, { played: number; startsAtMs: (place: number) => number }>;

/**
 * How long until a waiting edit starts, in ms, if nobody leaves. What runs and what is ahead is played through several times,
 * with slots and rate kept and each edit taking one of the times that were measured; the middle one is said. With mean times
 * instead, the first slot to be free would always seem later than it is.
 *
 * @param games - of those who were told before, of the same `running` and `recentMs`; what is played for this one is added.
 */
export function waitMs(
  wait: Wait,
  capacity: Capacity,
  measured: readonly Measured[],
  games: Games = new Map(),
): number {
  const { position, later = [] } = wait;
  const furthest = Math.ceil(Math.max(position, ...later.map((one) => one.position)));
  const startsAtMs = playedBefore(wait, Math.min(furthest, PLAYED), games, (played) =>
    startTimes(wait, capacity, measured, played),
  );
  let waitsMs = startsAtMs(position);
  // Each time it waits longer, more may come before it. That ends, since each horizon's place is the most it can be by then.
  for (let round = 0; round < ROUNDS; round += 1) {
    const longerMs = between(startsAtMs, placeAfter(waitsMs, position, later));
    if (longerMs <= waitsMs) break;
    waitsMs = longerMs;
  }
  return Math.round(waitsMs);
}

/** Plays only what was not played so far yet: further games begin as shorter ones do. */
function playedBefore(
  wait: Wait,
  atLeast: number,
  games: Games,
  play: (played: number) => (place: number) => number,
): (place: number) => number {
  const clipMs = Math.round(meanAhead(wait));
  const known = games.get(clipMs);
  if (known && known.played >= atLeast) return known.startsAtMs;
  // The next one stands a little further back.
  const played = Math.min(PLAYED, games.size === 0 ? atLeast : 2 * atLeast);
  const startsAtMs = play(played);
  games.set(clipMs, { played, startsAtMs });
  return startsAtMs;
}

/** Milliseconds; 0 where that is not known. */
const meanAhead = ({ position, aheadClipMs }: Wait): number =>
  position > 1 ? aheadClipMs / (position - 1) : 0;

/** What a function of whole numbers would be for one that is not. */
function between(of: (whole: number) => number, place: number): number {
  const before = Math.floor(place);
  const share = place - before;
  return share === 0 ? of(before) : (1 - share) * of(before) + share * of(before + 1);
}

/** Its place when it has waited so long, as far as others come before it. */
function placeAfter(ms: number, position: number, later: NonNullable<Wait['later']>): number {
  let from = { inMs: 0, position };
  for (const to of later) {
    if (to.inMs >= ms) {
      const share = (ms - from.inMs) / (to.inMs - from.inMs);
      return from.position + share * (to.position - from.position);
    }
    from = to;
  }
  return from.position;
}

/** When the edit at a place starts, from 1 up, in ms; played through up to `played`. */
function startTimes(
  wait: Wait,
  capacity: Capacity,
  measured: readonly Measured[],
  played: number,
): (place: number) => number {
  const { running, recentMs } = wait;
  const usual = usualClipMs(measured);
  const ahead = samplesFor(meanAhead(wait) || usual, measured);
  const left = running.map(({ clipMs, elapsedMs }) =>
    remainingMs(samplesFor(clipMs || usual, measured), elapsedMs),
  );
  const games = Array.from({ length: GAMES }, (_, game) => {
    const draw = createDraw(game + 1);
    return play(recentMs, capacity, left.map(draw), () => draw(ahead), played);
  });
  const everyMs = Math.max(mean(ahead) / capacity.slots, MINUTE_MS / capacity.perMinute);
  return (place) => {
    const known = Math.min(place, played);
    const starts = games.map((game) => game[known - 1] ?? 0).toSorted((a, b) => a - b);
    return (starts[Math.floor(starts.length / 2)] ?? 0) + (place - known) * everyMs;
  };
}

/** When so many edits start one after the other, if what runs has so much left and each takes what `takesMs` says. */
function play(
  recentMs: readonly number[],
  { slots, perMinute }: Capacity,
  left: readonly number[],
  takesMs: () => number,
  count: number,
): number[] {
  const ends = left.toSorted((a, b) => a - b);
  const before = recentMs.map((agoMs) => -agoMs).toSorted((a, b) => a - b);
  const starts: number[] = [];
  let startMs = 0;
  // The innermost loop of each card that is drawn, some thousand times: plain, and no array grows or shrinks at its beginning.
  for (let at = 0; at < count; at += 1) {
    let freed = 0;
    for (; ends.length - freed >= slots; freed += 1) startMs = Math.max(startMs, ends[freed] ?? 0);
    const ago = before.length + at - perMinute;
    const earlier = ago < before.length ? before[ago] : starts[ago - before.length];
    if (earlier !== undefined) startMs = Math.max(startMs, earlier + MINUTE_MS);
    starts.push(startMs);
    replaceFirst(ends, freed, startMs + takesMs());
  }
  return starts;
}

/** Takes the first `count` out of a sorted list and puts a value in. */
function replaceFirst(sorted: number[], count: number, value: number): void {
  if (count > 1) sorted.splice(0, count - 1);
  if (count === 0) sorted.unshift(value);
  let at = 0;
  for (let next = sorted[1]; next !== undefined && next <= value; next = sorted[at + 1]) {
    sorted[at] = next;
    at += 1;
  }
  sorted[at] = value;
}

/**
 * Draws from samples: by chance for the eye, the same each time for one seed, a small whole number from 1. Each game has its own,
 * so that playing further leaves what was played before as it was.
 */
function createDraw(seed: number): (samples: readonly number[]) => number {
  let state = seed * SEED_STEP;
  return (samples) => {
    // A Lehmer generator: its numbers are exact in a double.
    state = (state * 48_271) % 2_147_483_647;
    return samples[state % samples.length] ?? 0;
  };
}

/** Milliseconds of work for each of clip. */
function ratesOf(measured: readonly Measured[]): number[] {
  return measured.filter((one) => one.clipMs > 0).map((one) => one.tookMs / one.clipMs);
}

/** How long a clip of this length took, each time one was measured. */
function samplesFor(clipMs: number, measured: readonly Measured[]): number[] {
  const rates = ratesOf(measured);
  return rates.length === 0 ? [DEFAULT_MS] : rates.map((rate) => rate * clipMs);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What may be left of one that has run for so long: what was left of those that took longer. */
function remainingMs(samples: readonly number[], elapsedMs: number): number[] {
  const longer = samples.filter((sample) => sample > elapsedMs);
  if (longer.length === 0) return [OVERDUE_SHARE * mean(samples)];
  return longer.map((sample) => sample - elapsedMs);
}

/** The mean clip; with nothing measured its length does not matter, since the time does not depend on it. */
function usualClipMs(measured: readonly Measured[]): number {
  const known = measured.filter((one) => one.clipMs > 0);
  return known.length === 0 ? 0 : mean(known.map((one) => one.clipMs));
}
