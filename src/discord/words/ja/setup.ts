import type { Texts } from '../texts.ts';
import { gate } from './gate.ts';

const pages: Texts['setup']['pages'] = {
  who: '編集できる人',
  where: '場所',
  moderators: 'モデレーター',
  remixes: 'リミックス',
};

export const setup: Texts['setup'] = {
  pages,
  title: (page) => `**このサーバーのKling：${pages[page]}**`,
  hint: '選ぶとすぐに反映されます',
  mode: '**モード**',
  allowedRoles: `**許可ロール**：モード「${gate.modes.roles.label}」用`,
  deniedRoles: '**禁止ロール**：どのモードでも編集できません',
  trustedRoles: '**信頼ロール**：モデレーターの確認はいりません',
  allowedChannels: '**許可チャンネル**：なければどこでも。スレッドは、そのチャンネルに含まれます',
  deniedChannels: '**禁止チャンネル**：ここでは編集できません',
  moderatorRole: '**モデレーターのロール**：なければ、メッセージを管理できる人がモデレーターです',
  moderatorsChannel:
    '**モデレーターのチャンネル**：判断を頼む場所。ほかの人には見えないようにしてください',
  auditChannel: '**監査チャンネル**：決定と変更を、ここにも表示します',
  remixClosedChannels:
    '**リミックス禁止のチャンネル**：そのクリップはリミックスできず、そこではリミックスもできません',
  neverRemixedRole: '**リミックスされないロール**：そのメンバーが作ったものは、本人だけのものです',
  remixThreads: '**リミックスの投稿先**',
  chooseMode: '編集できる人を選択',
  chooseThreads: 'リミックスの投稿先を選択',
  none: 'なし',
  noRole: 'ロールなし',
  noChannel: 'チャンネルなし',
  inTheChannel: 'リクエストされたチャンネル',
  inAThread: '元になったものの下のスレッド',
};
