import { EditError, fail, failure, type Failure } from '../core/errors.ts';
import { hasTooManyFragments, mapBoxes, type BoxMap, type ByteSpan } from './box-map.ts';
import { judgeOrMend, type JudgedClip } from './judge-clip.ts';
import { readPlainFacts } from './plain-facts.ts';
import { OverBudgetError, type RangeReader } from './range-reader.ts';
import { sniff } from './sniff.ts';
import type { ByteReader } from './probe-worker.ts';
import type { ThreadPool } from './thread-pool.ts';
import { SOURCE_BYTES_MAX, type CLIP_LIMITS } from '../core/model-limits.ts';

/** What the index of a clip is read ahead by, so that its parsing seldom waits. */
const INDEX_AHEAD_BYTES = 256 * 1024;
/** One answer to the thread; a single picture of 200 MB in 3 s is smaller. */
const ANSWER_BYTES_MAX = 16 * 1024 * 1024;
const IN_FRAGMENTS = { found: 'MP4', inFragments: true } as const;

/**
 * Looks at a clip: kind, completeness, codec, length, sides, rate. The main thread fetches, through the guarded agent;
 * what is not surely plain is parsed in a thread that has no way out and can be ended.
 *
 * @returns its length, and what is wrong with it where that can be mended.
 * @throws EditError with the first thing that must change, or with why it could not be read.
 */
export async function probeClip(
  reader: RangeReader,
  pool: ThreadPool,
  limits: typeof CLIP_LIMITS,
): Promise<JudgedClip> {
  const heavy = tooHeavy(reader.size, limits.bytes);
  if (heavy && reader.size > SOURCE_BYTES_MAX) throw new EditError(heavy);
  checkKind(reader.head);
  const map = await readIndex(reader);
  const plain = await readPlainFacts(reader, map).catch((error: unknown) => {
    throw readFault(error, map);
  });
  if (plain !== null) return judgeOrMend(plain, limits, heavy);
  const clip = withoutSamples(reader, map.samples);
  const answer = await pool.parse(clip);
  if (clip.fault() !== null) throw readFault(clip.fault(), map);
  switch (answer.kind) {
    case 'no_picture':
      throw fail('clip_no_picture');
    case 'unreadable':
      throw new EditError(failure('clip_unreadable'), new Error(answer.reason));
    case 'facts':
      return judgeOrMend(answer.facts, limits, heavy);
  }
}

function tooHeavy(bytes: number, max: number): Failure | null {
  return bytes > max ? failure('clip_too_heavy', { bytes, max }) : null;
}

function checkKind(head: Uint8Array): void {
  const kind = sniff(head);
  if (kind.is === 'mp4') return;
  if (kind.is === 'container') throw fail('clip_container', { found: kind.found });
  throw fail('clip_not_video', { found: kind.found });
}

async function readIndex(reader: RangeReader): Promise<BoxMap> {
  const map = await mapBoxes(reader).catch((error: unknown) => {
    throw readFault(error, null);
  });
  if (map.cutOff) throw fail('clip_cut_off');
  if (map.moov === null) throw fail('clip_unreadable');
  if (hasTooManyFragments(map)) throw fail('clip_container', IN_FRAGMENTS);
  const { start, end } = map.moov;
  await reader.read(start, Math.min(end, start + INDEX_AHEAD_BYTES)).catch((error: unknown) => {
    throw readFault(error, map);
  });
  return map;
}

/** A read that failed explains whatever the parser made of it. */
function readFault(error: unknown, map: BoxMap | null): EditError {
  if (error instanceof EditError) return error;
  const scattered = error instanceof OverBudgetError && (map === null || map.fragments > 0);
  const reason = scattered ? failure('clip_container', IN_FRAGMENTS) : failure('clip_unreadable');
  return new EditError(reason, error);
}

/**
 * The clip with zeros for its samples. What is asked of it stands in the index; the parser only touches samples while it
 * passes over them, and to see whether the last one is there.
 */
function withoutSamples(
  reader: RangeReader,
  samples: readonly ByteSpan[],
): ByteReader & { fault(): unknown } {
  let fault: unknown = null;
  const fill = async (start: number, end: number): Promise<Uint8Array> => {
    if (end - start > ANSWER_BYTES_MAX) throw new OverBudgetError('read too large');
    const out = new Uint8Array(end - start);
    let at = start;
    for (const span of samples) {
      if (span.end <= at || span.start >= end) continue;
      if (span.start > at) out.set(await reader.read(at, span.start), at - start);
      at = Math.min(span.end, end);
    }
    if (at < end) out.set(await reader.read(at, end), at - start);
    return out;
  };
  return {
    size: reader.size,
    fault: () => fault,
    read: async (start, end) => {
      try {
        return await fill(start, end);
      } catch (error) {
        fault ??= error;
        throw error;
      }
    },
  };
}
