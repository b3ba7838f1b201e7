import type { Texts } from '../texts.ts';

export const buttons: Texts['buttons'] = {
  dismiss: 'Fechar',
  cancel: 'Cancelar',
};
