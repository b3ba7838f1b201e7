import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const consent: Texts['consent'] = {
  // A list of names takes no さん: it would stand behind the last one alone.
  question: (requester, people) =>
    `**あなたの作品からこれを作ってもいいですか？** ${requester}さんから${people}への確認です。`,
  wasAskedFor: (requester) => `${requester}さんがリクエストしたリミックス`,
  madeFrom: (url) => `元になるのは[このクリップ](${url})です。`,
  morePeople: (n) => `ほか${count(n)}人`,
  allowedBy: (who, atMs) => `${who}さんが${relativeTime(atMs)}に**許可しました**。`,
  answerUntil: (atMs) => `回答期限は${relativeTime(atMs)}`,
  allow: '許可する',
  refuse: '許可しない',
  clipGone: 'このクリップはもうありません。',
  allAllowed: (requester) =>
    `全員が許可しました。${requester}さんの上限に空きができしだい始まります。`,
  refusedBy: (who) => `${who}さんは**許可しませんでした**。`,
  tooLate: '**時間切れ**：期限までに全員の回答がそろいませんでした。',
  withdrawn: '全員が回答する前に**取り消されました**。',
  over: (what) => (what === null ? '**終了しました。**' : `**終了しました。** ${what}`),
};
