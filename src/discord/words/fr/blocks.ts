import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

export const blocks: Texts['blocks'] = {
  nobody: '**Personne n’est bloqué sur ce serveur.**',
  title: (people) => `**Personnes bloquées sur ce serveur : ${count(people)}**`,
  forGood: (who) => `${who}, jusqu’à la levée du blocage`,
  forGoodBecause: (who, reason) => `${who}, jusqu’à la levée du blocage : ${reason}`,
  until: (who, untilMs) => `${who}, fin du blocage ${relativeTime(untilMs)}`,
  untilBecause: (who, untilMs, reason) =>
    `${who}, fin du blocage ${relativeTime(untilMs)} : ${reason}`,
  more: (people) => many(people, { one: 'et # autre personne', other: 'et # autres personnes' }),
  unblocked: (who) => `**${who} peut de nouveau modifier des clips.**`,
  blocked: (person) => `**Blocage :** ${person}`,
  noneWaited: 'Aucune de ses modifications n’était en attente.',
  cancelled: (edits) =>
    many(edits, {
      one: 'Annulée et recréditée à la personne : # modification qui n’avait pas démarré.',
      other: 'Annulées et recréditées à la personne : # modifications qui n’avaient pas démarré.',
    }),
};
