import { relativeTime } from '../../text.ts';
import type { Forms } from '../figures.ts';
import type { Texts } from '../texts.ts';
import { clipLength, count, dollars, duration, many } from './figures.ts';

const EDITS: Forms = { one: '# Bearbeitung', other: '# Bearbeitungen' };
const REQUESTS: Forms = { one: '# Anfrage', other: '# Anfragen' };
const NO_EDITS = 'keine Bearbeitungen';
const NO_REQUESTS = 'keine Anfragen';

const used = (n: number, cap: number | null, forms: Forms, zero: string): string =>
  cap === null
    ? `${many(n, { ...forms, zero })}, kein Limit`
    : `${count(n)} von ${many(cap, forms)}`;

export const usage: Texts['usage'] = {
  title: '**Deine Bearbeitungen auf diesem Server**',
  atOnce: (n, cap) => `Gleichzeitig: ${used(n, cap, EDITS, NO_EDITS)}`,
  pending: (n, cap) => `Warten auf die Moderation: ${used(n, cap, REQUESTS, NO_REQUESTS)}`,
  today: (n, cap) => `Heute: ${used(n, cap, EDITS, NO_EDITS)}`,
  clipToday: (ms, cap) =>
    cap === null
      ? `Clip-Länge heute: ${clipLength(ms)}, kein Limit`
      : `Clip-Länge heute: ${clipLength(ms)} von ${clipLength(cap)}`,
  noPause: 'Zwischen zwei Bearbeitungen: keine Pause',
  pause: (ms, nextAtMs) =>
    nextAtMs === null
      ? `Zwischen zwei Bearbeitungen: ${duration(ms)}`
      : `Zwischen zwei Bearbeitungen: ${duration(ms)}, die nächste kann ${relativeTime(nextAtMs)} beginnen`,
  todayStartsAgain: (atMs) =>
    `Die Zahlen von heute beginnen ${relativeTime(atMs)} wieder bei null.`,
  serverBudget: '**Das Budget dieses Servers für heute**',
  botBudget: '**Das Budget des Bots für diesen Monat**',
  money: (spent, held, cap) =>
    `${dollars(spent)} ausgegeben und ${dollars(held)} für laufende Bearbeitungen reserviert, ${cap === null ? 'kein Limit' : `von ${dollars(cap)}`}`,
  moneyStartsAgain: (atMs) => `Es beginnt ${relativeTime(atMs)} wieder bei null.`,
};
