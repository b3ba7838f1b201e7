import type { Texts } from '../texts.ts';

export const takenDown: Texts['takenDown'] = {
  deleted: (who) => `${who} hatte diesen Clip angefragt und **hat ihn gelöscht**.`,
  takenDown: (who) => `Die Moderation hat **diesen Clip von ${who} entfernt**.`,
};
