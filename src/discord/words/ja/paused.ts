import type { Texts } from '../texts.ts';

export const paused: Texts['paused'] = {
  credits:
    '編集は一時停止中です。編集サービスにあるボットのアカウントで、クレジットがなくなりました。',
  key: '編集は一時停止中です。編集サービスが、ボットのキーを受け付けません。',
  model_forbidden:
    '編集は一時停止中です。編集サービスが、ボットのアカウントにKlingモデルの使用を許可していません。',
  model_missing: '編集は一時停止中です。編集サービスで、Klingモデルが見つかりません。',
  model_retired: '編集は一時停止中です。編集サービスは、このKlingモデルの提供を終了しています。',
  operator: '編集は、このボットの運営者によって一時停止されています。',
};
