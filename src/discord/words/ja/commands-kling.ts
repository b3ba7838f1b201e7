import type { Texts } from '../texts.ts';

export const klingCommand: Texts['commands']['kling'] = {
  description: 'Klingでの自分の編集と、自分の上限',
  jobs: {
    name: '編集一覧',
    description: '自分の編集の進み具合と、投稿できなかったクリップ',
  },
  usage: {
    name: '使用状況',
    description: '上限をどれだけ使ったか、いつまた空きができるか',
  },
  history: {
    name: '履歴',
    description: 'このサーバーの結果のうち、自分が見られるものを画像付きで表示',
    options: {
      whose: { name: '範囲', description: '誰の結果か。指定しなければ全員' },
      person: { name: 'ユーザー', description: 'この人の結果だけ' },
      kind: { name: '種類', description: 'どの結果か。指定しなければすべて' },
      channel: { name: 'チャンネル', description: 'このチャンネルとそのスレッドだけ' },
    },
    whose: { everyone: 'ここにいる全員', mine: '自分' },
    kinds: {
      all: 'すべて',
      originals: 'オリジナル：アップロードしたクリップから作ったもの',
      remixes: 'リミックス：ほかの結果や、メッセージのクリップから作ったもの',
    },
  },
  lineage: {
    name: '系譜',
    description: '誰が何から何を作ったか：クリップをめぐるリミックスを、図と文章で表示',
    options: {
      edit: {
        name: '編集',
        description:
          'クリップの下にある参照ID。指定しなければ、このチャンネルでの自分の最新のクリップ',
      },
    },
  },
  privacy: {
    name: 'プライバシー',
    description: '自分について保存されているもの、クリップをリミックスできる人、メンションの有無',
    options: {
      edit: {
        name: '編集',
        description: '自分の結果1件の参照ID：それをリミックスできる人',
      },
    },
  },
  help: {
    name: 'ヘルプ',
    description: 'ここでクリップを編集・リミックスする方法と、ほかにできること',
  },
};

export const remixCommand: Texts['commands']['remix'] = { name: 'Klingでリミックス' };
