import type { Texts } from '../texts.ts';

export const ended: Texts['ended'] = {
  failed: 'この編集はうまくいきませんでした。',
  unknownOutcome: 'この編集がどう終わったのか、わかりません。',
  mayBeBilled:
    '編集サービスがこの編集の費用を請求する可能性があります。もう一度実行すると、二重に費用がかかることがあります。',
  cancelled: {
    title: 'キャンセルしました。',
    what: 'この編集は、クリップが作られる前に止まりました。',
    whatDropped: '編集サービスはすでに始めていましたが、ご希望のとおり、結果は破棄されました。',
    todo: '新しく始めたいときは、いつでも「/kling-edit」を使ってください。',
  },
  rejected: {
    notApproved: '承認されませんでした。',
    notAllowed: '許可されませんでした。',
    couldNotStart: '期限までに開始できませんでした。',
    couldNotBeLookedAt: 'このクリップは確認できませんでした。',
    what: 'この編集は却下されたか、期限までに誰も回答しませんでした。',
    todo: '詳しく知りたい場合は、このサーバーのモデレーターに尋ねてください。',
  },
  undeliverable: {
    title: 'クリップは完成しましたが、投稿できませんでした。',
    what: 'どの方法でも、Discordが受け付けませんでした。',
    todo: 'しばらくの間は「/kling 編集一覧」から受け取れます。',
  },
  appeal: {
    open: '異議を申し立てました。今はモデレーターの判断を待っています。',
    accepted: '異議申し立てが認められ、新しい編集が始まりました。',
    declined: '異議申し立ては認められませんでした。',
  },
  appealButton: '異議を申し立てる',
};
