import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { clipLength, many } from './figures.ts';

export const ask: Texts['ask'] = {
  title: {
    mayBeMade: (who) => `**この編集を始めてもいいですか？** ${who}さんのリクエストです。`,
    mayBeShown: (who) => `**このクリップを公開してもいいですか？** ${who}さんのリクエストです。`,
    clip: (who) => `${who}さんのクリップ`,
    request: (who) => `${who}さんのリクエスト`,
  },
  screened: {
    flagged:
      'このボットが利用するモデレーションサービスは、このクリップの画像に問題があると判定しました。',
    unanswered:
      'このボットが利用するモデレーションサービスからは、このクリップについて回答がありませんでした。',
  },
  verdicts: {
    approved: (by, atMs) => `**承認されました**（${by}さん、${relativeTime(atMs)}）。`,
    rejected: (by, atMs) => `**却下されました**（${by}さん、${relativeTime(atMs)}）。`,
    published: (by, atMs) => `**公開されました**（${by}さん、${relativeTime(atMs)}）。`,
    withheld: (by, atMs) =>
      `**却下され、クリップは誰にも公開されません**（${by}さん、${relativeTime(atMs)}）。`,
  },
  tooLate: '**時間切れ**：期限までに誰も回答しませんでした。',
  withdrawn: '誰かが判断する前に**取り消されました**。',
  over: (why) => (why === null ? '**終了しました。**' : `**終了しました。** ${why}`),
  shown: {
    editedClip: '編集後のクリップ',
    clipBefore: '編集前のクリップ',
    clip: 'クリップ',
    picture: (n) => `画像${n}`,
  },
  notAttached: 'クリップをここに添付できませんでした。',
  firstEdit: 'この人にとって、ここでの最初の編集です。',
  latestEdits: (edits, outcomes) =>
    `この人のここでの最近の編集${many(edits, { other: '#件' })}：${outcomes.join('、')}。`,
  outcomes: {
    delivered: (n) => many(n, { other: '送信済み#件' }),
    rejected: (n) => many(n, { other: '却下#件' }),
    refusedByKling: (n) => many(n, { other: 'Klingのコンテンツルールによる拒否#件' }),
    takenDown: (n) => many(n, { other: '取り下げ#件' }),
  },
  blocked: (who) => `${who}さんはここでブロックされています。`,
  blockedUntil: (who, untilMs) =>
    `${who}さんはここでブロックされています。${relativeTime(untilMs)}に終わります。`,
  clipOf: (clipMs) => `${clipLength(clipMs)}のクリップ`,
  inChannel: (channel) => `チャンネル：${channel}`,
  askedFor: (atMs) => `${relativeTime(atMs)}にリクエスト`,
  answerBy: (atMs) => `回答期限は${relativeTime(atMs)}`,
  approve: '承認',
  publish: '公開',
  reject: '却下…',
  block: 'ブロック…',
  heldUp: '**今は開始できないため、何も決定されていません。**',
  wouldBeTold: (who) => `${who}さんに伝えられる内容：`,
  told: (what, todo) => `${what}${todo}`,
};
