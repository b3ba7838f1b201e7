import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, dollars, many } from './figures.ts';

const EDITS = { zero: 'ninguna edición', one: '# edición', other: '# ediciones' };

const money = (spent: number, held: number): string =>
  `${dollars(spent)} gastados y ${dollars(held)} reservados`;

export const serverUsage: Texts['serverUsage'] = {
  title: '**Las ediciones de este servidor**',
  today: (spent, held, cap, endsAtMs) =>
    `Hoy: ${money(spent, held)}, ${cap === null ? 'sin límite' : `de ${dollars(cap)}`}. Vuelve a empezar desde cero ${relativeTime(endsAtMs)}.`,
  thisMonth: (spent, held) => `Este mes: ${money(spent, held)}`,
  underWay: (atWork, inLine) =>
    `En marcha: ${many(atWork, EDITS)}. En cola: ${many(inLine, EDITS)}.`,
  pending: (n) =>
    `A la espera de moderación: ${many(n, { one: '# solicitud', other: '# solicitudes' })}.`,
  mostToday: '**Quién ha hecho más ediciones hoy**',
  person: (who, edits) => `${who}: ${count(edits)}`,
};
