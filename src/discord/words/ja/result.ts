import type { Texts } from '../texts.ts';
import { clipLength, duration } from './figures.ts';

const ready = (who: string): string => `${who}さん、編集したクリップができました。`;

export const result: Texts['result'] = {
  ready,
  readyInThread: (who, url) => `${ready(who)}[元のクリップの下のスレッド](${url})にあります。`,
  readyInOwnMessage: (who, url) =>
    `${ready(who)}Discordが受け付けたのは、[別のメッセージ](${url})での投稿だけでした。`,
  readySmallCopy: (who) =>
    `${ready(who)}クリップが大きすぎて添付できないため、これは小さいコピーです。`,
  readyTooLarge: (who) => `${ready(who)}大きすぎて、ここには添付できません。`,
  finished: (who) => `${who}さんのクリップが**完成しました**。`,
  endedOtherwise: (who) =>
    `${who}さん、編集が終了しました。どう終わったかは、カードに書かれています。`,
  clip: (clipMs) => `${clipLength(clipMs)}のクリップ`,
  madeIn: (ms) => `${duration(ms)}で完成`,
  editedClip: '編集後のクリップ',
  clipBefore: '編集前のクリップ',
  buttons: {
    remix: 'リミックス',
    remixOriginal: '元のクリップをリミックス',
    again: 'もう一度実行',
    report: '報告',
    delete: '削除',
  },
};
