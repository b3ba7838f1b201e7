import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const appeal: Texts['appeal'] = {
  title: (who) => `**${who} fait un recours** contre un refus.`,
  titleAgainst: (who, by) => `**${who} fait un recours** contre un refus de ${by}.`,
  verdicts: {
    accepted: (by, atMs) =>
      `**Accepté** par ${by} ${relativeTime(atMs)} : **une nouvelle modification a commencé.**`,
    declined: (by, atMs) => `**Refusé**, par ${by} ${relativeTime(atMs)}.`,
  },
  theySay: 'Ce que dit la personne :',
  askedFor: 'Ce qu’elle avait demandé :',
  reason: (reason) => `La raison était : ${reason}`,
  request: (url) => `[la demande](${url})`,
  accept: 'Accepter',
  decline: 'Refuser',
};
