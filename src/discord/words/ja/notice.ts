import type { Texts } from '../texts.ts';
import { count, dollars } from './figures.ts';

export const notice: Texts['notice'] = {
  inLineKeepTheirPlace: '順番待ちの編集は順番がそのまま保たれ、新しい編集は受け付けません。',
  pauseTodo: {
    credits:
      'Segmindアカウントにクレジットを追加してください。足りるかどうかはボットが自動で確認しますが、「/kling-admin 再開」のほうが早く再開できます。',
    key: 'ボットに有効なSEGMIND_API_KEYを設定し、起動し直してください。その後は自動で再開しますが、「/kling-admin 再開」のほうが早く再開できます。',
    model_forbidden:
      'このSegmindアカウントでKling O1モデルを使えるか確認してください。ボットはときどき編集を1件試しますが、「/kling-admin 再開」のほうが早く再開できます。',
    model_missing:
      'SegmindにKling O1モデルがこの名前でまだあるか確認してください。ボットはときどき編集を1件試しますが、「/kling-admin 再開」のほうが早く再開できます。',
    model_retired:
      'SegmindがKling O1モデルの提供を終了しました。このボットに新しいバージョンがあるか確認してください。ボットはときどき編集を1件試しますが、「/kling-admin 再開」のほうが早く再開できます。',
    operator: '編集を再開するときは、「/kling-admin 再開」を使ってください。',
  },
  resumed: '編集を再開しました。',
  pauseOver: {
    credits: 'アカウントのクレジットがなくなったため、一時停止していました。',
    key: 'キーが受け付けられなかったため、一時停止していました。',
    model_forbidden: 'アカウントでKlingモデルを使えなかったため、一時停止していました。',
    model_missing: 'Klingモデルが見つからなかったため、一時停止していました。',
    model_retired: 'Klingモデルの提供が終了したとされたため、一時停止していました。',
    operator: '運営者が一時停止していました。',
  },
  botBudget: ({ percent, usedMicros, capMicros }) =>
    `ボットの今月の予算の${count(percent)}%を使いました：${dollars(capMicros)}のうち${dollars(usedMicros)}。`,
  botBudgetTodo:
    '使い切ると、月が終わるまで新しい編集を受け付けません。予算はBOT_MONTHLY_USDで設定します。',
  serverBudget: ({ percent, usedMicros, capMicros }) =>
    `あるサーバーの今日の予算の${count(percent)}%を使いました：${dollars(capMicros)}のうち${dollars(usedMicros)}。`,
  serverBudgetTodo: (serverId) =>
    `サーバーは\`${serverId}\`です。使い切ると、そこでは日が変わるまで（UTC）新しい編集を受け付けません。`,
};
