import type { Texts } from '../texts.ts';

export const takenDown: Texts['takenDown'] = {
  deleted: (who: string) => `**Ce clip a été supprimé** par ${who}, qui l’avait demandé.`,
  takenDown: (who: string) => `**Ce clip de ${who} a été retiré** par la modération.`,
};
