import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const moderated: Texts['moderated'] = {
  askDelete: '**あなたのこのクリップを削除しますか？**',
  askDeleteWhat:
    'メッセージ、「/kling 編集一覧」、ボットから消えます。元に戻す方法はなく、編集の費用は計上されたままです。',
  deleteIt: '削除する',
  deleted: '**削除しました。** クリップはまもなくメッセージから消えます。',
  takenDown: '**取り下げました。** クリップはまもなくメッセージから消えます。',
  reported: '**ありがとうございます。報告しました。**',
  reportedInLog: 'このサーバーのモデレーターは、監査ログで確認できます。',
  reportedInChannel: 'このサーバーのモデレーターのチャンネルに届きます。',
  reporterSeen: '報告した人がわかるのはモデレーターだけで、ほかの人にはわかりません。',
  blocked: (who) => `**${who}さんは、ここでクリップを編集できなくなりました。**`,
  blockedForGood: '解除されるまで続きます。',
  blockedUntil: (untilMs) => `${relativeTime(untilMs)}に終わります。`,
};
