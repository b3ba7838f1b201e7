import type { Texts } from '../texts.ts';
import { clipLength, duration } from './figures.ts';

const ready = (who: string): string => `${who}, ton clip modifié est prêt.`;

export const result: Texts['result'] = {
  ready,
  readyInThread: (who, url) => `${ready(who)} Il est dans [le fil sous l’original](${url}).`,
  readyInOwnMessage: (who, url) =>
    `${ready(who)} Discord ne l’a accepté que dans [un message à part](${url}).`,
  readySmallCopy: (who) =>
    `${ready(who)} Voici une copie réduite : le clip est trop lourd pour être joint.`,
  readyTooLarge: (who) => `${ready(who)} Il est trop lourd pour être joint ici.`,
  finished: (who) => `**Terminé** pour ${who}.`,
  endedOtherwise: (who) => `${who}, ta modification a pris fin. La carte dit comment.`,
  clip: (clipMs) => `clip de ${clipLength(clipMs)}`,
  madeIn: (ms) => `fait en ${duration(ms)}`,
  editedClip: 'Le clip modifié',
  clipBefore: 'Le clip d’avant',
  buttons: {
    remix: 'Remixer',
    remixOriginal: 'Remixer l’original',
    again: 'Relancer',
    report: 'Signaler',
    delete: 'Supprimer',
  },
};
