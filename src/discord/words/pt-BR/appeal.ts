import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const appeal: Texts['appeal'] = {
  title: (who) => `**${who} entrou com um recurso** contra uma recusa.`,
  titleAgainst: (who, by) => `**${who} entrou com um recurso** contra uma recusa de ${by}.`,
  verdicts: {
    accepted: (by, atMs) =>
      `**Aceito: uma nova edição começou**, decisão de ${by} ${relativeTime(atMs)}.`,
    declined: (by, atMs) => `**Negado**, decisão de ${by} ${relativeTime(atMs)}.`,
  },
  theySay: 'O que a pessoa diz:',
  askedFor: 'O que a pessoa pediu:',
  reason: (reason) => `O motivo foi: ${reason}`,
  request: (url) => `[o pedido](${url})`,
  accept: 'Aceitar',
  decline: 'Negar',
};
