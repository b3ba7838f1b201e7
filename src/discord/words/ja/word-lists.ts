import type { RemoteRules } from '../../../core/word-lists.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

const THEN = {
  refuse: '編集を拒否します',
  approval: 'モデレーターが先に判断します',
  allow: '編集を進めます',
} satisfies Record<RemoteRules['unanswered'], string>;

const REFUSED = '**編集を拒否するワード**';
const DECIDED = '**モデレーターが先に判断するワード**';

const listed = (words: readonly string[], more: number): string =>
  [...words, ...(more === 0 ? [] : [`ほか${count(more)}件`])].join('、');

export const wordLists: Texts['wordLists'] = {
  title: '**プロンプト内のワード**',
  saved: '**保存しました。今後、ここでは次のとおりです：**',
  nothingSaved: '**何も保存されませんでした：**',
  noLetters: (word) => `「${word}」には文字も数字もないため、探すものがありません。`,
  tooLong: (word, letters, max) =>
    `「${word}」は${count(letters)}文字です。1項目は${count(max)}文字までです。`,
  duplicate: (word, of) => `「${word}」は「${of}」としてすでにあります。`,
  tooMany: (entries, max) =>
    `${count(entries)}項目になってしまいます。1つのリストは${count(max)}項目までです。`,
  notOnList: (word) => `「${word}」はそのリストにありません。`,
  moreNotes: (n) => many(n, { other: 'ほか#件の指摘' }),
  builtIn: {
    off: 'ボット内蔵のワードリストは使っていません。',
    refuse: `ボット内蔵のワードリスト：${THEN.refuse}。`,
    approval: `ボット内蔵のワードリスト：${THEN.approval}。`,
  },
  remote: (flagged, unanswered) =>
    `モデレーションサービスが問題ありと判定したときは${THEN[flagged]}。回答がないときは${THEN[unanswered]}。`,
  nobodyToAsk:
    'モデレーターのチャンネルがないため、モデレーターが判断する場合には編集を拒否します。チャンネルは「/kling-admin 設定」で指定できます。',
  lists: {
    refuse: (words, more) => `${REFUSED}：${listed(words, more)}`,
    approval: (words, more) => `${DECIDED}：${listed(words, more)}`,
  },
  emptyLists: {
    refuse: `${REFUSED}：なし`,
    approval: `${DECIDED}：なし`,
  },
  hint: 'ワードは、表記を変えたり隠したりしても見つかります。項目はパターンではありません',
};
