import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const blocks: Texts['blocks'] = {
  nobody: '**Auf diesem Server ist niemand gesperrt.**',
  title: (people) =>
    `**Auf diesem Server gesperrt: ${many(people, { one: '# Person', other: '# Personen' })}**`,
  forGood: (who) => `${who}, bis zum Entsperren`,
  forGoodBecause: (who, reason) => `${who}, bis zum Entsperren: ${reason}`,
  until: (who, untilMs) => `${who}, endet ${relativeTime(untilMs)}`,
  untilBecause: (who, untilMs, reason) => `${who}, endet ${relativeTime(untilMs)}: ${reason}`,
  more: (people) => many(people, { one: 'und # weitere Person', other: 'und # weitere Personen' }),
  unblocked: (who) => `**${who} kann wieder bearbeiten.**`,
  blocked: (person) => `**Gesperrt:** ${person}`,
  noneWaited: 'Keine Bearbeitung dieser Person hat gewartet.',
  cancelled: (edits) =>
    many(edits, {
      one: 'Abgebrochen und der Person zurückgegeben: # Bearbeitung, die noch nicht begonnen hatte.',
      other:
        'Abgebrochen und der Person zurückgegeben: # Bearbeitungen, die noch nicht begonnen hatten.',
    }),
};
