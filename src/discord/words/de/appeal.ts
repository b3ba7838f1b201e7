import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const appeal: Texts['appeal'] = {
  title: (who) => `**${who} erhebt Einspruch** gegen ein Nein.`,
  titleAgainst: (who, by) => `**${who} erhebt Einspruch** gegen ein Nein von ${by}.`,
  verdicts: {
    accepted: (by, atMs) =>
      `**Angenommen: Eine neue Bearbeitung hat begonnen.** Entschieden von ${by} ${relativeTime(atMs)}.`,
    declined: (by, atMs) => `**Zurückgewiesen** von ${by} ${relativeTime(atMs)}.`,
  },
  theySay: 'Der Einspruch:',
  askedFor: 'Angefragt war:',
  reason: (reason) => `Der Grund war: ${reason}`,
  request: (url) => `[die Anfrage](${url})`,
  accept: 'Annehmen',
  decline: 'Zurückweisen',
};
