import { CLIP_LIMITS } from '../core/model-limits.ts';
import type { ResultFacts } from './inspect-result.ts';

/** How to encode a clip so that it comes out at a rate. */
export interface FitPlan {
  /** `preview`: it moves, but nobody would take it for the clip itself. */
  kind: 'fitted' | 'preview';
  /** Pixels, even. */
  width: number;
  height: number;
  /** Bits a second; 0 for the sound of a clip without. */
  videoRate: number;
  soundRate: number;
}

/** What of the limit is planned for; the container, and an encoder that is not exact, take from the rest. */
const PLANNED_SHARE = 0.92;
/** Of the shorter side, in pixels; the source's own comes before them. */
const FITTED_SIDES = [1080, 720, 480];
const PREVIEW_SIDES = [360, 240];
/**
 * Bits for each pixel of each picture below which H.264 falls into blocks when much moves. A preview may look so.
 */
const FLOOR = { fitted: 0.05, preview: 0.025 };
const SOUND_RATE = { fitted: 128_000, preview: 64_000 };
/** Above it nobody sees a difference, and x264 takes no number that is much larger. */
const VIDEO_RATE_MAX = 200_000_000;

/** The rate, in bits a second, at which a clip takes a little less than so many bytes. */
export function fittingRate(maxBytes: number, seconds: number): number {
  return (PLANNED_SHARE * 8 * maxBytes) / seconds;
}

/**
 * The largest picture that looks well enough at a rate (bits a second, sound included), never larger than the clip's own.
 *
 * @returns null when not even the smallest preview would.
 */
export function planFit(
  clip: Pick<ResultFacts, 'width' | 'height' | 'fps' | 'sound'>,
  rate: number,
): FitPlan | null {
  const own = Math.min(clip.width, clip.height);
  const smaller = FITTED_SIDES.filter((side) => side < own);
  return (
    firstAbove('fitted', [own, ...smaller], clip, rate) ??
    firstAbove(
      'preview',
      PREVIEW_SIDES.map((side) => Math.min(side, own)),
      clip,
      rate,
    )
  );
}

/**
 * The same for a clip that goes on to the model: no side becomes shorter than the shortest that the model takes.
 *
 * @param clip - of a shape that the model takes.
 */
export function planForModel(
  clip: Pick<ResultFacts, 'width' | 'height' | 'fps' | 'sound'>,
  rate: number,
): FitPlan | null {
  const { min } = CLIP_LIMITS.side;
  const own = Math.min(clip.width, clip.height);
  const smaller = FITTED_SIDES.filter((side) => side < own && side >= min);
  return (
    firstAbove('fitted', [own, ...smaller], clip, rate) ?? firstAbove('preview', [min], clip, rate)
  );
}

/** The first of these shorter sides that the rate suffices for. */
function firstAbove(
  kind: FitPlan['kind'],
  sides: readonly number[],
  clip: Pick<ResultFacts, 'width' | 'height' | 'fps' | 'sound'>,
  rate: number,
): FitPlan | null {
  const soundRate = clip.sound ? SOUND_RATE[kind] : 0;
  const videoRate = Math.min(rate - soundRate, VIDEO_RATE_MAX);
  for (const side of sides) {
    const { width, height } = scaled(clip, side);
    if (videoRate < FLOOR[kind] * width * height * clip.fps) continue;
    return { kind, width, height, videoRate: Math.floor(videoRate), soundRate };
  }
  return null;
}

/** The sides with the shorter one as long as asked; even, as 4:2:0 needs them, and no longer than they were. */
function scaled(
  { width, height }: { width: number; height: number },
  shorter: number,
): { width: number; height: number } {
  const own = Math.min(width, height);
  const side = (pixels: number): number => {
    const nearest = 2 * Math.round((pixels * shorter) / own / 2);
    const most = 2 * Math.floor(pixels / 2);
    return Math.max(2, Math.min(nearest, most));
  };
  return { width: side(width), height: side(height) };
}
