import { partsOf, planCut, shapeFor, type MendableClip } from '../../core/mend.ts';
import { inert } from './facts.ts';

/** The codec of every clip that is made. */
const MADE_CODEC = 'H.264';

/** What a clip is, and what can be made of it. A change that is null is not needed. */
export interface OfferFacts {
  clipMs: number;
  width: number;
  height: number;
  /** Inert. */
  codec: string;
  fps: number;
  /** How much of it is taken; null where all of it is. Then there is a part to choose. */
  cutToMs: number | null;
  scaledTo: { width: number; height: number } | null;
  /** Scaled up, which makes nothing sharper. */
  isLarger: boolean;
  newFps: number | null;
  newCodec: string | null;
}

/** What the sentence on an offer needs to know. */
export function offerFacts(clip: MendableClip): OfferFacts {
  const { clipMs, codec } = clip;
  const { width, height, fps } = shapeFor(clip) ?? clip;
  const isScaled = Math.abs(width - clip.width) > 1 || Math.abs(height - clip.height) > 1;
  return {
    clipMs,
    width: clip.width,
    height: clip.height,
    codec: inert(codec),
    fps: clip.fps,
    cutToMs: partsOf(clip).length > 1 ? planCut(clipMs, 'first').lengthMs : null,
    scaledTo: isScaled ? { width, height } : null,
    isLarger: width > clip.width + 1,
    newFps: Math.abs(fps / clip.fps - 1) > 0.0005 ? fps : null,
    newCodec: codec === MADE_CODEC ? null : MADE_CODEC,
  };
}
