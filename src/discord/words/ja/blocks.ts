import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const blocks: Texts['blocks'] = {
  nobody: '**このサーバーでブロックされている人はいません。**',
  title: (people) => `**このサーバーでブロックされている人：${many(people, { other: '#人' })}**`,
  forGood: (who) => `${who}、解除されるまで`,
  forGoodBecause: (who, reason) => `${who}、解除されるまで：${reason}`,
  until: (who, untilMs) => `${who}、${relativeTime(untilMs)}に終了`,
  untilBecause: (who, untilMs, reason) => `${who}、${relativeTime(untilMs)}に終了：${reason}`,
  more: (people) => many(people, { other: 'ほか#人' }),
  unblocked: (who) => `**${who}さんはまた編集できます。**`,
  blocked: (person) => `**ブロックしました**：${person}`,
  noneWaited: 'この人の編集で待機中のものはありませんでした。',
  cancelled: (edits) =>
    `まだ始まっていなかった編集${many(edits, { other: '#件' })}をキャンセルし、その分を本人に戻しました。`,
};
