import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { WordsFor } from '../words.ts';
import { paused } from './paused.ts';
import { lacking, permissions } from './permissions.ts';

/** Before a request is looked at, and buttons. */
export const doorWords = {
  server_not_allowed: () => ({
    what: 'このボットは、このサーバーで使える設定になっていません。',
    todo: 'このボットの運営者に、ここでの使用を許可してもらってください。',
  }),
  gate_closed: ({ canSetUp }) => ({
    what: 'このサーバーでは、クリップの編集があなたに開放されていません。',
    todo: canSetUp
      ? '「/kling-admin 設定」で開放できます。'
      : 'このサーバーを管理できる人に、「/kling-admin 設定」を実行してもらってください。',
  }),
  bot_lacks_permission: ({ permissions: missing }) => ({
    what:
      missing.length === 0
        ? 'ボットはこのチャンネルにクリップを投稿できません。'
        : missing.map((one) => lacking[one]).join(''),
    todo:
      missing.length === 0
        ? 'モデレーターに、ボットへの許可を頼んでください。'
        : `モデレーターに、ボットへの${missing.map((one) => permissions[one]).join('と')}の許可を頼んでください。`,
  }),
  store_unreachable: () => ({
    what: 'ボットが今、自分の記録に接続できないため、何も開始していません。',
    todo: '数分後にもう一度お試しください。',
  }),
  acceptance_unknown: () => ({
    what: 'リクエストの受け付け中に接続が切れたため、順番待ちに入ったかどうかわかりません。',
    todo: 'もう一度リクエストする前に、1分ほどしてから「/kling 編集一覧」を確認してください。',
  }),
  interrupted: () => ({
    what: 'リクエストの確認中にボットが再起動しました。費用はかかっていません。',
    todo: 'コマンドをもう一度送信してください。',
  }),
  not_yours: () => ({
    what: 'これは、ほかの人のものです。',
    todo: '自分の編集は「/kling-edit」で始められます。',
  }),
  outdated_control: () => ({
    what: 'このボタンは古いバージョンのボットのもので、もう使えません。',
    todo: '代わりにコマンドを使ってください。「/kling ヘルプ」に一覧があります。',
  }),
  not_manager: () => ({
    what: 'これができるのは、このサーバーを管理できる人だけです。',
    todo: '「サーバー管理」の権限を持つ人に頼んでください。',
  }),
  not_operator: () => ({
    what: 'これができるのは、このボットの運営者だけです。',
    todo: '必要なら、運営者に頼んでください。',
  }),
  edit_unknown: () => ({
    what: 'ボットには、この編集の記録がもうありません。',
    todo: '記録のある編集は「/kling 編集一覧」で確認できます。',
  }),
  no_result_here: () => ({
    what: 'このチャンネルに、あなたのクリップはありません。',
    todo: 'クリップの下に小さな文字で書かれている参照ID（ref）で、編集を指定してください。',
  }),
  already_ended: () => ({
    what: 'この編集はすでに終了しています。',
    todo: '止めるものは、もうありません。',
  }),
  not_paused: () => ({
    what: '今、一時停止中のものはありません。',
    todo: '編集は順番が来しだい始まります。',
  }),
  edits_paused: ({ reason }) => ({ what: paused[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? '後でもう一度お試しください。順番待ちの編集は、順番がそのまま保たれます。'
    : 'このボットの運営者には連絡済みです。順番待ちの編集は、順番がそのまま保たれます。';
}
