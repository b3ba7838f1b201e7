import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const OTHER_CLIP =
  '別のクリップを選ぶか、「/kling プライバシー」で変えてもらえるよう本人に頼んでください。';

/** What is not allowed of other people's clips. Mentions show names and ping nobody. */
export const consentWords = {
  remix_only_author: ({ userId }) => ({
    what: `このクリップは、<@${userId}>さんの設定により、ほかの人はリミックスできません。`,
    todo: OTHER_CLIP,
  }),
  remix_uploads_closed: ({ userId }) => ({
    what: `ほかの人は、<@${userId}>さんがアップロードまたは投稿したクリップを使えません。`,
    todo: OTHER_CLIP,
  }),
  remix_channel_closed: ({ channelId }) => ({
    what: `チャンネル<#${channelId}>ではリミックスができず、そのチャンネルのクリップもリミックスできません。`,
    todo: '別のチャンネルのクリップを選び、別のチャンネルでリミックスしてください。',
  }),
  remix_role_protected: ({ userId, roleId }) => ({
    what: `このサーバーでは、ロール<@&${roleId}>により、<@${userId}>さんが作ったものはリミックスできません。`,
    todo: 'ほかの人のクリップを選んでください。',
  }),
  remix_too_deep: ({ max }) => ({
    what: `このクリップは${count(max)}回を超えるリミックスを重ねたもので、関わった全員に許可を求めるには多すぎます。`,
    todo: 'もっと元のクリップに近いものから始めてください。',
  }),
  consent_unknown: () => ({
    what: 'このクリップを使ってよいかどうか、今は確認できません。',
    todo: '1分ほどしてから、もう一度お試しください。',
  }),
  consent_refused: ({ userId }) => ({
    what: `この編集には<@${userId}>さんの許可が必要でしたが、許可されませんでした。`,
    todo: '別の内容でリクエストするか、別のクリップを使うことができます。',
  }),
  consent_expired: () => ({
    what: 'ファイルへのリンクの期限までに、許可を求められた人から回答がありませんでした。',
    todo: '相手がいるときに、もう一度リクエストしてください。',
  }),
  consent_unreachable: () => ({
    what: '先に許可をもらう必要がありますが、ボットはこのチャンネルで相手に尋ねることも、相手にメッセージを送ることもできません。',
    todo: 'ボットが投稿できるチャンネルでお試しください。',
  }),
  consent_not_asked: () => ({
    what: 'これは、クリップに作品が使われている別の人への確認です。',
    todo: '回答できるのは、その人だけです。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
