import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const days = (n: number): string => many(n, { other: '#日' });

export const gate: Texts['gate'] = {
  modes: {
    open: {
      label: '全員',
      description: '上限の範囲内で、全員が編集できます。',
      says: '全員が編集できます。',
    },
    roles: {
      label: '特定のロールだけ',
      description: '許可ロールのいずれかを持つ人と、モデレーターが編集できます。',
      says: '許可ロールのいずれかを持つ人と、モデレーターが編集できます。',
    },
    approval: {
      label: 'モデレーターの承認制',
      description: '誰でもリクエストできます。費用がかかる前に、モデレーターが1件ずつ承認します。',
      says: '誰でもリクエストでき、費用がかかる前にモデレーターが1件ずつ承認します。',
    },
    review: {
      label: '結果はモデレーターが先に確認',
      description: '全員が編集できます。公開の前に、モデレーターが結果を1件ずつ確認します。',
      says: '全員が編集でき、公開の前にモデレーターが結果を1件ずつ確認します。',
    },
  },
  openByDefault: '全員が編集できます。ここではまだ何も選ばれておらず、これがボットの初期設定です。',
  closedByDefault: 'ほかに編集できる人を選ぶまでは、このサーバーを管理できる人だけが編集できます。',
  paused: 'ここでの編集は一時停止中です。「/kling-admin 再開」で再開できます。',
  noModeratorsChannel:
    'モデレーターのチャンネルがないため、誰にも判断を頼めません。選ぶまで、モデレーターの判断が必要な編集は先へ進みません。',
  noAllowedRole: '許可ロールがまだないため、編集できるのはモデレーターだけです。',
  roleBoth: '許可または信頼されていながら、禁止もされているロールがあります。禁止が優先されます。',
  channelBoth: '許可されていながら、禁止もされているチャンネルがあります。禁止が優先されます。',
  memberFor: (memberDays) =>
    `このサーバーのメンバーになってから${days(memberDays)}たった人だけです。`,
  onDiscordFor: (accountDays) => `Discordを始めてから${days(accountDays)}たった人だけです。`,
  bothFor: (memberDays, accountDays) =>
    `このサーバーのメンバーになってから${days(memberDays)}、Discordを始めてから${days(accountDays)}たった人だけです。`,
};
