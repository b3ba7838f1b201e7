import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const droppedToo = (dropped: boolean): string => (dropped ? '（結果は破棄されます）' : '');

export const jobs: Texts['jobs'] = {
  title: '**あなたの編集（新しい順）**',
  titleOfNone: '**あなたの編集**',
  none: 'ここにあなたの編集はありません。「/kling-edit」で始められます。',
  moreHidden: (n) => many(n, { other: 'ほか#件の編集は、ここに表示できません' }),
  askedFor: (atMs) => `${relativeTime(atMs)}にリクエスト`,
  getClip: 'クリップを受け取る',
  deleted: '**削除済み**',
  takenDown: 'モデレーターにより**取り下げ**',
  preparing: '**クリップを準備中**',
  waitingForConsent: 'クリップに作品が使われている人の**許可待ち**',
  waitingForApproval: '**モデレーターの承認待ち**',
  starting: (dropped) => `**開始しています…**${droppedToo(dropped)}`,
  editing: (progress, dropped) => `**編集中** ${progress}${droppedToo(dropped)}`,
  finishedReviewed: (dropped) => `**完成**、モデレーターが確認中${droppedToo(dropped)}`,
  finishedChecked: (dropped) => `**完成**、チェック中${droppedToo(dropped)}`,
  finishedOnItsWay: (dropped) => `**完成**、Discordに送信中${droppedToo(dropped)}`,
  delivered: '**送信済み**',
  rejected: '**承認されませんでした**',
  cancelled: '**キャンセル済み**',
  cancelledDropped: '**キャンセル済み**、結果は破棄',
  failed: (what) => `**失敗**：${what}`,
  unknownOutcome: '**どう終わったのか、わかりません。** あなたの上限には数えられません。',
  notPostedLinked: '**完成しましたが、投稿できませんでした**：こちらから受け取れます。',
  notPosted: (what) => `**完成しましたが、投稿できませんでした**：${what}`,
  notPostedEnded: '**完成しましたが、投稿できず**、リンクの期限も切れています',
};
