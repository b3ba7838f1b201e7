import type { HistoryFilter } from '../../../core/history.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

const kinds = {
  all: 'Résultats',
  originals: 'Originaux',
  remixes: 'Remix',
} satisfies Record<HistoryFilter['kind'], string>;

export const history: Texts['history'] = {
  title(kind, who, channel) {
    const whose = who === null ? '' : ` de ${who}`;
    const where = channel === null ? 'sur ce serveur' : `dans ${channel}`;
    return `**${kinds[kind]}${whose} ${where}, du plus récent au plus ancien**`;
  },
  noneShown:
    'Aucun d’eux ne peut être affiché ici. Appuie sur Plus anciens pour remonter plus loin.',
  pastTheEnd: 'Il n’y a rien de plus. Appuie sur Plus récents pour revenir.',
  none: 'Il n’y a rien à montrer. Tu peux faire le premier avec /kling-edit.',
  nothingMore: 'rien de plus',
  newer: 'Plus récents',
  older: 'Plus anciens',
  pictureOf: 'Une image tirée du clip',
  original: (who, atMs) => `${who}, ${relativeTime(atMs)}`,
  remix: (who, atMs) => `${who}, un remix, ${relativeTime(atMs)}`,
  remixOfClip: (who, atMs, whose, url) =>
    `${who}, un remix du [clip](${url}) de ${whose}, ${relativeTime(atMs)}`,
  remixOfEdit: (who, atMs, whose, url) =>
    `${who}, un remix de la ${url === null ? 'modification' : `[modification](${url})`} de ${whose}, ${relativeTime(atMs)}`,
};
