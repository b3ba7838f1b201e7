import { readBits, type Bits } from './bit-reader.ts';
import { need } from './index-boxes.ts';

/** How slices count the pictures. */
export interface Counts {
  /** Bits of a picture's number, and of its place in the order they are shown in, which may not be told. */
  numberBits: number;
  placeBits: number;
}

/** A sequence parameter set. */
interface Sequence {
  id: number;
  /** Pixels. */
  width: number;
  height: number;
  counts: Counts;
}

const BASELINE = 66;
const MAIN = 77;
const HIGH = 100;

/**
 * Reads a sequence parameter set to its end (ITU-T H.264, 7.3.2.1.1), of whole pictures in eight bits and 4:2:0.
 *
 * @throws NotPlainError, or RangeError where bytes are missing.
 */
export function readSequence(unit: Buffer): Sequence {
  need((unit.readUInt8(0) & 31) === 7);
  const profile = unit.readUInt8(1);
  need(profile === BASELINE || profile === MAIN || profile === HIGH);
  const bits = readBits(unit.subarray(4));
  const id = bits.number();
  if (profile === HIGH) {
    // 4:2:0; eight bits of brightness, and of colour.
    need(bits.number() === 1 && bits.number() === 0 && bits.number() === 0);
    // Nothing is left uncoded, and no scaling lists, which would have to be read over.
    need(bits.flag() === 0 && bits.flag() === 0);
  }
  const counts = readCounts(bits);
  need(bits.number() <= 16);
  bits.flag();
  const [columns, rows] = [bits.number() + 1, bits.number() + 1];
  need(bits.flag() === 1);
  bits.flag();
  const [across, down] = bits.flag() === 1 ? [cropped(bits), cropped(bits)] : [0, 0];
  if (bits.flag() === 1) readUsability(bits);
  need(bits.ended());
  return { id, counts, width: columns * 16 - across, height: rows * 16 - down };
}

function readCounts(bits: Bits): Counts {
  const numberBits = bits.number() + 4;
  const order = bits.number();
  need(order === 0 || order === 2);
  const placeBits = order === 0 ? bits.number() + 4 : 0;
  need(numberBits <= 16 && placeBits <= 16);
  return { numberBits, placeBits };
}

/** Pixels cut off at two opposite sides, which are told in pairs. */
const cropped = (bits: Bits): number => 2 * (bits.number() + bits.number());

const OWN_SHAPE = 255;

/** How it is to be shown (E.1.1): nothing that decides whether it can be, but all of it has to make sense. */
function readUsability(bits: Bits): void {
  if (bits.flag() === 1) readShape(bits);
  if (bits.flag() === 1) bits.flag();
  if (bits.flag() === 1) {
    bits.bits(4);
    if (bits.flag() === 1) bits.bits(24);
  }
  if (bits.flag() === 1) need(bits.number() <= 5 && bits.number() <= 5);
  if (bits.flag() === 1) bits.bits(32 + 32 + 1);
  const [nal, vcl] = [readBuffer(bits), readBuffer(bits)];
  if (nal || vcl) bits.flag();
  bits.flag();
  if (bits.flag() === 0) return;
  bits.flag();
  need(bits.number() <= 16 && bits.number() <= 16 && bits.number() <= 16 && bits.number() <= 16);
  const reordered = bits.number();
  need(reordered <= bits.number() && reordered <= 16);
}

/** The shape of a pixel: about square. */
function readShape(bits: Bits): void {
  const named = bits.bits(8);
  need(named <= 16 || named === OWN_SHAPE);
  if (named !== OWN_SHAPE) return;
  const [across, down] = [bits.bits(16), bits.bits(16)];
  need(across > 0 && down > 0 && across <= 4 * down && down <= 4 * across);
}

/** What a decoder has to hold at a time (E.1.2). Whether it is told. */
function readBuffer(bits: Bits): boolean {
  if (bits.flag() === 0) return false;
  const count = bits.number() + 1;
  need(count <= 32);
  bits.bits(8);
  for (let one = 0; one < count; one += 1) {
    bits.number();
    bits.number();
    bits.flag();
  }
  bits.bits(20);
  return true;
}
