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
    const made = clip.cutToMs === null ? 'ajustá-lo' : `usar ${count(clip.cutToMs / 1000)} s dele`;
    const changes = [
      clip.scaledTo === null
        ? null
        : `redimensionar para ${sides(clip.scaledTo.width, clip.scaledTo.height)}`,
      clip.newFps === null ? null : `passar para ${decimal(clip.newFps)} fps`,
      clip.newCodec === null ? null : `converter para ${clip.newCodec}`,
    ].filter((change) => change !== null);
    const how =
      changes.length === 0 ? '' : `${clip.cutToMs === null ? ':' : ','} ${changes.join(', ')}`;
    const notice = clip.isLarger ? ' Ficar maior não o deixa mais nítido.' : '';
    const choice = clip.cutToMs === null ? '' : ' Escolha qual parte.';
    return `O clipe é assim: ${is.join(', ')}. Posso ${made}${how}.${notice}${choice}`;
  },
  makeItFit: 'Ajustar',
  parts: {
    first: 'Primeiros 10 s',
    middle: '10 s do meio',
    last: 'Últimos 10 s',
  },
};
