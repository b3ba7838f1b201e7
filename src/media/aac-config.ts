import { need } from './index-boxes.ts';

const ES_DESCRIPTOR = 3;
const DECODER_CONFIG = 4;
const DECODER_SPECIFIC = 5;
const MPEG4_AUDIO = 0x40;
const AUDIO_STREAM = 5;
/** AAC LC, and LC with the upper half made up. */
const PLAYED: readonly number[] = [2, 5];

/**
 * Holds that an `esds` (ISO/IEC 14496-1, 7.2.6) is about AAC.
 *
 * @throws NotPlainError, or RangeError where bytes are missing.
 */
export function needAac(esds: Buffer): void {
  need(esds.readUInt32BE(0) === 0);
  const stream = descriptor(esds.subarray(4), ES_DESCRIPTOR);
  // No stream that this one goes by, no address, no clock of another.
  need(stream.readUInt8(2) >> 5 === 0);
  const decoder = descriptor(stream.subarray(3), DECODER_CONFIG);
  need(decoder.readUInt8(0) === MPEG4_AUDIO && decoder.readUInt8(1) >> 2 === AUDIO_STREAM);
  const config = descriptor(decoder.subarray(13), DECODER_SPECIFIC).readUInt16BE(0);
  const [kind, rate, channels] = [config >> 11, (config >> 7) & 15, (config >> 3) & 15];
  need(PLAYED.includes(kind) && rate <= 12 && channels >= 1 && channels <= 7);
}

/** The contents of the descriptor that `bytes` begin with. */
function descriptor(bytes: Buffer, tag: number): Buffer {
  need(bytes.readUInt8(0) === tag);
  let length = 0;
  for (let at = 1; at <= 4; at += 1) {
    const byte = bytes.readUInt8(at);
    length = length * 128 + (byte & 127);
    if (byte >= 128) continue;
    need(at + 1 + length <= bytes.length);
    return bytes.subarray(at + 1, at + 1 + length);
  }
  throw new RangeError('a length without an end');
}
