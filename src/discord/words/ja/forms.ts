import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const forms: Texts['forms'] = {
  report: {
    title: 'このクリップを報告',
    reason: '何が問題ですか？（モデレーターが読みます）',
  },
  takeDown: {
    title: 'このクリップを取り下げ',
    reason: '理由（クリップの代わりに表示されます）',
  },
  blockReported: {
    title: 'リクエストした人をブロック',
    reason: '理由（本人が編集をリクエストすると伝わります）',
    days: 'ブロックする日数',
    daysHint: '空欄にすると、解除されるまで続きます',
  },
  decision: {
    rejectTitle: 'このリクエストを却下',
    withholdTitle: 'このクリップを公開しない',
    blockTitle: '却下して、リクエストした人をブロック',
    reason: '理由',
    reasonHint: 'リクエストした人が読みます。空欄でもかまいません',
    howLong: '期間',
    forDays: (days) => many(days, { other: '#日間' }),
    untilUnblocked: '解除されるまで',
  },
  appeal: {
    title: '異議申し立て',
    text: '認めるべき理由',
    textHint: 'モデレーターが読みます。申し立ては1回だけです',
  },
};
