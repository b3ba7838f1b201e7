import type { NeededPermission } from '../../../core/errors.ts';

/** By their names in Discord's settings. */
export const permissions = {
  ViewChannel: 'Ver canal',
  AttachFiles: 'Adjuntar archivos',
} satisfies Record<NeededPermission, string>;

/** What the bot cannot do without one. */
export const lacking = {
  ViewChannel: 'No puedo ver este canal.',
  AttachFiles: 'No puedo adjuntar archivos en este canal.',
} satisfies Record<NeededPermission, string>;
