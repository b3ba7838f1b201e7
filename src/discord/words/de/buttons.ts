import type { Texts } from '../texts.ts';

export const buttons: Texts['buttons'] = {
  dismiss: 'Ausblenden',
  cancel: 'Abbrechen',
};
