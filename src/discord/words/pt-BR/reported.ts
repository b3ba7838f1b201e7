import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const reported: Texts['reported'] = {
  title: (reports) =>
    `**Um clipe foi denunciado:** ${many(reports, {
      zero: 'nenhuma denúncia',
      one: '# denúncia',
      other: '# denúncias',
    })}`,
  madeFor: (who, link) => (link === null ? `Feito para ${who}` : `Feito para ${who}, ${link}`),
  earlier: (n) => many(n, { one: 'e mais # denúncia anterior', other: 'e mais # anteriores' }),
  report: (by, atMs, reason) => `${by} ${relativeTime(atMs)}: ${reason}`,
  reportWithoutReason: (by, atMs) => `${by} ${relativeTime(atMs)}: não deu motivo`,
  verdicts: {
    dismissed: (by, atMs) => `**Denúncia descartada** por ${by} ${relativeTime(atMs)}`,
    taken_down: (by, atMs) => `**Removido** por ${by} ${relativeTime(atMs)}`,
    deleted: (_by, atMs) => `**Excluído por quem pediu** ${relativeTime(atMs)}`,
  },
  takeDown: 'Remover…',
  dismiss: 'Descartar denúncia',
  block: 'Bloquear…',
};
