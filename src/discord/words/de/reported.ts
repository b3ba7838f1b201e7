import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const reported: Texts['reported'] = {
  title: (reports) =>
    `**Ein Clip wurde gemeldet:** ${many(reports, { zero: 'keine Meldungen', one: '# Meldung', other: '# Meldungen' })}`,
  madeFor: (who, link) => (link === null ? `Gemacht für ${who}` : `Gemacht für ${who}, ${link}`),
  earlier: (n) => many(n, { one: 'und # frühere Meldung', other: 'und # frühere Meldungen' }),
  report: (by, atMs, reason) => `${by} ${relativeTime(atMs)}: ${reason}`,
  reportWithoutReason: (by, atMs) => `${by} ${relativeTime(atMs)}: kein Grund angegeben`,
  verdicts: {
    dismissed: (by, atMs) => `**Meldung verworfen** von ${by} ${relativeTime(atMs)}`,
    taken_down: (by, atMs) => `**Entfernt** von ${by} ${relativeTime(atMs)}`,
    deleted: (_by, atMs) =>
      `**Gelöscht von der Person, die ihn angefragt hatte,** ${relativeTime(atMs)}`,
  },
  takeDown: 'Entfernen…',
  dismiss: 'Meldung verwerfen',
  block: 'Sperren…',
};
