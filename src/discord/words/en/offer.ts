import type { ClipPart } from '../../../core/edit.ts';
import type { OfferFacts } from '../offer.ts';
import { count, decimal, sides } from './figures.ts';

/** What can be made of a clip that the model does not take as it is. */
export const offer = {
  /** Instead of what to do about a refusal. */
  text(clip: OfferFacts): string {
    const is = [
      `${decimal(Math.round(clip.clipMs / 100) / 10)} s`,
      sides(clip.width, clip.height),
      clip.codec,
      `${decimal(clip.fps)} fps`,
    ];
    const changes = [
      clip.cutToMs === null ? 'make it fit' : `take ${count(clip.cutToMs / 1000)} s of it`,
      clip.scaledTo === null
        ? null
        : `scaled to ${sides(clip.scaledTo.width, clip.scaledTo.height)}`,
      clip.newFps === null ? null : `at ${decimal(clip.newFps)} fps`,
      clip.newCodec === null ? null : `converted to ${clip.newCodec}`,
    ].filter((change) => change !== null);
    const notice = clip.isLarger ? ' It will not be sharper for being larger.' : '';
    const choice = clip.cutToMs === null ? '' : ' Choose which part.';
    return `It is ${is.join(', ')}: I can ${changes.join(', ')}.${notice}${choice}`;
  },
  /** Buttons. */
  makeItFit: 'Make it fit',
  parts: {
    first: 'First 10 s',
    middle: 'Middle 10 s',
    last: 'Last 10 s',
  } satisfies Record<ClipPart, string>,
};
