import { open, type FileHandle } from 'node:fs/promises';
import { needAac } from './aac-config.ts';
import { beginsPicture, readAvcConfig, type AvcConfig } from './avc-config.ts';
import { mapBoxes, type BoxMap, type ByteSpan } from './box-map.ts';
import { atMostOne, boxesIn, need, NotPlainError, only } from './index-boxes.ts';
import { isIndexFirst, readerOf } from './inspect-result.ts';
import { readSampleTable, type SampleTable } from './sample-table.ts';

/** The index of a clip of ten seconds has some 10 KB. Many clips may be looked at at once, and this is held in memory. */
const INDEX_MAX = 1024 ** 2;
/** Units of the first picture: some notes to decoders, then its slices. */
const UNITS_MAX = 64;
/** What is read of a unit: its length, its header, and how its slice begins. */
const UNIT_HEAD = 24;
/** Pixels, and seconds, within which nothing is odd. */
const SIDE = { min: 16, max: 8192 };
const SECONDS = { min: 0.1, max: 3600 };

/**
 * Whether a file is surely what Discord plays: index first, whole, one picture of H.264 in eight bits and 4:2:0, at most one sound of
 * AAC, nothing else. False says nothing: then a program has to look. A few short reads, no native code.
 *
 * @throws a file system's error when there is no such file.
 */
export async function isPlainClip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const map = await mapBoxes(await readerOf(file));
    await needPlain(file, map);
    return true;
  } catch (error) {
    // What is read beyond the end of a box is a RangeError of Node's.
    if (error instanceof NotPlainError || error instanceof RangeError) return false;
    throw error;
  } finally {
    await file.close();
  }
}

async function needPlain(file: FileHandle, map: BoxMap): Promise<void> {
  const { moov, samples } = map;
  need(moov !== null && isIndexFirst(map) && !map.cutOff && !map.others);
  need(moov.end - moov.start <= INDEX_MAX);
  const index = boxesIn(await readSpan(file, moov), ['mvhd', 'trak', 'iods', 'udta', 'meta']);
  const clock = clockOf(only(index, 'mvhd'));
  const tracks = (index.get('trak') ?? []).map((trak) => readTrack(trak, clock.rate, samples));
  const pictures = tracks.filter(({ config }) => config !== null);
  const [picture] = pictures;
  need(picture !== undefined && pictures.length === 1 && tracks.length <= 2);
  need(picture.config !== null);
  await needPicture(file, picture.first, picture.config);
}

interface Track extends SampleTable {
  /** Null for sound. */
  config: AvcConfig | null;
}

/** @param rate - of the film's clock, in ticks a second. */
function readTrack(trak: Buffer, rate: number, samples: readonly ByteSpan[]): Track {
  const track = boxesIn(trak, ['tkhd', 'edts', 'mdia', 'udta', 'meta']);
  const media = boxesIn(only(track, 'mdia'), ['mdhd', 'hdlr', 'minf', 'elng']);
  const kind = only(media, 'hdlr').toString('latin1', 8, 12);
  need(kind === 'vide' || kind === 'soun');
  const header = kind === 'vide' ? 'vmhd' : 'smhd';
  const info = boxesIn(only(media, 'minf'), [header, 'dinf', 'stbl']);
  need(info.has(header));
  needOwnData(only(info, 'dinf'));
  const stbl = boxesIn(only(info, 'stbl'), TABLES);
  const clock = clockOf(only(media, 'mdhd'));
  const table = readSampleTable(stbl, samples, clock.rate);
  need(isBetween(table.duration / clock.rate, SECONDS));
  need(isBetween(clock.duration / clock.rate, SECONDS));
  const edits = atMostOne(track, 'edts');
  if (edits !== null) needWhole(edits, { clock, rate });
  const entry = entryOf(only(stbl, 'stsd'), kind);
  if (kind === 'soun') {
    needAac(only(boxesIn(entry.subarray(28), ['esds', 'btrt']), 'esds'));
    return { ...table, config: null };
  }
  return { ...table, config: readPicture(entry, only(track, 'tkhd')) };
}

const TABLES = 'stsd stts ctts cslg stsc stsz stco co64 stss sdtp sgpd sbgp'.split(' ');

interface Clock {
  /** Ticks a second. */
  rate: number;
  /** Ticks. */
  duration: number;
}

/** Of an `mvhd` or `mdhd`, which begin alike. */
function clockOf(header: Buffer): Clock {
  const version = header.readUInt8(0);
  need(version <= 1);
  const at = version === 0 ? 12 : 20;
  const rate = header.readUInt32BE(at);
  const duration =
    version === 0 ? header.readUInt32BE(at + 4) : Number(header.readBigUInt64BE(at + 4));
  need(rate > 0);
  return { rate, duration };
}

/** The samples are in this file. */
function needOwnData(dinf: Buffer): void {
  const dref = only(boxesIn(dinf, ['dref']), 'dref');
  need(dref.readUInt32BE(4) === 1);
  const url = only(boxesIn(dref.subarray(8), ['url ']), 'url ');
  need(url.readUInt32BE(0) === 1);
}

