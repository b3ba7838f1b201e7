import type { Texts } from '../texts.ts';
import { aboutCost } from './figures.ts';

const charged = (micros: number): string =>
  `La modification reste facturée, ${aboutCost(micros)}, et compte dans les limites.`;

export const stopped: Texts['stopped'] = {
  cancelled: '**Modification annulée.** Rien n’a été dépensé.',
  notPosted: '**Le résultat ne sera pas publié.**',
  stillCharged:
    'Le service d’édition n’a pas pu être arrêté, donc la modification reste facturée et compte dans les limites.',
  tooLate: '**Il est trop tard pour annuler cette modification.**',
  atWork: (micros) =>
    `Le service d’édition travaille déjà sur ce clip et ne peut pas s’arrêter. ${charged(micros)}`,
  made: (micros) => `Le service d’édition a déjà fait ce clip. ${charged(micros)}`,
  willBeDropped: 'Son résultat sera abandonné.',
  mayBeDropped: 'Tu peux faire abandonner le résultat : il ne sera alors pas publié.',
  drop: 'Abandonner le résultat',
  resumed: '**Les modifications reprennent.**',
  resumedNext: 'Celles de la file d’attente démarrent dès que c’est leur tour.',
};
