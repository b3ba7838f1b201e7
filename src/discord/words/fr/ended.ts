import type { Texts } from '../texts.ts';

export const ended: Texts['ended'] = {
  failed: 'Cette modification n’a pas abouti.',
  unknownOutcome: 'Personne ne peut dire comment cette modification s’est terminée.',
  mayBeBilled:
    'Le service d’édition peut encore facturer celle-ci : la relancer peut coûter une deuxième fois.',
  cancelled: {
    title: 'Modification annulée.',
    what: 'Cette modification a été arrêtée avant qu’un clip ne soit fait.',
    whatDropped:
      'Le service d’édition l’avait déjà commencée ; son résultat a été abandonné, comme demandé.',
    todo: 'Utilise /kling-edit quand tu veux en lancer une autre.',
  },
  rejected: {
    notApproved: 'Modification non approuvée.',
    notAllowed: 'Modification non autorisée.',
    couldNotStart: 'La modification n’a pas pu démarrer à temps.',
    couldNotBeLookedAt: 'Ce clip n’a pas pu être examiné.',
    what: 'Cette modification a été refusée, ou personne n’a répondu à temps.',
    todo: 'Adresse-toi à la modération de ce serveur si tu veux en savoir plus.',
  },
  undeliverable: {
    title: 'Ton clip est terminé, mais n’a pas pu être publié.',
    what: 'Discord ne l’a accepté d’aucune des façons possibles.',
    todo: 'Tu peux encore le récupérer avec /kling modifs pendant un certain temps.',
  },
  appeal: {
    open: 'Tu as fait un recours. Il est maintenant entre les mains de la modération.',
    accepted: 'Ton recours a été accepté : une nouvelle modification a commencé.',
    declined: 'Ton recours a été refusé.',
  },
  appealButton: 'Faire un recours',
};
