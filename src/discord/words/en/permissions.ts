import type { NeededPermission } from '../../../core/errors.ts';

/** By their names in Discord's settings. */
export const permissions = {
  ViewChannel: 'View Channel',
  AttachFiles: 'Attach Files',
} satisfies Record<NeededPermission, string>;

/** What the bot cannot do without one. */
export const lacking = {
  ViewChannel: "I can't see this channel.",
  AttachFiles: "I can't attach files in this channel.",
} satisfies Record<NeededPermission, string>;
