import type { ClipCut, ClipPart } from './edit.ts';
import type { Failure } from './errors.ts';
import { CLIP_LIMITS } from './model-limits.ts';

/** What a clip is, as far as the model's limits go. */
export interface ClipShape {
  /** Length in milliseconds. */
  clipMs: number;
  /** Pixels as displayed. */
  width: number;
  height: number;
  /** Frames a second, on average. */
  fps: number;
}

/** A clip that the model does not take as it is, and that can be made into one that it takes. */
export interface MendableClip extends ClipShape {
  /** As people call it: `HEVC`. */
  codec: string;
  /** What is wrong with it. */
  why: Failure;
}

/** Where a longer clip is cut to, in milliseconds: what people expect of "10 s". */
const PART_MS = 10_000;
const MIN_MS = CLIP_LIMITS.seconds.min * 1000;
const MAX_MS = CLIP_LIMITS.seconds.max * 1000;
/** The longer side over the shorter, beyond which no scaling brings both within the limits. */
export const RATIO_MAX = CLIP_LIMITS.side.max / CLIP_LIMITS.side.min;
/** Rates that players know; what is about one of them becomes that one. Frames a second. */
const USUAL_RATES = [24, 25, 30_000 / 1001, 30, 48, 50, 60_000 / 1001, 60];
const ABOUT = 0.0005;

/** The parts of a clip that can be chosen: of one that the model takes whole there is nothing to choose. */
export function partsOf({ clipMs }: Pick<ClipShape, 'clipMs'>): readonly ClipPart[] {
  return clipMs > MAX_MS ? ['first', 'middle', 'last'] : ['first'];
}

/** Which piece of a clip of at least 3 s is taken. */
export function planCut(clipMs: number, part: ClipPart): ClipCut {
  if (clipMs <= MAX_MS) return { part: 'first', fromMs: 0, lengthMs: clipMs };
  const left = clipMs - PART_MS;
  const fromMs = { first: 0, middle: Math.round(left / 2), last: left }[part];
  return { part, fromMs, lengthMs: PART_MS };
}

/** Whether it is one piece of several that could have been taken. */
export const isPart = ({ lengthMs }: ClipCut): boolean => lengthMs === PART_MS;

/**
 * The sides and the rate nearest to a clip's own that the model takes; sides even, as 4:2:0 needs them. Null for a picture so
 * narrow that there are none.
 */
export function shapeFor({
  width,
  height,
  fps,
}: Omit<ClipShape, 'clipMs'>): Omit<ClipShape, 'clipMs'> | null {
  const { min, max } = CLIP_LIMITS.side;
  const longer = Math.max(width, height);
  const shorter = Math.min(width, height);
  if (!(shorter > 0) || longer / shorter > RATIO_MAX) return null;
  const by = longer > max ? max / longer : Math.max(1, min / shorter);
  // Within the limits odd sides lose a row; scaled ones take the nearest even number.
  const even = (pixels: number): number =>
    by === 1 ? 2 * Math.floor(pixels / 2) : 2 * Math.round((pixels * by) / 2);
  const side = (pixels: number): number => Math.min(max, Math.max(min, even(pixels)));
  return { width: side(width), height: side(height), fps: rateFor(fps) };
}

function rateFor(fps: number): number {
  const { min, max } = CLIP_LIMITS.fps;
  if (fps <= min) return min;
  if (fps >= max) return max;
  return (
    USUAL_RATES.find((usual) => Math.abs(fps / usual - 1) < ABOUT) ?? Math.round(fps * 1000) / 1000
  );
}

/** How many frames at a rate make a piece of a length, so that it is never too long or too short for the model. */
export function framesIn({ lengthMs }: Pick<ClipCut, 'lengthMs'>, fps: number): number {
  // Products of fractions: 72 may read 71.9999999.
  const whole = Math.floor((lengthMs / 1000) * fps + 1e-6);
  return Math.max(whole, Math.ceil((MIN_MS / 1000) * fps - 1e-6));
}
