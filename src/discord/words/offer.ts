import { partsOf, planCut, shapeFor, type ClipShape, type MendableClip } from '../../core/mend.ts';
import { count, sides } from './figures.ts';
import { found } from './en/names.ts';

/** What a clip is, and what can be made of it, for whom it is offered to. */
export function offerText(clip: MendableClip): string {
  const shape = shapeFor(clip) ?? clip;
  const isLong = partsOf(clip).length > 1;
  const { lengthMs } = planCut(clip.clipMs, 'first');
  const taken = isLong ? `take ${count(lengthMs / 1000)} s of it` : 'make it fit';
  const is = [
    `${figure(clip.clipMs / 1000, 1)} s`,
    sides(clip.width, clip.height),
    found(clip.codec),
    `${figure(clip.fps, 3)} fps`,
  ];
  const changes = [taken, ...changesOf(clip, shape)].join(', ');
  const notice = isLarger(clip, shape) ? ' It will not be sharper for being larger.' : '';
  const todo = isLong ? ' Choose which part.' : '';
  return `It is ${is.join(', ')}: I can ${changes}.${notice}${todo}`;
}

function changesOf(clip: MendableClip, shape: Omit<ClipShape, 'clipMs'>): string[] {
  const { width, height, fps } = shape;
  const isScaled = Math.abs(width - clip.width) > 1 || Math.abs(height - clip.height) > 1;
  return [
    isScaled ? `scaled to ${sides(width, height)}` : null,
    Math.abs(fps / clip.fps - 1) > 0.0005 ? `at ${figure(fps, 3)} fps` : null,
    clip.codec === 'H.264' ? null : 'converted to H.264',
  ].filter((change) => change !== null);
}

const isLarger = (clip: ClipShape, shape: Omit<ClipShape, 'clipMs'>): boolean =>
  shape.width > clip.width + 1;

const figure = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: decimals });
