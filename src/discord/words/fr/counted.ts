import type { Texts } from '../texts.ts';

export const counted: Texts['counted'] = {
  failed: 'Cela n’a pas compté dans tes limites.',
  unknownOutcome: 'Cela ne compte pas dans tes limites, quelle qu’en soit l’issue.',
  cancelledTooLate:
    'Cela compte dans tes limites, car le service d’édition n’a pas pu être arrêté.',
  nothingTaken: 'Rien n’a été pris sur tes limites.',
  undeliverable: 'Cela compte dans tes limites, car le clip a été fait.',
};
