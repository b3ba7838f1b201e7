import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const appeal: Texts['appeal'] = {
  title: (who) => `**${who}さんが異議を申し立てています**（却下に対して）。`,
  titleAgainst: (who, by) => `**${who}さんが異議を申し立てています**（${by}さんの却下に対して）。`,
  verdicts: {
    accepted: (by, atMs) =>
      `**認められ、新しい編集が始まりました**（${by}さん、${relativeTime(atMs)}）。`,
    declined: (by, atMs) => `**認められませんでした**（${by}さん、${relativeTime(atMs)}）。`,
  },
  theySay: '申し立ての内容：',
  askedFor: 'リクエストの内容：',
  reason: (reason) => `却下の理由：${reason}`,
  request: (url) => `[リクエスト](${url})`,
  accept: '認める',
  decline: '認めない',
};
