import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, dollars, many } from './figures.ts';

const EDITS = { other: '編集#件' };

const money = (spent: number, held: number): string =>
  `${dollars(spent)}を使用、${dollars(held)}を確保`;

export const serverUsage: Texts['serverUsage'] = {
  title: '**このサーバーの編集**',
  today: (spent, held, cap, endsAtMs) =>
    `今日：${money(spent, held)}、${cap === null ? '上限なし' : `上限${dollars(cap)}`}。${relativeTime(endsAtMs)}に0に戻ります。`,
  thisMonth: (spent, held) => `今月：${money(spent, held)}`,
  underWay: (atWork, inLine) =>
    `作業中：${many(atWork, EDITS)}。順番待ち：${many(inLine, EDITS)}。`,
  pending: (n) => `モデレーター待ち：${many(n, { other: 'リクエスト#件' })}。`,
  mostToday: '**今日の編集が多い人**',
  person: (who, edits) => `${who}：${count(edits)}`,
};
