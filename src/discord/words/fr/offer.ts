import type { Texts } from '../texts.ts';
import { count, decimal, listed, sides } from './figures.ts';

export const offer: Texts['offer'] = {
  text(clip) {
    const is = [
      `${decimal(Math.round(clip.clipMs / 100) / 10)} s`,
      sides(clip.width, clip.height),
      clip.codec,
      `${decimal(clip.fps)} fps`,
    ];
    const changes = [
      clip.cutToMs === null ? 'l’adapter' : `en prendre ${count(clip.cutToMs / 1000)} s`,
      clip.scaledTo === null
        ? null
        : `le redimensionner en ${sides(clip.scaledTo.width, clip.scaledTo.height)}`,
      clip.newFps === null ? null : `le passer à ${decimal(clip.newFps)} fps`,
      clip.newCodec === null ? null : `le convertir en ${clip.newCodec}`,
    ].filter((change) => change !== null);
    const notice = clip.isLarger ? ' Plus grand, il ne sera pas plus net pour autant.' : '';
    const choice = clip.cutToMs === null ? '' : ' Choisis quelle partie.';
    return `Il fait ${is.join(', ')} : je peux ${listed(changes)}.${notice}${choice}`;
  },
  makeItFit: 'L’adapter',
  parts: {
    first: '10 premières secondes',
    middle: '10 secondes du milieu',
    last: '10 dernières secondes',
  },
};
