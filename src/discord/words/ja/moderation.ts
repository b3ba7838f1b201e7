import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import { mentions, quoted } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, either, many } from './figures.ts';

const DAYS = { other: '#日' };
const TO_KNOW_MORE = '詳しく知りたい場合は、モデレーターに尋ねてください。';
const IF_MISTAKEN = '間違いだと思う場合は、モデレーターに尋ねてください。';

/** What a server's moderators have set or decided. */
export const moderationWords = {
  server_paused: () => ({
    what: 'このサーバーのモデレーターが、編集を一時停止しています。',
    todo: '後でもう一度試すか、いつ再開するかモデレーターに尋ねてください。',
  }),
  gate_blocked: ({ reason, untilMs }) => ({
    what: 'このサーバーのモデレーターにより、あなたはクリップの編集をブロックされています。',
    todo:
      untilMs === null ? IF_MISTAKEN : `また編集できるようになるのは${relativeTime(untilMs)}です。`,
    ...quoted(reason),
  }),
  gate_channel: ({ channels }) => ({
    what: 'このチャンネルでは、クリップを編集できません。',
    todo:
      channels.length === 0
        ? '別のチャンネルを使ってください。'
        : `代わりに${anyOf('#', channels)}を使ってください。`,
  }),
  gate_role_denied: () => ({
    what: 'あなたのロールの中に、このサーバーでクリップを編集できないものがあります。',
    todo: IF_MISTAKEN,
  }),
  gate_role_missing: ({ roles }) => ({
    what: 'このサーバーでクリップを編集するには、あなたが持っていないロールが必要です。',
    todo:
      roles.length === 0
        ? 'モデレーターに頼んで、そのロールを付けてもらってください。'
        : `モデレーターに頼んで、${anyOf('@&', roles)}を付けてもらってください。`,
  }),
  gate_member_new: ({ days, fromMs }) => ({
    what: `クリップを編集できるのは、このサーバーのメンバーになってから${many(days, DAYS)}たった人です。`,
    todo: `あなたが編集できるようになるのは${relativeTime(fromMs)}です。`,
  }),
  gate_account_new: ({ days, fromMs }) => ({
    what: `ここでクリップを編集するには、作成から${many(days, DAYS)}たったDiscordアカウントが必要です。`,
    todo: `あなたのアカウントがその条件を満たすのは${relativeTime(fromMs)}です。`,
  }),
  words_refused: () => ({
    what: 'プロンプトに、ここでは使えないワードが含まれています。',
    todo: '別の言葉に言い換えて、もう一度お試しください。',
  }),
  not_moderator: () => ({
    what: 'これを決められるのは、このサーバーのモデレーターだけです。',
    todo: 'モデレーターの誰かに頼んでください。',
  }),
  already_decided: () => ({
    what: 'これは、すでに誰かが決定しています。',
    todo: '誰がどう決めたかは、カードで確認できます。',
  }),
  already_appealed: () => ({
    what: 'この決定には、すでに異議が申し立てられています。申し立ては1回だけです。',
    todo: TO_KNOW_MORE,
  }),
  already_reported: () => ({
    what: 'このクリップは、すでにあなたが報告しています。',
    todo: '報告はモデレーターに届いています。',
  }),
  rejected: ({ reason }) => ({
    what: 'このサーバーのモデレーターが、この編集を却下しました。',
    todo: '1回だけ異議を申し立てるか、別の内容でリクエストすることができます。',
    ...quoted(reason),
  }),
  approval_expired: () => ({
    what: 'ファイルへのリンクの期限までに、モデレーターの回答がありませんでした。',
    todo: 'ファイルを添付し直して、もう一度リクエストしてください。',
  }),
  review_rejected: ({ reason }) => ({
    what: 'このサーバーのモデレーターが、このクリップを公開しないことにしました。',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  taken_down: ({ reason }) => ({
    what: 'このサーバーのモデレーターが、このクリップを取り下げました。',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  clip_deleted: () => ({
    what: 'このクリップは、リクエストした本人が削除しました。',
    todo: 'ここには、もう何も残っていません。',
  }),
  only_in_server: () => ({
    what: 'これは、ダイレクトメッセージではなく、クリップが作られたサーバーで使えます。',
    todo: 'そのサーバーでモデレーターに頼むか、コマンドを使ってください。',
  }),
  block_days: ({ max }) => ({
    what: `ブロックの期間は、1〜${count(max)}の整数の日数です。`,
    todo: '解除するまでブロックするには、日数を空欄にしてください。',
  }),
  moderators_unreachable: () => ({
    what: 'これにはモデレーターの判断が必要ですが、判断を頼むためのチャンネルをボットが使えません。',
    todo: 'モデレーターに知らせてください。チャンネルは「/kling-admin 設定」で指定できます。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function anyOf(sign: '#' | '@&', ids: readonly string[]): string {
  const { shown, hasMore } = mentions(sign, ids);
  return either(hasMore ? [...shown, sign === '#' ? 'ほかのチャンネル' : 'ほかのロール'] : shown);
}
