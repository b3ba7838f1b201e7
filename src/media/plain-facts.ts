import type { BoxMap } from './box-map.ts';
import { NotPlainError } from './index-boxes.ts';
import { readPlainIndex, type PictureTrack } from './plain-index.ts';
import type { ClipFacts } from './probe-messages.ts';
import type { RangeReader } from './range-reader.ts';

/** Ten seconds have some 10 KB. What is longer is parsed elsewhere, so that nobody's clip holds this thread up. */
const INDEX_MAX = 64 * 1024;
/** Boxes of samples, likewise: each chunk is looked for in them. */
const SAMPLES_MAX = 4;
/** A clip with more pictures is refused by its length or rate all the same, in words that need care. */
const PICTURES_MAX = 700;

/**
 * The facts of a clip that is surely plain: one picture of H.264, at most one sound of AAC, all of it there. They are the same
 * that the thread finds; null where it has to look. Most clips that people send are such, and a thread costs ten times as much.
 *
 * @throws what the reader throws.
 */
export async function readPlainFacts(
  reader: Pick<RangeReader, 'read'>,
  { moov, samples, fragments, cutOff, others }: BoxMap,
): Promise<ClipFacts | null> {
  if (moov === null || fragments > 0 || cutOff || others) return null;
  if (moov.end - moov.start > INDEX_MAX || samples.length > SAMPLES_MAX) return null;
  const bytes = await reader.read(moov.start, moov.end);
  try {
    const { picture } = readPlainIndex(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      samples,
    );
    return factsOf(picture);
  } catch (error) {
    // What is read beyond the end of a box is a RangeError of Node's.
    if (error instanceof NotPlainError || error instanceof RangeError) return null;
    throw error;
  }
}

function factsOf({ shown, shownAt, lasts, rate, begin, count }: PictureTrack): ClipFacts | null {
  if (shown === null || count > PICTURES_MAX) return null;
  const last = Math.max(...shownAt);
  const first = Math.min(...shownAt);
  const end = last + (lasts[shownAt.lastIndexOf(last)] ?? 0);
  const begins = (shownAt[0] ?? 0) - begin;
  return {
    codec: 'avc',
    fourCc: 'avc1',
    seconds: (end - begin - Math.max(0, begins)) / rate,
    ...shown,
    fps: last > first ? ((count - 1) * rate) / (last - first) : 0,
    whole: true,
  };
}
