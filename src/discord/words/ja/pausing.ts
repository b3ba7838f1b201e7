import type { Texts } from '../texts.ts';

export const pausing: Texts['pausing'] = {
  here: '**このサーバーの編集を一時停止しています。**',
  hereMeans:
    '新しい編集は始まらず、順番待ちの編集は費用がかからないまま終了します。すでに作業中のものは最後まで行います。',
  howToResume: '「/kling-admin 再開」で再開できます。',
  goesOnHere: '**このサーバーの編集を再開しました。**',
  everywhere: '**すべてのサーバーの編集を一時停止しています。**',
  everywhereMeans:
    '順番待ちの編集は順番がそのまま保たれ、新しい編集は受け付けません。「/kling-admin 再開」で再開できます。',
};
