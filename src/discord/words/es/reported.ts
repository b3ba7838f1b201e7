import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const reported: Texts['reported'] = {
  title: (reports) =>
    `**Se denunció un clip:** ${many(reports, { zero: 'ninguna denuncia', one: '# denuncia', other: '# denuncias' })}`,
  madeFor: (who, link) => (link === null ? `Hecho para ${who}` : `Hecho para ${who}, ${link}`),
  earlier: (n) => many(n, { one: 'y # denuncia anterior', other: 'y # denuncias anteriores' }),
  report: (by, atMs, reason) => `${by} ${relativeTime(atMs)}: ${reason}`,
  reportWithoutReason: (by, atMs) => `${by} ${relativeTime(atMs)}: no dio ningún motivo`,
  verdicts: {
    dismissed: (by, atMs) => `**Desestimada** por ${by} ${relativeTime(atMs)}`,
    taken_down: (by, atMs) => `**Clip retirado** por ${by} ${relativeTime(atMs)}`,
    deleted: (_by, atMs) => `**Lo eliminó quien lo pidió** ${relativeTime(atMs)}`,
  },
  takeDown: 'Retirar…',
  dismiss: 'Desestimar denuncia',
  block: 'Bloquear…',
};
