import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, dollars, many } from './figures.ts';

const EDITS = { zero: 'keine Bearbeitungen', one: '# Bearbeitung', other: '# Bearbeitungen' };

const money = (spent: number, held: number): string =>
  `${dollars(spent)} ausgegeben und ${dollars(held)} reserviert`;

export const serverUsage: Texts['serverUsage'] = {
  title: '**Die Bearbeitungen dieses Servers**',
  today: (spent, held, cap, endsAtMs) =>
    `Heute: ${money(spent, held)}, ${cap === null ? 'kein Limit' : `von ${dollars(cap)}`}. Es beginnt ${relativeTime(endsAtMs)} wieder bei null.`,
  thisMonth: (spent, held) => `Diesen Monat: ${money(spent, held)}`,
  underWay: (atWork, inLine) =>
    `In Arbeit: ${many(atWork, EDITS)}. In der Warteschlange: ${many(inLine, EDITS)}.`,
  pending: (n) =>
    `Warten auf die Moderation: ${many(n, { one: '# Anfrage', other: '# Anfragen' })}.`,
  mostToday: '**Die meisten Bearbeitungen heute**',
  person: (who, edits) => `${who}: ${count(edits)}`,
};
