import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';
import { links } from './links.ts';

type From = { number: number; isOriginal: boolean } | null;

const emptyPlaces: Texts['lineage']['emptyPlaces'] = {
  taken_down: '取り下げられたクリップ',
  deleted: '削除されたクリップ',
  gone: 'もう残っていない編集',
  hidden: 'あなたには見えないチャンネル内',
};

const stateNotes: Texts['lineage']['stateNotes'] = {
  preparing: '待機中',
  awaiting_consent: '許可待ち',
  awaiting_approval: '承認待ち',
  queued: '待機中',
  submitting: '進行中',
  generating: '進行中',
  awaiting_review: '確認中',
  delivering: '送信中',
  delivered: '',
  rejected: '承認されず',
  cancelled: 'キャンセル',
  failed: '失敗',
  unknown_outcome: '結果不明',
  undeliverable: '投稿されず',
};

function madeFrom(from: From): string {
  if (from === null) return '';
  const number = count(from.number);
  return from.isOriginal ? `（編集前の${number}から）` : `（${number}から）`;
}

export const lineage: Texts['lineage'] = {
  title: '**誰が何から何を作ったか**',
  begunWith: (whose, url) => `始まりは${whose}さんの[クリップ](${url})です。`,
  more: (n) => `ほか${count(n)}件`,
  notDrawn: '今回は図を描けませんでした。',
  askedAbout: '太字が、指定された編集',
  pictureOf: '編集を箱で表した図。それぞれ、元になったものの下に並ぶ',
  edit({ who, from, acceptedAtMs, state, url, prompt }) {
    const note = stateNotes[state] === '' ? '' : `、${stateNotes[state]}`;
    const link = url === null ? '' : `、${links.message(url)}`;
    return `${who}${madeFrom(from)} ${relativeTime(acceptedAtMs)}${note}${link}：${prompt}`;
  },
  emptyLine: (what, from) => `*${emptyPlaces[what]}*${madeFrom(from)}`,
  emptyPlaces,
  stateNotes,
};

export const lineagePicture: Texts['lineagePicture'] = {
  title: '誰が何から何を作ったか',
  subtitle(edits, leftOut, begunBy) {
    const further = leftOut === 0 ? '' : `、ほか${count(leftOut)}件は非表示`;
    const begun = begunBy === null ? '' : `、始まりは${begunBy}さんのクリップ`;
    return `${many(edits, { zero: '編集なし', other: '編集#件' })}${further}${begun}`;
  },
  dashed: '編集前のクリップから作成',
  somebody: '誰か',
};
