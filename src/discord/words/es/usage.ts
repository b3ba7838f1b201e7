import { relativeTime } from '../../text.ts';
import type { Forms } from '../figures.ts';
import type { Texts } from '../texts.ts';
import { clipLength, count, dollars, duration, many } from './figures.ts';

const EDITS: Forms = { zero: 'ninguna edición', one: '# edición', other: '# ediciones' };
const REQUESTS: Forms = { zero: 'ninguna solicitud', one: '# solicitud', other: '# solicitudes' };

const used = (n: number, cap: number | null, forms: Forms): string =>
  cap === null ? `${many(n, forms)}, sin límite` : `${count(n)} de ${many(cap, forms)}`;

export const usage: Texts['usage'] = {
  title: '**Tus ediciones en este servidor**',
  atOnce: (n, cap) => `A la vez: ${used(n, cap, EDITS)}`,
  pending: (n, cap) => `A la espera de moderación: ${used(n, cap, REQUESTS)}`,
  today: (n, cap) => `Hoy: ${used(n, cap, EDITS)}`,
  clipToday: (ms, cap) =>
    cap === null
      ? `Clips hoy: ${clipLength(ms)}, sin límite`
      : `Clips hoy: ${clipLength(ms)} de ${clipLength(cap)}`,
  noPause: 'Entre dos ediciones: sin pausa',
  pause: (ms, nextAtMs) =>
    nextAtMs === null
      ? `Entre dos ediciones: ${duration(ms)}`
      : `Entre dos ediciones: ${duration(ms)}, la siguiente puede empezar ${relativeTime(nextAtMs)}`,
  todayStartsAgain: (atMs) =>
    `Las cifras de hoy vuelven a empezar desde cero ${relativeTime(atMs)}.`,
  serverBudget: '**El presupuesto de hoy de este servidor**',
  botBudget: '**El presupuesto de este mes del bot**',
  money: (spent, held, cap) =>
    `${dollars(spent)} gastados y ${dollars(held)} reservados para ediciones en curso, ${cap === null ? 'sin límite' : `de ${dollars(cap)}`}`,
  moneyStartsAgain: (atMs) => `Vuelve a empezar desde cero ${relativeTime(atMs)}.`,
};
