import type { Texts } from '../texts.ts';

export const takenDown: Texts['takenDown'] = {
  deleted: (who) => `**Este clip lo eliminó** ${who}, que lo había pedido.`,
  takenDown: (who) => `**Este clip de ${who} lo retiró** el equipo de moderación.`,
};
