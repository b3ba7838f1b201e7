import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const forms: Texts['forms'] = {
  report: {
    title: 'Signaler ce clip',
    reason: 'Quel est le problème ? La modération le lit',
  },
  takeDown: {
    title: 'Retirer ce clip',
    reason: 'Pourquoi ? Ce sera affiché à sa place',
  },
  blockReported: {
    title: 'Bloquer la personne qui l’a demandé',
    reason: 'Pourquoi ? Elle le lira à sa demande suivante',
    days: 'Pour combien de jours ?',
    daysHint: 'Laisse vide pour que cela dure jusqu’à ce que quelqu’un lève le blocage',
  },
  decision: {
    rejectTitle: 'Refuser cette demande',
    withholdTitle: 'Empêcher que ce clip soit montré',
    blockTitle: 'Refuser et bloquer la personne',
    reason: 'Raison',
    reasonHint: 'La personne qui a fait la demande la lit. Tu peux laisser vide',
    howLong: 'Pour combien de temps',
    forDays: (days) => many(days, { one: 'Un jour', other: '# jours' }),
    untilUnblocked: 'Jusqu’à ce que quelqu’un lève le blocage',
  },
  appeal: {
    title: 'Recours',
    text: 'Ce qui parle en sa faveur',
    textHint: 'La modération le lit. Tu ne peux le faire qu’une fois',
  },
};
