import type { Texts } from '../texts.ts';

export const buttons: Texts['buttons'] = {
  dismiss: 'Fermer',
  cancel: 'Annuler',
};
