import type { Texts } from '../texts.ts';

export const takenDown: Texts['takenDown'] = {
  deleted: (who) => `**Este clipe foi excluído** por ${who}, que o tinha pedido.`,
  takenDown: (who) => `**Este clipe de ${who} foi removido** pela moderação.`,
};
