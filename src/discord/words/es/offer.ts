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
      clip.cutToMs === null
        ? 'hacer un clip adaptado'
        : `usar un fragmento de ${count(clip.cutToMs / 1000)} s`,
      clip.scaledTo === null
        ? null
        : `escalado a ${sides(clip.scaledTo.width, clip.scaledTo.height)}`,
      clip.newFps === null ? null : `a ${decimal(clip.newFps)} fps`,
      clip.newCodec === null ? null : `convertido a ${clip.newCodec}`,
    ].filter((change) => change !== null);
    const notice = clip.isLarger ? ' No será más nítido por ser más grande.' : '';
    const choice = clip.cutToMs === null ? '' : ' Elige qué parte.';
    return `Es de ${is.join(', ')}: puedo ${changes.join(', ')}.${notice}${choice}`;
  },
  makeItFit: 'Adaptarlo',
  parts: {
    first: 'Primeros 10 s',
    middle: '10 s centrales',
    last: 'Últimos 10 s',
  },
};
