import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const days = (n: number): string => many(n, { one: '# día', other: '# días' });

export const gate: Texts['gate'] = {
  modes: {
    open: {
      label: 'Todo el mundo',
      description: 'Todo el mundo puede editar, dentro de los límites.',
      says: 'Todo el mundo puede editar.',
    },
    roles: {
      label: 'Solo algunos roles',
      description: 'Puede editar quien tiene uno de los roles permitidos y quien modera.',
      says: 'Puede editar quien tiene uno de los roles permitidos y quien modera.',
    },
    approval: {
      label: 'Con aprobación de moderación',
      description:
        'Todo el mundo puede pedir ediciones; moderación aprueba cada una antes de que cueste algo.',
      says: 'Todo el mundo puede pedir ediciones, y el equipo de moderación aprueba cada una antes de que cueste algo.',
    },
    review: {
      label: 'Moderación ve antes los resultados',
      description:
        'Todo el mundo puede editar; moderación ve cada resultado antes de que se muestre.',
      says: 'Todo el mundo puede editar, y el equipo de moderación ve cada resultado antes de que se muestre.',
    },
  },
  openByDefault:
    'Todo el mundo puede editar. Aquí no se eligió nada, y así viene el bot de forma predeterminada.',
  closedByDefault:
    'Solo pueden editar quienes gestionan este servidor, hasta que elijas quién más puede.',
  paused: 'Las ediciones están en pausa aquí: /kling-admin reanudar las reanuda.',
  noModeratorsChannel:
    'No hay canal de moderación, así que no se puede preguntar a nadie: hasta que elijas uno, las ediciones que necesitan moderación no avanzan.',
  noAllowedRole: 'Todavía no hay ningún rol permitido, así que solo puede editar quien modera.',
  roleBoth:
    'Un rol está permitido o es de confianza y a la vez está denegado: prevalece la denegación.',
  channelBoth: 'Un canal está permitido y a la vez denegado: prevalece la denegación.',
  memberFor: (memberDays) => `Solo quien lleva al menos ${days(memberDays)} en este servidor.`,
  onDiscordFor: (accountDays) => `Solo quien lleva al menos ${days(accountDays)} en Discord.`,
  bothFor: (memberDays, accountDays) =>
    `Solo quien lleva al menos ${days(memberDays)} en este servidor y ${days(accountDays)} en Discord.`,
};
