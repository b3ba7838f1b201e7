import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count, limitMegabytes } from './figures.ts';
import { gate } from './gate.ts';

/** What managers and moderators set. */
export const settingsWords = {
  screen_refused: ({ answered }) =>
    answered
      ? {
          what: 'このボットが利用するモデレーションサービスが、プロンプト、画像、クリップのいずれかに問題があると判定しました。',
          todo: '別の内容か、別のファイルでリクエストしてください。',
        }
      : {
          what: 'このボットが利用するモデレーションサービスから回答がなく、ここでは回答がないと先へ進めません。',
          todo: '数分後にもう一度お試しください。',
        },
  list_full: ({ max }) => ({
    what: `リストに入るロールまたはチャンネルは${count(max)}個までで、このリストはいっぱいです。`,
    todo: '先に1つ外すか、その人たちに共通のロールを1つ付けてください。',
  }),
  everyone_role: () => ({
    what: '全員が持つロールは、リストに入れられません。',
    todo: `代わりにモード「${gate.modes.open.label}」を選ぶか、誰にも編集させないなら「/kling-admin 一時停止」を使ってください。`,
  }),
  access_unclear: () => ({
    what: '操作にはロールかチャンネルが、ロールやチャンネルには操作が必要です。チャンネルを信頼することはできません。',
    todo: '両方を指定してください。たとえば、操作「禁止」とチャンネルです。',
  }),
  already_paused: () => ({
    what: '編集はすでに一時停止中です。',
    todo: '再開するときは「/kling-admin 再開」を使ってください。',
  }),
  not_blocked: () => ({
    what: 'この人は、このサーバーでブロックされていません。',
    todo: 'ブロック中の人を見るには、ユーザーを指定せずに「/kling-admin ブロック」を使ってください。',
  }),
  export_too_large: ({ max }) => ({
    what: `ファイルが${limitMegabytes(max)}を超え、返答としては大きすぎます。`,
    todo: 'このボットの運営者なら、監査ログを保存場所から読み出して渡すことができます。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
