import { relativeTime } from '../../text.ts';
import type { Forms } from '../figures.ts';
import type { Texts } from '../texts.ts';
import { count, dollars, many } from './figures.ts';

const EDITS: Forms = {
  zero: 'aucune modification',
  one: '# modification',
  other: '# modifications',
};

const money = (spent: number, held: number): string =>
  `${dollars(spent)} dépensés et ${dollars(held)} réservés`;

export const serverUsage: Texts['serverUsage'] = {
  title: '**Les modifications de ce serveur**',
  today: (spent, held, cap, endsAtMs) =>
    `Aujourd’hui : ${money(spent, held)}, ${cap === null ? 'sans limite' : `sur ${dollars(cap)}`}. Le compteur repart de zéro ${relativeTime(endsAtMs)}.`,
  thisMonth: (spent, held) => `Ce mois-ci : ${money(spent, held)}`,
  underWay: (atWork, inLine) =>
    `En cours : ${many(atWork, EDITS)}. Dans la file d’attente : ${many(inLine, EDITS)}.`,
  pending: (n) =>
    `En attente de la modération : ${many(n, { one: '# demande', other: '# demandes' })}.`,
  mostToday: '**Le plus de modifications aujourd’hui**',
  person: (who, edits) => `${who} : ${count(edits)}`,
};
