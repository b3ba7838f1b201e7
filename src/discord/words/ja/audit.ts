import type { AuditAction, AuditFault } from '../../../core/audit.ts';
import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

type Deed = (who: string, whom: string | null) => string;

/** Done to somebody, or about what is theirs: the particle says which. */
const deed =
  (done: string, particle = 'の'): Deed =>
  (who, whom) =>
    whom === null ? `${who}が${done}` : `${who}が${whom}${particle}${done}`;

const faults = {
  hash: '本文がハッシュと一致しません',
  link: '次の記録が指しているものと違います',
  gap: '抜けているか、二重にあるか、ほかの記録の位置にあります',
  details: '詳細または理由が、作成時のものと違います',
  stray: '存在しない記録の詳細があります',
  person: '仮名に対応する人が、別の人になっています',
  head: 'ログの末尾が、控えておいたものと違います',
  checkpoint: 'ログの先頭が、控えておいたものと違います',
} satisfies Record<AuditFault, string>;

const deeds = {
  'limits.changed': deed('上限を変更'),
  'gate.changed': deed('編集できる人を変更'),
  'words.changed': deed('ワードを変更'),
  'access.changed': deed('アクセスを変更'),
  'channel.changed': deed('チャンネルを変更'),
  'person.blocked': deed('ブロック', 'を'),
  'person.unblocked': deed('ブロック解除', 'を'),
  'pause.begun': deed('すべてのサーバーで編集を一時停止'),
  'pause.ended': deed('すべてのサーバーで編集を再開'),
  'server.paused': deed('ここでの編集を一時停止'),
  'server.resumed': deed('ここでの編集を再開'),
  'edit.approved': deed('編集を承認'),
  'edit.rejected': deed('編集を却下'),
  'edit.published': deed('結果を公開'),
  'edit.withheld': deed('結果を非公開に'),
  'edit.taken_down': deed('クリップを取り下げ'),
  'edit.restored': deed('クリップを復元'),
  'edit.deleted': deed('クリップを削除'),
  'edit.reported': deed('クリップを報告'),
  'report.dismissed': deed('報告を却下'),
  'edit.cancelled': deed('編集をキャンセル'),
  'appeal.made': deed('異議申し立て', 'の判断に'),
  'appeal.accepted': deed('異議申し立てを承認'),
  'appeal.rejected': deed('異議申し立てを却下'),
  'consent.given': deed('リミックスを許可'),
  'consent.refused': deed('リミックスを不許可に'),
  'privacy.erased': deed('データを消去'),
  'audit.exported': deed('エクスポート'),
  'backup.restored': deed('復元したバックアップで進行中だったものを終了'),
  'audit.unreadable': deed('読み取れない記録を残した'),
} satisfies Record<AuditAction, Deed>;

export const audit: Texts['audit'] = {
  title: '**監査ログ（新しい順）**',
  empty: 'ここではまだ何も決定されていません。',
  deeds,
  unknownDeed: (who, action, whom) => deed(`${action}を実行`, 'に')(who, whom),
  theBot: 'ボット',
  somebody: (pseudonym) => `誰か（${pseudonym}）`,
  entry: ({ seq, atMs, done, about, change, reason }) =>
    [
      `${seq}. ${relativeTime(atMs)} ${done}`,
      about === null ? '' : `（${about}）`,
      change === null ? '' : `：${change}`,
      reason === null ? '' : `、理由「${reason}」`,
    ].join(''),
  altered: (entry) => `${entry} **（詳細が改変されています）**`,
  unreadable: (seq) => `${seq}. 読み取れない記録`,
  hash: (seq, hash) => `記録${seq}のハッシュは ${hash}`,

  broken: '**監査ログは完全ではありません。**',
  brokenAt: (seq, fault) => `記録${count(seq)}：${faults[fault]}。`,
  brokenTodo:
    '誰かが保存データを書き換えました。このボットの運営者に知らせ、エクスポートしたものは保管しておいてください。',
  wholeButEmpty: '**監査ログは完全です：記録0件。**',
  whole: (entries, fromSeq, toSeq) =>
    `**監査ログは完全です：記録${many(entries, { other: '#件' })}（${count(fromSeq)}〜${count(toSeq)}）。**`,
  dropped: (toSeq, atMs) =>
    `${count(toSeq)}までの記録は、古くなったため${relativeTime(atMs)}に削除されました。`,
  erased: (entries) => `そのうち${count(entries)}件で詳細が消去されています。`,
};
