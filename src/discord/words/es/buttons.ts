import type { Texts } from '../texts.ts';

export const buttons: Texts['buttons'] = {
  dismiss: 'Cerrar',
  cancel: 'Cancelar',
};
