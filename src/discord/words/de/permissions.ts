import type { NeededPermission } from '../../../core/errors.ts';

/** By their names in Discord's settings. */
export const permissions = {
  ViewChannel: 'Kanal ansehen',
  AttachFiles: 'Dateien anhängen',
} satisfies Record<NeededPermission, string>;

/** What the bot cannot do without one. */
export const lacking = {
  ViewChannel: 'Ich kann diesen Kanal nicht sehen.',
  AttachFiles: 'Ich kann in diesem Kanal keine Dateien anhängen.',
} satisfies Record<NeededPermission, string>;
