import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const appeal: Texts['appeal'] = {
  title: (who) => `**${who} apela** una negativa.`,
  titleAgainst: (who, by) => `**${who} apela** una negativa de ${by}.`,
  verdicts: {
    accepted: (by, atMs) =>
      `**Aceptada: ha empezado una nueva edición**, por ${by} ${relativeTime(atMs)}.`,
    declined: (by, atMs) => `**Rechazada**, por ${by} ${relativeTime(atMs)}.`,
  },
  theySay: 'Lo que dice:',
  askedFor: 'Lo que pidió:',
  reason: (reason) => `El motivo fue: ${reason}`,
  request: (url) => `[la solicitud](${url})`,
  accept: 'Aceptar',
  decline: 'Rechazar',
};
