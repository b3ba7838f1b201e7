import { relativeTime } from '../../text.ts';
import type { Forms } from '../figures.ts';
import type { Texts } from '../texts.ts';
import { clipLength, count, dollars, duration, many } from './figures.ts';

const EDITS: Forms = {
  zero: 'aucune modification',
  one: '# modification',
  other: '# modifications',
};
const REQUESTS: Forms = { zero: 'aucune demande', one: '# demande', other: '# demandes' };

const used = (n: number, cap: number | null, forms: Forms): string =>
  `${many(n, forms)}${cap === null ? ', sans limite' : ` sur ${count(cap)}`}`;

export const usage: Texts['usage'] = {
  title: '**Tes modifications sur ce serveur**',
  atOnce: (n, cap) => `À la fois : ${used(n, cap, EDITS)}`,
  pending: (n, cap) => `En attente de la modération : ${used(n, cap, REQUESTS)}`,
  today: (n, cap) => `Aujourd’hui : ${used(n, cap, EDITS)}`,
  clipToday: (ms, cap) =>
    cap === null
      ? `Durée de clip aujourd’hui : ${clipLength(ms)}, sans limite`
      : `Durée de clip aujourd’hui : ${clipLength(ms)} sur ${clipLength(cap)}`,
  noPause: 'Entre deux modifications : pas de pause',
  pause: (ms, nextAtMs) =>
    nextAtMs === null
      ? `Entre deux modifications : ${duration(ms)}`
      : `Entre deux modifications : ${duration(ms)}, la prochaine peut démarrer ${relativeTime(nextAtMs)}`,
  todayStartsAgain: (atMs) => `Les chiffres du jour repartent de zéro ${relativeTime(atMs)}.`,
  serverBudget: '**Budget de ce serveur aujourd’hui**',
  botBudget: '**Budget du bot ce mois-ci**',
  money: (spent, held, cap) =>
    `${dollars(spent)} dépensés et ${dollars(held)} réservés pour les modifications en cours, ${cap === null ? 'sans limite' : `sur ${dollars(cap)}`}`,
  moneyStartsAgain: (atMs) => `Il repart de zéro ${relativeTime(atMs)}.`,
};
