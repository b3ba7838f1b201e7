import type { Texts } from '../texts.ts';

export const buttons: Texts['buttons'] = {
  dismiss: '閉じる',
  cancel: 'キャンセル',
};
