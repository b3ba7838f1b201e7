import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const reported: Texts['reported'] = {
  title: (reports) =>
    `**クリップが報告されました**：${many(reports, { zero: '報告なし', other: '報告#件' })}`,
  madeFor: (who, link) =>
    link === null ? `${who}さんのリクエストで作成` : `${who}さんのリクエストで作成、${link}`,
  earlier: (n) => many(n, { other: 'ほか、以前の報告#件' }),
  report: (by, atMs, reason) => `${by} ${relativeTime(atMs)}：${reason}`,
  reportWithoutReason: (by, atMs) => `${by} ${relativeTime(atMs)}：理由の記入なし`,
  verdicts: {
    dismissed: (by, atMs) => `**報告は却下されました**（${by}さん、${relativeTime(atMs)}）`,
    taken_down: (by, atMs) =>
      `**クリップは取り下げられました**（${by}さん、${relativeTime(atMs)}）`,
    deleted: (_by, atMs) => `**リクエストした本人が削除しました**（${relativeTime(atMs)}）`,
  },
  takeDown: 'クリップを取り下げ…',
  dismiss: '報告を却下',
  block: 'ブロック…',
};
