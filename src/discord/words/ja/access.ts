import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const access: Texts['access'] = {
  title: '**このサーバーで編集できる人**',
  changed: '**変更しました。今後、ここでは次のとおりです：**',
  lists: {
    allowedRoles: '許可ロール',
    deniedRoles: '禁止ロール',
    trustedRoles: '信頼ロール（モデレーターの確認は不要）',
    allowedChannels: '許可チャンネル',
    deniedChannels: '禁止チャンネル',
    remixClosedChannels: 'リミックス禁止のチャンネル',
  },
  list: (name, mentions) => `${name}：${mentions.join(' ')}`,
  longList: (name, mentions, more) => `${name}：${mentions.join(' ')} ほか${count(more)}件`,
  neverRemixed: (role) => `ほかの人がリミックスできないもの：${role}が作ったもの`,
  remixesInThreads: 'リミックス：元になったものの下のスレッドに投稿',
  moderators: (role) => `モデレーター：${role}`,
  moderatorsByPermission: 'モデレーター：メッセージを管理できる人',
  moderatorsChannel: (channel) => `モデレーターのチャンネル：${channel}`,
  noModeratorsChannel: 'モデレーターのチャンネル：なし',
  auditChannel: (channel) => `監査チャンネル：${channel}`,
  noAuditChannel: '監査チャンネル：なし',
  hint: '「/kling-admin 設定」なら、同じことをメニューで設定できます',
};
