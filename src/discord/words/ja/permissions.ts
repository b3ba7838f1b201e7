import type { NeededPermission } from '../../../core/errors.ts';

/** By their names in Discord's settings. */
export const permissions = {
  ViewChannel: '「チャンネルを見る」',
  AttachFiles: '「ファイルを添付」',
} satisfies Record<NeededPermission, string>;

/** What the bot cannot do without one. */
export const lacking = {
  ViewChannel: 'ボットはこのチャンネルを見られません。',
  AttachFiles: 'ボットはこのチャンネルにファイルを添付できません。',
} satisfies Record<NeededPermission, string>;
