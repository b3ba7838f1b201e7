import type { HistoryFilter } from '../../../core/history.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

const kinds = {
  all: 'Resultados',
  originals: 'Originales',
  remixes: 'Remixes',
} satisfies Record<HistoryFilter['kind'], string>;

export const history: Texts['history'] = {
  title(kind, who, channel) {
    const whose = who === null ? '' : ` de ${who}`;
    const where = channel === null ? 'en este servidor' : `en ${channel}`;
    return `**${kinds[kind]}${whose} ${where}, primero lo más reciente**`;
  },
  noneShown: 'Ninguno de estos se puede mostrar aquí. Pulsa Más antiguos para seguir hacia atrás.',
  pastTheEnd: 'No hay nada más. Pulsa Más recientes para volver.',
  none: 'No hay nada que mostrar. Puedes hacer el primero con /kling-edit.',
  nothingMore: 'nada más',
  newer: 'Más recientes',
  older: 'Más antiguos',
  pictureOf: 'Una imagen sacada del clip',
  original: (who, atMs) => `${who}, ${relativeTime(atMs)}`,
  remix: (who, atMs) => `${who}, un remix, ${relativeTime(atMs)}`,
  remixOfClip: (who, atMs, whose, url) =>
    `${who}, un remix del [clip](${url}) de ${whose}, ${relativeTime(atMs)}`,
  remixOfEdit: (who, atMs, whose, url) =>
    `${who}, un remix de la ${url === null ? 'edición' : `[edición](${url})`} de ${whose}, ${relativeTime(atMs)}`,
};
