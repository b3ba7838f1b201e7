import { open, type FileHandle } from 'node:fs/promises';
import { beginsPicture, type AvcConfig } from './avc-config.ts';
import { mapBoxes, type BoxMap, type ByteSpan } from './box-map.ts';
import { need, NotPlainError } from './index-boxes.ts';
import { isIndexFirst, readerOf } from './inspect-result.ts';
import { readPlainIndex } from './plain-index.ts';

/** The index of a clip of ten seconds has some 10 KB. Many clips may be looked at at once, and this is held in memory. */
const INDEX_MAX = 1024 ** 2;
/** Units of the first picture: some notes to decoders, then its slices. */
const UNITS_MAX = 64;
/** What is read of a unit: its length, its header, and how its slice begins. */
const UNIT_HEAD = 24;

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
  const { picture } = readPlainIndex(await readSpan(file, moov), samples);
  await needPicture(file, picture.first, picture.config);
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
