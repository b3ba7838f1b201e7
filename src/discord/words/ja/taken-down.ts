import type { Texts } from '../texts.ts';

export const takenDown: Texts['takenDown'] = {
  deleted: (who) =>
    `**このクリップは削除されました**。リクエストした${who}さん本人によるものです。`,
  takenDown: (who) =>
    `**${who}さんのこのクリップは**、モデレーターによって**取り下げられました**。`,
};
