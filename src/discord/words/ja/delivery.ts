import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { about, limitMegabytes } from './figures.ts';
import { permissions } from './permissions.ts';

/** The finished clip on its way to the bot. */
export const resultWords = {
  result_unreachable: () => ({
    what: 'クリップは完成しましたが、編集サービスから取得できませんでした。',
    todo: '少し後で「/kling 編集一覧」を確認してください。',
  }),
  result_gone: () => ({
    what: 'クリップは完成しましたが、編集サービスにもう残っていません。',
    todo: '新しく作るには、編集をもう一度始めてください。',
  }),
  result_refused: () => ({
    what: 'クリップは完成しましたが、このボットが取得を許されていない場所に保存されています。',
    todo: 'このボットの運営者に、下の参照IDを伝えてください。',
  }),
  result_not_video: () => ({
    what: '編集サービスから返ってきたものは、動画ではありませんでした。',
    todo: 'もう一度、できればもっと簡単なプロンプトで編集を始めてください。',
  }),
  disk_full: () => ({
    what: '完成したクリップを置く空き容量が、ボットにありませんでした。',
    todo: 'このボットの運営者に、参照IDを添えて知らせてください。次の編集の前に空き容量が必要です。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** The message on its way to Discord. */
export const discordWords = {
  discord_token_dead: () => ({
    what: 'Discordでコマンドに返答できる15分が過ぎました。',
    todo: '返答は別のメッセージで届きます。',
  }),
  discord_message_gone: () => ({
    what: 'メッセージは削除されています。',
    todo: 'クリップは、チャンネル、ダイレクトメッセージ、または「/kling 編集一覧」で探してください。',
  }),
  discord_channel_closed: () => ({
    what: 'チャンネルがなくなったか、ロックされているか、ボットが入れなくなっています。',
    todo: 'クリップは、ダイレクトメッセージまたは「/kling 編集一覧」で探してください。',
  }),
  discord_no_access: () => ({
    what: 'ボットはそこに書き込めません。',
    todo: `ボットに${permissions.ViewChannel}「メッセージを送信」${permissions.AttachFiles}を許可するか、このサーバーからのダイレクトメッセージを許可してください。`,
  }),
  discord_too_large: ({ limit }) => ({
    what:
      limit === null
        ? 'ファイルが、Discordがここで受け付ける大きさを超えています。'
        : `ファイルが、Discordがここで受け付ける上限の${limitMegabytes(limit)}を超えています。`,
    todo: '次は、もっと短いか小さいクリップを使ってください。',
  }),
  discord_filtered: () => ({
    what: 'Discord自体のコンテンツフィルターが、メッセージを止めました。',
    todo: 'プロンプトかファイルを変えてください。フィルターの設定はモデレーターが確認できます。',
  }),
  discord_form_refused: () => ({
    what: 'Discordがメッセージの形式を受け付けませんでした。',
    todo: 'これはボットの不具合です。運営者に下の参照IDを伝えてください。',
  }),
  discord_edit_quota: () => ({
    what: 'Discordでは、これほど古いメッセージを当面これ以上変更できません。',
    todo: '次のお知らせは、新しいメッセージで届きます。',
  }),
  discord_unauthorized: () => ({
    what: 'Discordがボットのトークンを受け付けなくなりました。',
    todo: 'このボットの運営者が、有効なトークンを設定してボットを起動し直す必要があります。',
  }),
  discord_unavailable: ({ retryAfterMs }) => ({
    what: 'Discordが応答しないか、混雑しています。',
    todo:
      retryAfterMs === null
        ? 'ボットが自動でもう一度試します。'
        : `ボットが自動でもう一度試すまで、あと${about(retryAfterMs)}です。`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** Stops that are nobody's mistake, and what nobody foresaw. */
export const otherWords = {
  handed_back: () => ({
    what: 'ボットが再起動中のため、この編集は順番待ちに戻されました。',
    todo: '何もする必要はありません。自動で再開します。',
  }),
  owner_busy: ({ waitMs }) => ({
    what: 'ボットの別の部分が、この編集を処理しています。',
    todo: `何もする必要はありません。ボットがもう一度確認するまで、あと${about(waitMs)}です。`,
  }),
  internal: () => ({
    what: 'ボットの内部で問題が起きました。',
    todo: 'もう一度お試しください。また起きたら、このボットの運営者に、参照IDがあれば添えて知らせてください。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
