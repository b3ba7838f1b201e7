import type { NeededPermission } from '../../../core/errors.ts';

export const permissions = {
  ViewChannel: 'Ver canal',
  AttachFiles: 'Anexar arquivos',
} satisfies Record<NeededPermission, string>;

export const lacking = {
  ViewChannel: 'Não consigo ver este canal.',
  AttachFiles: 'Não consigo anexar arquivos neste canal.',
} satisfies Record<NeededPermission, string>;
