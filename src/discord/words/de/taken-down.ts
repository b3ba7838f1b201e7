import type { Texts } from '../texts.ts';

export const takenDown: Texts['takenDown'] = {
  deleted: (who) => `**${who} hat diesen Clip gelöscht** und hatte ihn auch angefragt.`,
  takenDown: (who) => `**Die Moderation hat diesen Clip von ${who} entfernt.**`,
};