/** An edit list, if it does no more than leave out what comes before the first picture or sound. */
function needWhole(edts: Buffer, { clock, rate }: { clock: Clock; rate: number }): void {
  const elst = only(boxesIn(edts, ['elst']), 'elst');
  const long = elst.readUInt8(0) === 1;
  need(long || elst.readUInt8(0) === 0);
  need(elst.readUInt32BE(4) === 1 && elst.length === (long ? 28 : 20));
  const length = long ? Number(elst.readBigUInt64BE(8)) : elst.readUInt32BE(8);
  const begin = long ? Number(elst.readBigInt64BE(16)) : elst.readInt32BE(12);
  need(elst.readUInt32BE(elst.length - 4) === 0x10000);
  const [before, all] = [begin / clock.rate, clock.duration / clock.rate];
  need(before >= 0 && before <= 0.5);
  need(isBetween(length / rate, { min: all - before - 0.1, max: all + 0.1 }));
}

const ENTRIES = { vide: 'avc1', soun: 'mp4a' } as const;

/** What the samples of a track are, if they are all alike and of the kind that is played. */
function entryOf(stsd: Buffer, kind: 'vide' | 'soun'): Buffer {
  need(stsd.readUInt32BE(0) === 0 && stsd.readUInt32BE(4) === 1);
  const type = ENTRIES[kind];
  const entry = only(boxesIn(stsd.subarray(8), [type]), type);
  // In this file, and of the first version, which MP4 has.
  need(entry.readUInt16BE(6) === 1 && entry.readUInt16BE(8) === 0);
  return entry;
}

function readPicture(entry: Buffer, tkhd: Buffer): AvcConfig {
  const boxes = boxesIn(entry.subarray(78), ['avcC', 'colr', 'pasp', 'btrt']);
  const config = readAvcConfig(only(boxes, 'avcC'));
  const [width, height] = [entry.readUInt16BE(24), entry.readUInt16BE(26)];
  need(isBetween(width, SIDE) && isBetween(height, SIDE));
  need(config.width === width && config.height === height);
  const pixels = atMostOne(boxes, 'pasp');
  if (pixels !== null) needSquarish(pixels.readUInt32BE(0), pixels.readUInt32BE(4));
  needShown(tkhd, width, height);
  return config;
}

/** On, turned by right angles at most, and about as large as it is stored. */
function needShown(tkhd: Buffer, width: number, height: number): void {
  const long = tkhd.readUInt8(0) === 1;
  need((long || tkhd.readUInt8(0) === 0) && (tkhd.readUInt8(3) & 1) === 1);
  const at = long ? 52 : 40;
  const [a, b, u, c, d, v] = Array.from({ length: 6 }, (_, n) => tkhd.readInt32BE(at + 4 * n));
  const one = 0x10000;
  const sides = [a, b, c, d].map((number = 0) => Math.abs(number)).join(' ');
  need(sides === `${one} 0 0 ${one}` || sides === `0 ${one} ${one} 0`);
  need(u === 0 && v === 0 && tkhd.readUInt32BE(at + 32) === 0x40000000);
  needSquarish(tkhd.readUInt32BE(at + 36) / width, tkhd.readUInt32BE(at + 40) / height);
}

function needSquarish(across: number, down: number): void {
  need(across > 0 && down > 0 && isBetween(across / down, { min: 1 / 4, max: 4 }));
}

/** The first picture needs no other, and says nothing else of what it is than the index. */
async function needPicture(file: FileHandle, at: ByteSpan, config: AvcConfig): Promise<void> {
  let { start } = at;
  let begun = false;
  for (let count = 0; start < at.end; count += 1) {
    need(count < UNITS_MAX);
    const head = await readSpan(file, { start, end: Math.min(start + UNIT_HEAD, at.end) });
    const unit = { start: start + 4, end: start + 4 + head.readUInt32BE(0) };
    need(unit.end > unit.start && unit.end <= at.end);
    switch (head.readUInt8(4)) {
      case 0x25:
      case 0x45:
      case 0x65:
        begun ||= beginsPicture(head.subarray(5), config);
        need(begun);
        break;
      case 0x06:
      case 0x09:
      case 0x0c:
        break;
      default:
        await needKnown(file, unit, config);
    }
    start = unit.end;
  }
  need(begun);
}

/** A parameter set that the index has too. */
async function needKnown(file: FileHandle, unit: ByteSpan, config: AvcConfig): Promise<void> {
  const known = [config.sps, ...config.pps].filter(
    ({ length }) => length === unit.end - unit.start,
  );
  need(known.length > 0);
  const bytes = await readSpan(file, unit);
  need(known.some((one) => one.equals(bytes)));
}

async function readSpan(file: FileHandle, { start, end }: ByteSpan): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, null, start);
  return buffer.subarray(0, bytesRead);
}

const isBetween = (number: number, { min, max }: { min: number; max: number }): boolean =>
  number >= min && number <= max;
