import type { ClipPart } from '../../../core/edit.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

const PART = {
  first: '最初の',
  middle: '中間の',
  last: '最後の',
} as const satisfies Record<ClipPart, string>;

export const edit: Texts['edit'] = {
  preparing:
    '**クリップを準備しています**：Klingが受け付ける形式に変換中です。それが済むまで費用はかかりません。',
  preparingPart: (part, ms) =>
    `**クリップを準備しています**：${PART[part]}${count(ms / 1000)}秒を、Klingが受け付ける形式に変換中です。それが済むまで費用はかかりません。`,
  waitingForConsent: (whom) => `**${whom}の許可を待っています。** それまで費用はかかりません。`,
  allowed:
    '**許可されました。** あなたの上限に空きができしだい始まります。それまで費用はかかりません。',
  waitingForApproval: '**モデレーターの承認を待っています。** それまで費用はかかりません。',
  starting: '**開始しています…**',
  editing: '**クリップを編集しています**',
  finishedReviewed: '**完成しました。** 公開の前に、モデレーターがクリップを確認します。',
  finishedChecked: '**完成しました。** 公開の前に、クリップをチェックします。',
  finishedFetching: '**完成しました。** クリップを取得しています…',
  dropped: '結果は破棄されます。',
  placeKept: (why) => `${why}順番はそのまま保たれます。`,
  closedSoFar:
    '今のところ、ここで編集できるのはこのサーバーを管理できる人だけです。「/kling-admin 設定」でほかの人にも開放できます。',
  appealAccepted: (who) => `${who}さん、異議申し立てが認められました。`,
  preparedClip: 'Klingに渡されるクリップ',
};
