import type { ByteSpan } from './box-map.ts';
import { need, only, rowsOf, type Boxes } from './index-boxes.ts';

/** Where a track's samples lie. */
export interface SampleTable {
  first: ByteSpan;
  /** Of all samples, in ticks of the track's clock. */
  duration: number;
  count: number;
  /** When each is shown, in ticks, in the order of the file. */
  shownAt: readonly number[];
  /** How long each lasts in the order of the file, in ticks. */
  lasts: readonly number[];
}

/**
 * Reads a track's tables and holds them against each other and against what there is of samples.
 *
 * @param rate - ticks a second of the track's clock.
 * @throws NotPlainError, or RangeError where bytes are missing.
 */
export function readSampleTable(
  stbl: Boxes,
  samples: readonly ByteSpan[],
  rate: number,
): SampleTable {
  const stsz = only(stbl, 'stsz');
  need(stsz.readUInt32BE(4) === 0);
  const sizes = rowsOf(stsz, 1, 8).map(([size = 0]) => size);
  const times = rowsOf(only(stbl, 'stts'), 2);
  need(sum(times.map(([count = 0]) => count)) === sizes.length);
  if (stbl.has('stss')) needKeys(rowsOf(only(stbl, 'stss'), 1), sizes.length);
  const delays = stbl.has('ctts') ? delaysOf(only(stbl, 'ctts'), sizes.length, rate) : null;
  const chunks = chunksOf(stbl, sizes);
  const isThere = (chunk: ByteSpan): boolean =>
    samples.some(({ start, end }) => chunk.start >= start && chunk.end <= end);
  const [chunk] = chunks;
  const [size = 0] = sizes;
  need(chunk !== undefined && size > 0 && chunks.every(isThere));
  const lasts = spread(times);
  return {
    first: { start: chunk.start, end: chunk.start + size },
    duration: sum(lasts),
    count: sizes.length,
    shownAt: shownAt(lasts, delays),
    lasts,
  };
}

/** Rows of how many there are, and what each has; in all no more than there are samples. */
const spread = (rows: readonly number[][]): number[] =>
  rows.flatMap(([count = 0, each = 0]) => Array.from({ length: count }, () => each));

function shownAt(lasts: readonly number[], delays: readonly number[] | null): number[] {
  let at = 0;
  return lasts.map((each, sample) => {
    const shown = at + (delays?.[sample] ?? 0);
    at += each;
    return shown;
  });
}

/** Seconds between a picture's place in the file and when it is shown. */
const DELAY_MAX = 10;

function delaysOf(ctts: Buffer, samples: number, rate: number): number[] {
  const count = ctts.readUInt32BE(4);
  need(ctts.readUInt8(0) <= 1 && ctts.length === 8 + count * 8);
  const rows = Array.from({ length: count }, (_, row) => {
    const delay = ctts.readInt32BE(12 + row * 8);
    need(Math.abs(delay) <= DELAY_MAX * rate);
    return [ctts.readUInt32BE(8 + row * 8), delay];
  });
  need(sum(rows.map(([delayed = 0]) => delayed)) === samples);
  return spread(rows);
}

/** Samples that need no others, from the first on. */
function needKeys(rows: readonly number[][], samples: number): void {
  const keys = rows.map(([key = 0]) => key);
  need(keys[0] === 1 && keys.every((key, at) => key > (keys[at - 1] ?? 0) && key <= samples));
}

function chunksOf(stbl: Boxes, sizes: readonly number[]): ByteSpan[] {
  const starts = startsOf(stbl);
  const runs = rowsOf(only(stbl, 'stsc'), 3);
  const chunks: ByteSpan[] = [];
  let next = 0;
  for (const [at, [first, each = 0, entry]] of runs.entries()) {
    const [until = starts.length + 1] = runs[at + 1] ?? [];
    need(first === chunks.length + 1 && until > first && each > 0 && entry === 1);
    for (const start of starts.slice(first - 1, until - 1)) {
      need(next + each <= sizes.length);
      chunks.push({ start, end: start + sum(sizes.slice(next, next + each)) });
      next += each;
    }
  }
  need(chunks.length === starts.length && next === sizes.length);
  return chunks;
}

function startsOf(stbl: Boxes): number[] {
  if (stbl.has('stco')) {
    need(!stbl.has('co64'));
    return rowsOf(only(stbl, 'stco'), 1).map(([start = 0]) => start);
  }
  return rowsOf(only(stbl, 'co64'), 2).map(([high = 0, low = 0]) => high * 2 ** 32 + low);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
