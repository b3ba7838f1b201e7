import { EditError, fail, type ErrorCode, type Failure } from '../core/errors.ts';
import { RATIO_MAX, shapeFor, type MendableClip } from '../core/mend.ts';
import type { CLIP_LIMITS } from '../core/model-limits.ts';
import type { ClipFacts } from './probe-messages.ts';

/** mediabunny's names for what the model does not take. */
const CODEC_NAMES: Readonly<Record<string, string>> = {
  hevc: 'HEVC',
  av1: 'AV1',
  vp9: 'VP9',
  vp8: 'VP8',
  prores: 'ProRes',
};

/** Codecs mediabunny has no name for, by the four letters in the file. */
const FOUR_CC_NAMES: Readonly<Record<string, string>> = {
  mp4v: 'MPEG-4 Part 2',
  apch: 'ProRes',
  apcn: 'ProRes',
  apcs: 'ProRes',
  apco: 'ProRes',
  ap4h: 'ProRes',
  ap4x: 'ProRes',
  jpeg: 'Motion JPEG',
  mjpa: 'Motion JPEG',
  dvh1: 'HEVC',
  dvhe: 'HEVC',
  vvc1: 'VVC',
};

/**
 * Averages of phones wander around the round number: 24 and 60 get this much room, which still leaves out 23.976.
 * Frames a second.
 */
const FPS_ROOM = { below: 0.012, above: 0.5 };

/**
 * Holds a clip's facts against the model's limits.
 *
 * @returns its length in whole milliseconds.
 * @throws EditError clip_codec, clip_cut_off, clip_unreadable, clip_too_short, clip_too_long, clip_sides_small,
 *   clip_sides_large, clip_fps_low, clip_fps_high.
 */
export function judgeClip(facts: ClipFacts, limits: typeof CLIP_LIMITS): { clipMs: number } {
  if (facts.codec !== 'avc') throw fail('clip_codec', { found: codecName(facts) });
  if (!facts.whole) throw fail('clip_cut_off');
  if (!isMeasured(facts)) throw fail('clip_unreadable');
  const clipMs = judgeLength(facts.seconds, limits.seconds);
  judgeSides(facts, limits.side);
  judgeRate(facts.fps, limits.fps);
  return { clipMs };
}

/** What ffmpeg reads, in an MP4 or MOV, by the names that people know. */
const DECODED: readonly string[] = [
  'H.264',
  'HEVC',
  'AV1',
  'VP9',
  'VP8',
  'ProRes',
  'MPEG-4 Part 2',
  'Motion JPEG',
];
/** What cutting, scaling, re-timing and converting can mend. */
const MENDED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'clip_codec',
  'clip_too_long',
  'clip_sides_small',
  'clip_sides_large',
  'clip_fps_low',
  'clip_fps_high',
]);

/** What came of looking at a clip; `mend` is null where the model takes it as it is. */
export interface JudgedClip {
  clipMs: number;
  mend: MendableClip | null;
}

/**
 * The same, but of a clip that can be made into what the model takes it says what is wrong.
 *
 * @param heavy - that it is too heavy, which is all that would be wrong with it.
 * @throws EditError as {@link judgeClip}, clip_too_heavy, clip_ratio.
 */
export function judgeOrMend(
  facts: ClipFacts,
  limits: typeof CLIP_LIMITS,
  heavy: Failure | null,
): JudgedClip {
  try {
    const judged = judgeClip(facts, limits);
    if (heavy === null) return { ...judged, mend: null };
    return mendable(facts, limits, heavy);
  } catch (error) {
    if (!(error instanceof EditError) || !MENDED.has(error.failure.code)) throw error;
    return mendable(facts, limits, error.failure);
  }
}

function mendable(facts: ClipFacts, limits: typeof CLIP_LIMITS, why: Failure): JudgedClip {
  const codec = facts.codec === 'avc' ? 'H.264' : codecName(facts);
  const { seconds, width, height, fps } = facts;
  if (codec === null || !DECODED.includes(codec) || !isMeasured(facts) || fps <= 0)
    throw new EditError(why);
  if (!facts.whole) throw fail('clip_cut_off');
  const clipMs = Math.round(seconds * 1000);
  if (clipMs < limits.seconds.min * 1000) {
    throw fail('clip_too_short', { seconds: clipMs / 1000, min: limits.seconds.min });
  }
  if (shapeFor({ width, height, fps }) === null) {
    throw fail('clip_ratio', { width, height, max: RATIO_MAX });
  }
  return { clipMs, mend: { clipMs, width, height, fps, codec, why } };
}

function codecName({ codec, fourCc }: ClipFacts): string | null {
  const name = codec === null ? FOUR_CC_NAMES[fourCc ?? ''] : CODEC_NAMES[codec];
  return name ?? codec ?? fourCc;
}

/** A clip of one picture has a length and no rate. */
function isMeasured({ seconds, width, height, fps }: ClipFacts): boolean {
  return (
    [seconds, width, height, fps].every(Number.isFinite) && seconds >= 0 && width > 0 && height > 0
  );
}

function judgeLength(seconds: number, limit: { min: number; max: number }): number {
  // Lengths are sums of fractions: 3 s may read 2.9999999.
  const clipMs = Math.round(seconds * 1000);
  const shown = clipMs / 1000;
  if (shown < limit.min) throw fail('clip_too_short', { seconds: shown, min: limit.min });
  if (shown > limit.max) throw fail('clip_too_long', { seconds: shown, max: limit.max });
  return clipMs;
}

function judgeSides(
  { width, height }: { width: number; height: number },
  limit: { min: number; max: number },
): void {
  if (Math.min(width, height) < limit.min) {
    throw fail('clip_sides_small', { width, height, min: limit.min });
  }
  if (Math.max(width, height) > limit.max) {
    throw fail('clip_sides_large', { width, height, max: limit.max });
  }
}

function judgeRate(rate: number, limit: { min: number; max: number }): void {
  const fps = Math.round(rate * 1000) / 1000;
  if (rate < limit.min - FPS_ROOM.below) throw fail('clip_fps_low', { fps, min: limit.min });
  if (rate > limit.max + FPS_ROOM.above) throw fail('clip_fps_high', { fps, max: limit.max });
}
