import { needAac } from './aac-config.ts';
import { readAvcConfig, type AvcConfig } from './avc-config.ts';
import type { ByteSpan } from './box-map.ts';
import { atMostOne, boxesIn, need, only } from './index-boxes.ts';
import { readSampleTable, type SampleTable } from './sample-table.ts';

/** Pixels, and seconds, within which nothing is odd. */
const SIDE = { min: 16, max: 8192 };
const SECONDS = { min: 0.1, max: 3600 };

/** What a clip's index says of its picture, where nothing in it is odd. */
export interface PlainIndex {
  picture: PictureTrack;
}

export interface PictureTrack extends SampleTable {
  config: AvcConfig;
  /** Ticks a second. */
  rate: number;
  /** What is left out at its beginning, in ticks. */
  begin: number;
  /** Pixels as shown: turned as the file says. Null where they are not square. */
  shown: { width: number; height: number } | null;
}

/**
 * Reads an index: one picture of H.264 in eight bits and 4:2:0, at most one sound of AAC, nothing else, all of it there.
 *
 * @param moov - the contents of the box.
 * @param samples - where samples are.
 * @throws NotPlainError, or RangeError where bytes are missing.
 */
export function readPlainIndex(moov: Buffer, samples: readonly ByteSpan[]): PlainIndex {
  const index = boxesIn(moov, ['mvhd', 'trak', 'iods', 'udta', 'meta']);
  const film = only(index, 'mvhd');
  const clock = clockOf(film);
  need(isStraight(film));
  const tracks = (index.get('trak') ?? []).map((trak) => readTrack(trak, clock.rate, samples));
  const pictures = tracks.filter((track) => track !== null);
  const [picture] = pictures;
  need(picture !== undefined && pictures.length === 1 && tracks.length <= 2);
  return { picture };
}

/**
 * Null for sound.
 *
 * @param rate - of the film's clock, in ticks a second.
 */
function readTrack(trak: Buffer, rate: number, samples: readonly ByteSpan[]): PictureTrack | null {
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
  const begin = edits === null ? 0 : beginOf(edits, { clock, rate });
  const entry = entryOf(only(stbl, 'stsd'), kind);
  if (kind === 'soun') {
    needAac(only(boxesIn(entry.subarray(28), ['esds', 'btrt']), 'esds'));
    return null;
  }
  return { ...table, ...readPicture(entry, only(track, 'tkhd')), rate: clock.rate, begin };
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

const STRAIGHT = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

/** Whether a film shows its tracks as they are. */
function isStraight(mvhd: Buffer): boolean {
  const at = mvhd.readUInt8(0) === 1 ? 48 : 36;
  return STRAIGHT.every((number, place) => mvhd.readInt32BE(at + 4 * place) === number);
}

/** The samples are in this file. */
function needOwnData(dinf: Buffer): void {
  const dref = only(boxesIn(dinf, ['dref']), 'dref');
  need(dref.readUInt32BE(4) === 1);
  const url = only(boxesIn(dref.subarray(8), ['url ']), 'url ');
  need(url.readUInt32BE(0) === 1);
}

/** What an edit list leaves out, in ticks, if it does no more than leave out what comes before the first picture or sound. */
function beginOf(edts: Buffer, { clock, rate }: { clock: Clock; rate: number }): number {
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
  return begin;
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

function readPicture(entry: Buffer, tkhd: Buffer): Pick<PictureTrack, 'config' | 'shown'> {
  const boxes = boxesIn(entry.subarray(78), ['avcC', 'colr', 'pasp', 'btrt']);
  const config = readAvcConfig(only(boxes, 'avcC'));
  const [width, height] = [entry.readUInt16BE(24), entry.readUInt16BE(26)];
  need(isBetween(width, SIDE) && isBetween(height, SIDE));
  need(config.width === width && config.height === height);
  const pixels = atMostOne(boxes, 'pasp');
  const [across, down] = [pixels?.readUInt32BE(0) ?? 1, pixels?.readUInt32BE(4) ?? 1];
  needSquarish(across, down);
  const isUpright = readTurn(tkhd, width, height);
  const sides = isUpright ? { width, height } : { width: height, height: width };
  return { config, shown: across === down ? sides : null };
}

/** Whether it is turned by a half at most; if it is on, turned by right angles only, and about as large as it is stored. */
function readTurn(tkhd: Buffer, width: number, height: number): boolean {
  const long = tkhd.readUInt8(0) === 1;
  need((long || tkhd.readUInt8(0) === 0) && (tkhd.readUInt8(3) & 1) === 1);
  const at = long ? 52 : 40;
  const [a, b, u, c, d, v] = Array.from({ length: 6 }, (_, n) => tkhd.readInt32BE(at + 4 * n));
  const one = 0x10000;
  const sides = [a, b, c, d].map((number = 0) => Math.abs(number)).join(' ');
  const isUpright = sides === `${one} 0 0 ${one}`;
  need(isUpright || sides === `0 ${one} ${one} 0`);
  need(u === 0 && v === 0 && tkhd.readUInt32BE(at + 32) === 0x40000000);
  needSquarish(tkhd.readUInt32BE(at + 36) / width, tkhd.readUInt32BE(at + 40) / height);
  return isUpright;
}

function needSquarish(across: number, down: number): void {
  need(across > 0 && down > 0 && isBetween(across / down, { min: 1 / 4, max: 4 }));
}

const isBetween = (number: number, { min, max }: { min: number; max: number }): boolean =>
  number >= min && number <= max;
