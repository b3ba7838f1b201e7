import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const reported: Texts['reported'] = {
  title: (reports) =>
    `**Un clip a été signalé :** ${many(reports, { zero: 'aucun signalement', one: '# signalement', other: '# signalements' })}`,
  madeFor: (who, link) => (link === null ? `Fait pour ${who}` : `Fait pour ${who}, ${link}`),
  earlier: (n) =>
    many(n, {
      one: 'et # signalement plus ancien',
      other: 'et # signalements plus anciens',
    }),
  report: (by, atMs, reason) => `${by} ${relativeTime(atMs)} : ${reason}`,
  reportWithoutReason: (by, atMs) => `${by} ${relativeTime(atMs)} : sans raison donnée`,
  verdicts: {
    dismissed: (by, atMs) => `**Signalement écarté** par ${by} ${relativeTime(atMs)}`,
    taken_down: (by, atMs) => `**Clip retiré** par ${by} ${relativeTime(atMs)}`,
    deleted: (_by, atMs) =>
      `**Clip supprimé par la personne qui l’a demandé** ${relativeTime(atMs)}`,
  },
  takeDown: 'Retirer…',
  dismiss: 'Écarter le signalement',
  block: 'Bloquer…',
};
