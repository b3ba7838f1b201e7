import type { ClipPart } from '../../../core/edit.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

const PART = {
  first: (seconds: string) => `les ${seconds} premières secondes`,
  middle: (seconds: string) => `les ${seconds} secondes du milieu`,
  last: (seconds: string) => `les ${seconds} dernières secondes`,
} as const satisfies Record<ClipPart, (seconds: string) => string>;

export const edit: Texts['edit'] = {
  preparing:
    '**Préparation de ton clip :** il est mis sous une forme que Kling accepte. Rien n’est dépensé d’ici là.',
  preparingPart: (part, ms) =>
    `**Préparation de ton clip :** ${PART[part](count(ms / 1000))}, sous une forme que Kling accepte. Rien n’est dépensé d’ici là.`,
  waitingForConsent: (whom) =>
    `**En attente de l’accord de ${whom}.** Rien n’est dépensé d’ici là.`,
  allowed:
    '**Accord donné.** La modification démarre dès que tes limites le permettent. Rien n’est dépensé d’ici là.',
  waitingForApproval:
    '**En attente de la modération**, qui doit approuver. Rien n’est dépensé d’ici là.',
  starting: '**Démarrage…**',
  editing: '**Modification de ton clip**',
  finishedReviewed: '**Terminé.** La modération regarde le clip avant qu’il ne soit montré.',
  finishedChecked: '**Terminé.** Le clip est vérifié avant d’être montré.',
  finishedFetching: '**Terminé.** Récupération du clip…',
  dropped: 'Le résultat sera abandonné.',
  placeKept: (why) => `${why} Ta place dans la file d’attente est gardée.`,
  closedSoFar:
    'Pour l’instant, seules les personnes qui gèrent ce serveur peuvent modifier des clips ici : /kling-admin configurer ouvre l’accès à d’autres.',
  appealAccepted: (who) => `${who}, ton recours a été accepté.`,
  preparedClip: 'Le clip tel que Kling le reçoit',
};
