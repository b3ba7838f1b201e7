import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { clipLength, dollars, duration, many } from './figures.ts';

const PIECES = { other: '#件' };

const used = (n: number, cap: number | null): string =>
  cap === null ? `${many(n, PIECES)}、上限なし` : `${many(cap, PIECES)}中${many(n, PIECES)}`;

export const usage: Texts['usage'] = {
  title: '**このサーバーでのあなたの編集**',
  atOnce: (n, cap) => `同時に進行中の編集：${used(n, cap)}`,
  pending: (n, cap) => `モデレーター待ちのリクエスト：${used(n, cap)}`,
  today: (n, cap) => `今日の編集：${used(n, cap)}`,
  clipToday: (ms, cap) =>
    cap === null
      ? `今日のクリップ：${clipLength(ms)}、上限なし`
      : `今日のクリップ：${clipLength(cap)}中${clipLength(ms)}`,
  noPause: '編集の間隔：なし',
  pause: (ms, nextAtMs) =>
    nextAtMs === null
      ? `編集の間隔：${duration(ms)}`
      : `編集の間隔：${duration(ms)}、次を始められるのは${relativeTime(nextAtMs)}`,
  todayStartsAgain: (atMs) => `今日の数字は、${relativeTime(atMs)}に0に戻ります。`,
  serverBudget: '**このサーバーの今日の予算**',
  botBudget: '**ボットの今月の予算**',
  money: (spent, held, cap) =>
    `${dollars(spent)}を使用、進行中の編集に${dollars(held)}を確保、${cap === null ? '上限なし' : `上限${dollars(cap)}`}`,
  moneyStartsAgain: (atMs) => `${relativeTime(atMs)}に0に戻ります。`,
};
