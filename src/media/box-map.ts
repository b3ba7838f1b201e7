import type { RangeReader } from './range-reader.ts';

/** `start` to `end` (exclusive), in bytes from the beginning of the file. */
export interface ByteSpan {
  start: number;
  end: number;
}

/** The outermost boxes of an MP4 or MOV file (ISO/IEC 14496-12, 4.2). */
export interface BoxMap {
  /** The index; null when there is none. */
  moov: ByteSpan | null;
  /** Contents of the `mdat` boxes: samples, which nothing here needs to read. */
  samples: ByteSpan[];
  /** `moof` boxes: pieces with an index each. */
  fragments: number;
  /** The file ends before its boxes do, or before its index. */
  cutOff: boolean;
  /** There is more than that and what stands beside it in every file: boxes of other types, or bytes that are no box. */
  others: boolean;
}

/** Screen recorders write one or two fragments a second; more than this is not worth one request each. */
const FRAGMENTS_MAX = 128;
const BOXES_MAX = 1024;
const HEADER_BYTES = 16;
/** What says no more than what kind of file it is, and what says nothing. */
const BESIDE: readonly string[] = ['ftyp', 'free', 'skip', 'wide'];

/**
 * Walks the outermost boxes, some bytes each. Stops where a box makes no sense: players ignore what trails the index
 * and the samples.
 *
 * @throws what the reader throws.
 */
export async function mapBoxes(reader: Pick<RangeReader, 'size' | 'read'>): Promise<BoxMap> {
  const map: BoxMap = { moov: null, samples: [], fragments: 0, cutOff: false, others: false };
  let position = 0;
  let strange = false;
  for (let count = 0; count < BOXES_MAX && map.fragments <= FRAGMENTS_MAX; count += 1) {
    if (position + 8 > reader.size) break;
    const header = await reader.read(position, Math.min(position + HEADER_BYTES, reader.size));
    const box = readHeader(header, reader.size - position);
    if (box === null) {
      strange = true;
      break;
    }
    note(
      map,
      box.type,
      { start: position + box.headerBytes, end: position + box.bytes },
      reader.size,
    );
    position += box.bytes;
  }
  if (map.moov === null && !strange) map.cutOff = true;
  if (position < reader.size) map.others = true;
  return map;
}

/** Whether the walk gave up on the number of fragments. */
export function hasTooManyFragments(map: BoxMap): boolean {
  return map.fragments > FRAGMENTS_MAX;
}

interface BoxHeader {
  type: string;
  headerBytes: number;
  /** With its header. */
  bytes: number;
}

function readHeader(header: Uint8Array, left: number): BoxHeader | null {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const type = Buffer.from(header.subarray(4, 8)).toString('latin1');
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  const short = view.getUint32(0);
  if (short === 0) return { type, headerBytes: 8, bytes: left };
  if (short !== 1) return short < 8 ? null : { type, headerBytes: 8, bytes: short };
  if (header.length < HEADER_BYTES) return null;
  const long = Number(view.getBigUint64(8));
  return long < HEADER_BYTES ? null : { type, headerBytes: HEADER_BYTES, bytes: long };
}

function note(map: BoxMap, type: string, span: ByteSpan, size: number): void {
  const inside = { start: Math.min(span.start, size), end: Math.min(span.end, size) };
  switch (type) {
    case 'moov':
      if (map.moov !== null) map.others = true;
      map.moov ??= inside;
      break;
    case 'mdat':
      map.samples.push(inside);
      break;
    case 'moof':
      map.fragments += 1;
      break;
    default:
      if (!BESIDE.includes(type)) map.others = true;
      return;
  }
  if (span.end > size) map.cutOff = true;
}
