import type { NeededPermission } from '../../../core/errors.ts';

export const permissions = {
  ViewChannel: 'Voir le salon',
  AttachFiles: 'Joindre des fichiers',
} satisfies Record<NeededPermission, string>;

export const lacking = {
  ViewChannel: 'Je ne peux pas voir ce salon.',
  AttachFiles: 'Je ne peux pas joindre de fichiers dans ce salon.',
} satisfies Record<NeededPermission, string>;
