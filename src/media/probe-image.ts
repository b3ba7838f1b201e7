import { crc32 } from 'node:zlib';
import { EditError, fail, failure, type InputName } from '../core/errors.ts';
import type { FoundFile } from '../core/found-file.ts';
import { OverBudgetError, type RangeReader } from './range-reader.ts';
import { sniff, type Sniffed } from './sniff.ts';
import type { IMAGE_LIMITS } from '../core/model-limits.ts';

/** Segments and fill bytes before a JPEG's frame header: cameras write some dozen. */
const JPEG_STEPS_MAX = 2000;

/** Pixels as stored. A phone's note to show it turned swaps them, which changes neither ratio nor shorter side. */
interface Size {
  width: number;
  height: number;
}

/**
 * Looks at an image: kind, sides, ratio, weight. Reads headers only, in plain TypeScript.
 *
 * @throws EditError image_type, image_unreadable, image_sides_small, image_ratio, image_too_heavy, or the reader's.
 */
export async function probeImage(
  reader: RangeReader,
  input: InputName,
  limits: typeof IMAGE_LIMITS,
): Promise<void> {
  if (reader.size > limits.bytes) {
    throw fail('image_too_heavy', { input, bytes: reader.size, max: limits.bytes });
  }
  const kind = sniff(reader.head);
  if (kind.is !== 'png' && kind.is !== 'jpeg') {
    throw fail('image_type', { input, found: foundIn(kind) });
  }
  const size = await readSize(reader, kind.is, input);
  if (size === null) throw fail('image_unreadable', { input });
  judgeSize(size, input, limits);
}

function foundIn(kind: Sniffed): FoundFile {
  if (kind.is === 'mp4') return { kind: 'video', format: null };
  return kind.is === 'container' ? { kind: 'video', format: kind.found } : kind.found;
}

async function readSize(
  reader: RangeReader,
  kind: 'png' | 'jpeg',
  input: InputName,
): Promise<Size | null> {
  try {
    return kind === 'png' ? pngSize(reader.head) : await jpegSize(reader);
  } catch (error) {
    if (error instanceof OverBudgetError)
      throw new EditError(failure('image_unreadable', { input }), error);
    throw error;
  }
}

function judgeSize({ width, height }: Size, input: InputName, limits: typeof IMAGE_LIMITS): void {
  const shorter = Math.min(width, height);
  if (shorter < limits.side.min) {
    throw fail('image_sides_small', { input, width, height, min: limits.side.min });
  }
  if (Math.max(width, height) / shorter > limits.ratio) {
    throw fail('image_ratio', { input, width, height, max: limits.ratio });
  }
}

/** The IHDR chunk, which must come first (PNG specification, 11.2.1), by its checksum. */
function pngSize(head: Uint8Array): Size | null {
  if (head.length < 33) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = Buffer.from(head.subarray(12, 16)).toString('latin1');
  if (view.getUint32(8) !== 13 || type !== 'IHDR') return null;
  if (crc32(head.subarray(12, 29)) !== view.getUint32(29)) return null;
  return positive({ width: view.getUint32(16), height: view.getUint32(20) });
}

/**
 * Walks a JPEG's segments to the frame header (ITU-T T.81, B.1.1.2 and B.2.2). Embedded previews and colour profiles
 * before it are stepped over, not read.
 */
async function jpegSize(reader: RangeReader): Promise<Size | null> {
  let position = 2;
  for (let step = 0; step < JPEG_STEPS_MAX && position + 4 <= reader.size; step += 1) {
    const header = await reader.read(position, Math.min(position + 9, reader.size));
    const [mark, marker = 0] = header;
    if (mark !== 0xff) return null;
    // Markers may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (isFrameHeader(marker)) return frameSize(header);
    // Image data, the end, or a marker without a length: a frame header can no longer come.
    if (marker === 0xda || marker === 0xd9 || marker < 0xc0) return null;
    const length = ((header[2] ?? 0) << 8) | (header[3] ?? 0);
    if (length < 2) return null;
    position += 2 + length;
  }
  return null;
}

/** SOF0 to SOF15, less the three codes in between that are something else (DHT, JPG, DAC). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function frameSize(header: Uint8Array): Size | null {
  if (header.length < 9) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return positive({ height: view.getUint16(5), width: view.getUint16(7) });
}

function positive(size: Size): Size | null {
  return size.width > 0 && size.height > 0 ? size : null;
}
