import type { ByteSpan } from './box-map.ts';
import { need, only, rowsOf, type Boxes } from './index-boxes.ts';

/** Where a track's samples lie. */
export interface SampleTable {
  first: ByteSpan;
  /** Of all samples, in units of the track's clock. */
  duration: number;
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
  if (stbl.has('ctts')) needDelays(only(stbl, 'ctts'), sizes.length, rate);
  const chunks = chunksOf(stbl, sizes);
  const isThere = (chunk: ByteSpan): boolean =>
    samples.some(({ start, end }) => chunk.start >= start && chunk.end <= end);
  const [chunk] = chunks;
  const [size = 0] = sizes;
  need(chunk !== undefined && size > 0 && chunks.every(isThere));
  return {
    first: { start: chunk.start, end: chunk.start + size },
    duration: sum(times.map(([count = 0, each = 0]) => count * each)),
  };
}

/** Seconds between a picture's place in the file and when it is shown. */
const DELAY_MAX = 10;

function needDelays(ctts: Buffer, samples: number, rate: number): void {
  const count = ctts.readUInt32BE(4);
  need(ctts.readUInt8(0) <= 1 && ctts.length === 8 + count * 8);
  const delayed = Array.from({ length: count }, (_, row) => {
    need(Math.abs(ctts.readInt32BE(12 + row * 8)) <= DELAY_MAX * rate);
    return ctts.readUInt32BE(8 + row * 8);
  });
  need(sum(delayed) === samples);
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
