import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { clipLength, count, dollars, many } from './figures.ts';

const again = (freesAtMs: number): string => `また空きができるのは${relativeTime(freesAtMs)}です。`;

/** Which limit it is, how much is left, when it frees. */
export const limitWords = {
  limit_at_once: ({ max }) => ({
    what:
      max === 1
        ? '進行中の編集があります。ここでは一度に1件が上限です。'
        : `進行中の編集が${count(max)}件あり、ここでの上限に達しています。`,
    todo: '1件終わるまで待つか、「/kling 編集一覧」で1件キャンセルしてください。',
  }),
  limit_pending: ({ max }) => ({
    what: `許可や承認を待っているリクエストが${many(max, { other: '#件' })}あり、上限に達しています。`,
    todo: '回答を待つか、「/kling 編集一覧」で1件キャンセルしてください。',
  }),
  limit_cooldown: ({ freesAtMs }) => ({
    what: 'ここでは、同じ人の編集と編集の間に間隔をあける必要があります。',
    todo: `次の編集を始められるのは${relativeTime(freesAtMs)}です。`,
  }),
  limit_day_edits: ({ max, freesAtMs }) => ({
    what:
      max === 1
        ? '今日できる編集は1件で、もう使いました。'
        : `今日できる編集${count(max)}件を、すべて使いました。`,
    todo: again(freesAtMs),
  }),
  limit_day_clip: ({ leftMs, clipMs, maxMs, freesAtMs }) => ({
    what: `このクリップは${clipLength(clipMs)}ですが、あなたの1日${clipLength(maxMs)}のうち、残りは${clipLength(leftMs)}です。`,
    todo: again(freesAtMs),
  }),
  limit_server_day: ({ leftMicros, neededMicros, freesAtMs }) => ({
    what: `この編集には約${dollars(neededMicros)}かかりますが、このサーバーの今日の予算の残りは${dollars(leftMicros)}です。`,
    todo: again(freesAtMs),
  }),
  limit_bot_month: ({ freesAtMs }) => ({
    what: 'ボットが今月使える金額に達しました。',
    todo: again(freesAtMs),
  }),
  above_ceiling: ({ maxMicros }) => ({
    what: `このボットの運営者が1つのサーバーに認めているのは、1日${dollars(maxMicros)}までです。`,
    todo: 'その額以下にしてください。',
  }),
  budget_of_role: () => ({
    what: '1日の予算と費用の表示はサーバー全体に適用され、ロールごとには設定できません。',
    todo: 'ロールを指定せずに設定してください。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
