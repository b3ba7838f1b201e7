import { readBits } from './bit-reader.ts';
import { need } from './index-boxes.ts';
import { readSequence, type Counts } from './avc-sequence.ts';

/** What a decoder is told before the first picture (ISO/IEC 14496-15, 5.3.3.1). */
export interface AvcConfig {
  /** The only sequence parameter set, and all picture parameter sets, with their headers. */
  sps: Buffer;
  pps: readonly Buffer[];
  /** Pixels. */
  width: number;
  height: number;
  /** Ids of the picture parameter sets. */
  ids: readonly number[];
  counts: Counts;
}

/**
 * Reads an `avcC` whose one sequence is of eight bits and 4:2:0, of profile Baseline, Main or High.
 *
 * @throws NotPlainError, or RangeError where bytes are missing.
 */
export function readAvcConfig(avcC: Buffer): AvcConfig {
  // Version 1, and lengths of four bytes.
  need(avcC.readUInt8(0) === 1 && (avcC.readUInt8(4) & 3) === 3);
  const sequences = unitsAt(avcC, 6, avcC.readUInt8(5) & 31);
  const [sps, ...more] = sequences.units;
  const pictures = unitsAt(avcC, sequences.end + 1, avcC.readUInt8(sequences.end));
  need(sps !== undefined && more.length === 0 && pictures.units.length > 0);
  const { id, width, height, counts } = readSequence(sps);
  const ids = pictures.units.map((unit) => readPictureSet(unit, id));
  return { sps, pps: pictures.units, width, height, ids, counts };
}

function unitsAt(bytes: Buffer, start: number, count: number): { units: Buffer[]; end: number } {
  const units: Buffer[] = [];
  let at = start;
  for (let unit = 0; unit < count; unit += 1) {
    const end = at + 2 + bytes.readUInt16BE(at);
    need(end <= bytes.length);
    units.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { units, end: at };
}

/** @returns its id. */
function readPictureSet(unit: Buffer, sequence: number): number {
  need((unit.readUInt8(0) & 31) === 8);
  const bits = readBits(unit.subarray(1));
  const id = bits.number();
  need(bits.number() === sequence);
  bits.bits(2);
  // One slice group; not more pictures to refer to than there can be.
  need(bits.number() === 0 && bits.number() <= 31 && bits.number() <= 31);
  bits.bits(3);
  // Offsets that hold for all slices: to 26, to 26, and of the colours, twelve either way.
  need(bits.number() <= 52 && bits.number() <= 52 && bits.number() <= 24);
  bits.bits(3);
  if (bits.ended()) return id;
  bits.flag();
  need(bits.flag() === 0 && bits.number() <= 24 && bits.ended());
  return id;
}

/**
 * Whether a slice is the first of a picture that needs no other one.
 *
 * @param bytes - of the slice, after its header.
 */
export function beginsPicture(bytes: Buffer, { ids, counts }: AvcConfig): boolean {
  const bits = readBits(bytes);
  const block = bits.number();
  const kind = bits.number();
  if (block !== 0 || (kind !== 2 && kind !== 7) || !ids.includes(bits.number())) return false;
  const number = bits.bits(counts.numberBits);
  return number === 0 && bits.number() <= 0xffff && bits.bits(counts.placeBits) === 0;
}
