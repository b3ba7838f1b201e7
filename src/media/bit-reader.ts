import { need } from './index-boxes.ts';

/** Single bits, and numbers as Exp-Golomb codes (ITU-T H.264, 9.1). */
export interface Bits {
  flag(): number;
  /** So many bits as a number without a sign. */
  bits(count: number): number;
  number(): number;
  /** Whether nothing is left but the mark of the end. */
  ended(): boolean;
}

/** No number has more than 32 bits. */
const ZEROS_MAX = 31;

/** @param unit - of a video stream, with what keeps it apart from others. */
export function readBits(unit: Buffer): Bits {
  const bytes = Buffer.from(unit.filter((byte, at) => !isStuffing(unit, byte, at)));
  let at = 0;
  const flag = (): number => {
    const byte = bytes.readUInt8(at >> 3);
    const bit = (byte >> (7 - (at & 7))) & 1;
    at += 1;
    return bit;
  };
  const bitsOf = (count: number): number => {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) value = value * 2 + flag();
    return value;
  };
  const number = (): number => {
    let zeros = 0;
    while (flag() === 0) zeros += 1;
    need(zeros <= ZEROS_MAX);
    return 2 ** zeros + bitsOf(zeros) - 1;
  };
  const ended = (): boolean => {
    const rest = bytes.subarray(at >> 3);
    return rest.length === 1 && ((rest.readUInt8(0) << (at & 7)) & 0xff) === 0x80;
  };
  return { flag, bits: bitsOf, number, ended };
}

/** A 3 after two zeros keeps apart what would pass for the start of another unit. */
const isStuffing = (unit: Buffer, byte: number, at: number): boolean =>
  byte === 3 && at >= 2 && unit[at - 1] === 0 && unit[at - 2] === 0;
