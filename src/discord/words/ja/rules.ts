import type { Texts } from '../texts.ts';

export const rules: Texts['rules'] = {
  everyone: {
    label: 'サーバーの全員',
    description: 'そこで編集できる人なら誰でもリミックスできます。',
    says: 'サーバーにいる全員が、そこであなたの結果をリミックスできます。',
  },
  me: {
    label: '自分だけ',
    description: 'ほかの人はリミックスできません。',
    says: 'あなたの結果をリミックスできるのは、あなただけです。',
  },
  ask: {
    label: '毎回自分に確認',
    description: '「許可する」と「許可しない」のカードが届きます。',
    says: 'あなたの結果がリミックスされる前に、あなたに確認します。',
  },
  uploadsOpen: 'あなたがアップロードまたは投稿したクリップを、ほかの人も使えます。',
  uploadsClosed: 'あなたがアップロードまたは投稿したクリップを、ほかの人は使えません。',
};
