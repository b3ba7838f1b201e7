import { relativeTime } from '../../text.ts';
import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

const kinds = { all: '結果', originals: 'オリジナル', remixes: 'リミックス' };

export const history: Texts['history'] = {
  title(kind, who, channel) {
    const where = channel ?? 'このサーバー';
    const whose = who === null ? '' : `${who}さんの`;
    return `**${where}での${whose}${kinds[kind]}（新しい順）**`;
  },
  noneShown:
    'この中に、ここで表示できるものはありません。さらに前を見るには「古いほうへ」を押してください。',
  pastTheEnd: 'これ以上はありません。戻るには「新しいほうへ」を押してください。',
  none: '表示するものがありません。「/kling-edit」で最初の1つを作れます。',
  nothingMore: 'これ以上はありません',
  newer: '新しいほうへ',
  older: '古いほうへ',
  pictureOf: 'クリップの一場面',
  original: (who, atMs) => `${who}、${relativeTime(atMs)}`,
  remix: (who, atMs) => `${who}、リミックス、${relativeTime(atMs)}`,
  remixOfClip: (who, atMs, whose, url) =>
    `${who}、${whose}さんの[クリップ](${url})のリミックス、${relativeTime(atMs)}`,
  remixOfEdit: (who, atMs, whose, url) =>
    `${who}、${whose}さんの${linked('編集', url)}のリミックス、${relativeTime(atMs)}`,
};
