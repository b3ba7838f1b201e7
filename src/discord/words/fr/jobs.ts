import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const droppedToo = (dropped: boolean): string => (dropped ? ', son résultat sera abandonné' : '');

export const jobs: Texts['jobs'] = {
  title: '**Tes modifications, de la plus récente à la plus ancienne**',
  titleOfNone: '**Tes modifications**',
  none: 'Tu n’as aucune modification ici. Tu peux en lancer une avec /kling-edit.',
  moreHidden: (n) =>
    many(n, {
      one: '# autre modification ne peut pas être affichée ici',
      other: '# autres modifications ne peuvent pas être affichées ici',
    }),
  askedFor: (atMs) => `demandée ${relativeTime(atMs)}`,
  getClip: 'Récupérer le clip',
  deleted: '**Clip supprimé**',
  takenDown: '**Clip retiré** par la modération',
  preparing: '**Préparation du clip**',
  waitingForConsent: '**En attente de l’accord** des personnes dont le travail est dans le clip',
  waitingForApproval: '**En attente de la modération**, qui doit l’approuver',
  starting: (dropped) => `**Démarrage…**${droppedToo(dropped)}`,
  editing: (progress, dropped) => `**Modification en cours** ${progress}${droppedToo(dropped)}`,
  finishedReviewed: (dropped) => `**Terminée**, la modération la regarde${droppedToo(dropped)}`,
  finishedChecked: (dropped) => `**Terminée**, en cours de vérification${droppedToo(dropped)}`,
  finishedOnItsWay: (dropped) => `**Terminée**, en route vers Discord${droppedToo(dropped)}`,
  delivered: '**Livrée**',
  rejected: '**Non approuvée**',
  cancelled: '**Annulée**',
  cancelledDropped: '**Annulée**, le résultat a été abandonné',
  failed: (what) => `**Échec :** ${what}`,
  unknownOutcome:
    '**Personne ne peut dire comment elle s’est terminée.** Elle ne compte pas dans tes limites.',
  notPostedLinked: '**Terminée, mais le clip n’a pas pu être publié :** le voici.',
  notPosted: (what) => `**Terminée, mais le clip n’a pas pu être publié :** ${what}`,
  notPostedEnded: '**Terminée, mais le clip n’a pas pu être publié**, et son lien a expiré',
};
