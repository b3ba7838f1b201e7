import type { HistoryFilter } from '../../../core/history.ts';
import { relativeTime } from '../../text.ts';
import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

const kinds = {
  all: 'Resultados',
  originals: 'Originais',
  remixes: 'Remixes',
} satisfies Record<HistoryFilter['kind'], string>;

export const history: Texts['history'] = {
  title(kind, who, channel) {
    const whose = who === null ? '' : ` de ${who}`;
    const where = channel === null ? 'neste servidor' : `em ${channel}`;
    return `**${kinds[kind]}${whose} ${where}, os mais recentes primeiro**`;
  },
  noneShown:
    'Nenhum destes pode ser mostrado aqui. Clique em Mais antigos para voltar mais no tempo.',
  pastTheEnd: 'Não há mais nada. Clique em Mais recentes para voltar.',
  none: 'Não há nada para mostrar. Você pode fazer o primeiro com /kling-edit.',
  nothingMore: 'nada mais',
  newer: 'Mais recentes',
  older: 'Mais antigos',
  pictureOf: 'Uma imagem tirada do clipe',
  original: (who, atMs) => `${who}, ${relativeTime(atMs)}`,
  remix: (who, atMs) => `${who}, um remix, ${relativeTime(atMs)}`,
  remixOfClip: (who, atMs, whose, url) =>
    `${who}, um remix do [clipe](${url}) de ${whose}, ${relativeTime(atMs)}`,
  remixOfEdit: (who, atMs, whose, url) =>
    `${who}, um remix da ${linked('edição', url)} de ${whose}, ${relativeTime(atMs)}`,
};
