import type { Texts } from '../texts.ts';
import { count, dollars, duration, many } from './figures.ts';

export const serverLimits: Texts['serverLimits'] = {
  title: '**このサーバーでの決まり**',
  titleChanged: '**変更しました。今後、ここでは次のとおりです：**',
  everybody: (limits) => `全員：${limits}`,
  everybodyByDefault: (limits) => `全員（ボットの初期設定）：${limits}`,
  role: (who, limits) => `${who}：${limits}`,
  moreRoles: (n) => many(n, { other: 'ほか#個のロール' }),
  atOnce: (n) => `同時に${count(n)}件`,
  anyAtOnce: '同時に何件でも',
  dayEdits: (n) => many(n, { other: '1日に編集#件' }),
  anyDayEdits: '1日に何件でも',
  dayClip: (ms) => `1日にクリップ${count(ms / 1000)}秒`,
  anyDayClip: '1日にクリップ何秒でも',
  cooldown: (ms) => `編集の間隔${duration(ms)}`,
  noCooldown: '編集の間隔なし',
  together: (limits) => limits.join('、'),
  money(own, ceiling) {
    const day = own === null ? '上限なし' : `1日${dollars(own)}`;
    return ceiling === null
      ? `サーバー全体：${day}。このボットの運営者による上限はありません。`
      : `サーバー全体：${day}。このボットの運営者が認めるのは${dollars(ceiling)}までです。`;
  },
  showsCost: '編集にかかる費用をカードに表示します。',
  hidesCost: '編集にかかる費用をカードに表示しません。',
  mostGenerous: 'ロールが複数ある場合は、種類ごとに最もゆるい上限が適用されます',
};
