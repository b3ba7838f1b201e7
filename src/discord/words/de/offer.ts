import type { Texts } from '../texts.ts';
import { count, decimal, sides } from './figures.ts';

export const offer: Texts['offer'] = {
  text(clip) {
    const is = [
      `${decimal(Math.round(clip.clipMs / 100) / 10)} s`,
      sides(clip.width, clip.height),
      clip.codec,
      `${decimal(clip.fps)} fps`,
    ];
    const changes = [
      clip.cutToMs === null ? 'ihn passend machen' : `${count(clip.cutToMs / 1000)} s davon nehmen`,
      clip.scaledTo === null
        ? null
        : `skaliert auf ${sides(clip.scaledTo.width, clip.scaledTo.height)}`,
      clip.newFps === null ? null : `mit ${decimal(clip.newFps)} fps`,
      clip.newCodec === null ? null : `umgewandelt in ${clip.newCodec}`,
    ].filter((change) => change !== null);
    const notice = clip.isLarger ? ' Schärfer wird er durch die Vergrößerung nicht.' : '';
    const choice = clip.cutToMs === null ? '' : ' Wähle, welchen Teil.';
    return `Er hat ${is.join(', ')}: Ich kann ${changes.join(', ')}.${notice}${choice}`;
  },
  makeItFit: 'Passend machen',
  parts: {
    first: 'Erste 10 s',
    middle: 'Mittlere 10 s',
    last: 'Letzte 10 s',
  },
};
