import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';
import { result } from './result.ts';
import { rules } from './rules.ts';

const EDITS = { zero: '編集なし', other: '編集#件' };
const REPORTS = { zero: '報告なし', other: '報告#件' };

export const privacy: Texts['privacy'] = {
  keptHere: '**このサーバーで、あなたについて保存されているもの**',
  noEdits: 'あなたの編集はありません。',
  edits(n, sinceMs, keptDays) {
    const since = sinceMs === null ? '' : `（最も古いものは${relativeTime(sinceMs)}にリクエスト）`;
    return `${many(n, EDITS)}${since}：プロンプト、ファイル名、結果ごとの小さな画像、メッセージの場所。それぞれ、終了から${many(keptDays, { other: '#日' })}で消えます。`;
  },
  reported: (clips) =>
    many(clips, {
      zero: '報告したクリップはありません。',
      other: '#件のクリップを報告しました。',
    }),
  notBlocked: 'ブロックされていません。',
  blocked: (untilMs) =>
    untilMs === null
      ? 'クリップの編集をブロックされています。'
      : `クリップの編集をブロックされています。${relativeTime(untilMs)}に終わります。`,
  notInLog: 'モデレーターの決定のログに、あなたの記録はありません。',
  inLogAs: (pseudonym) => `モデレーターの決定のログには、\`${pseudonym}\`として記録されています。`,
  everywhere: '**すべてのサーバーで**',
  pinged: '編集に1分より長くかかったときは、終わると、カードの下で1回メンションされます。',
  notPinged: '編集が終わっても、メンションされません。',
  forOneResult:
    '結果1件だけの設定は、「/kling プライバシー」に参照ID（結果の下に小さく書かれたref）を付けてください。',
  chooseRule: '自分の結果をリミックスできる人を選択',
  ruleOption: (rule) => `自分の結果のリミックス：${rules[rule].label}`,
  stopPinging: 'メンションを止める',
  pingAgain: 'メンションを再開',
  closeUploads: 'アップロードを自分専用に',
  openUploads: 'アップロードの使用を許可',
  exportAll: 'すべてエクスポート',
  eraseAll: '削除…',
};

export const personal: Texts['personal'] = {
  exported: '**すべてのサーバーで、あなたについて保存されているものすべてです。**',
  withoutLinks:
    'ファイルへのリンクは含まれていません。リンクを知っていれば、誰でもファイルを開けるためです。',
  askErase: '**すべてのサーバーで、あなたについて保存されているものを消去しますか？**',
  whatGoes:
    '終わった編集が、プロンプト、ファイル名、結果の画像、メッセージの場所とともに消えます。報告した内容、設定、モデレーターの決定のログにあるあなたの名前も消えます。',
  messagesStay: `チャンネルのメッセージは残り、ボタンは使えなくなります。先に、各クリップの下の「${result.buttons.delete}」ボタンでクリップを削除してください。`,
  figuresStay: 'ブロックは残ります。上限と費用の数字も、リクエストの内容を除いて、40日間残ります。',
  erase: '消去する',
  erased: (edits, reports) =>
    `**消去しました**：${many(edits, EDITS)}、${many(reports, REPORTS)}、設定、ログの中の名前。`,
  stillKept: (references, others) =>
    `まだ進行中で、終わるまで残るもの：${references.join('、')}${others ? 'など' : ''}。`,
  erasing: '**消去しています。**',
  lookLater: '量が多いため、1分ほどしてから「/kling プライバシー」を確認してください。',
};
