import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const days = (n: number): string => many(n, { zero: '0 dias', one: '# dia', other: '# dias' });

export const gate: Texts['gate'] = {
  modes: {
    open: {
      label: 'Todo mundo',
      description: 'Todo mundo pode editar, dentro dos limites.',
      says: 'Todo mundo pode editar.',
    },
    roles: {
      label: 'Só alguns cargos',
      description: 'Pode editar quem tem um dos cargos permitidos, e quem modera.',
      says: 'Pode editar quem tem um dos cargos permitidos, e quem modera.',
    },
    approval: {
      label: 'Com o sim da moderação',
      description: 'Todo mundo pode pedir; a moderação aprova cada edição antes que custe algo.',
      says: 'Todo mundo pode pedir, e a moderação aprova cada edição antes que custe algo.',
    },
    review: {
      label: 'A moderação vê os resultados antes',
      description:
        'Todo mundo pode editar; a moderação vê cada resultado antes de ele ser mostrado.',
      says: 'Todo mundo pode editar, e a moderação vê cada resultado antes de ele ser mostrado.',
    },
  },
  openByDefault: 'Todo mundo pode editar. Nada foi escolhido aqui, e esse é o padrão do bot.',
  closedByDefault:
    'Só quem gerencia este servidor pode editar, até que você escolha quem mais pode.',
  paused: 'As edições estão em pausa aqui: /kling-admin retomar faz com que continuem.',
  noModeratorsChannel:
    'Não há canal da moderação, então não há a quem perguntar: até você escolher um, edições que precisam da moderação não seguem.',
  noAllowedRole: 'Nenhum cargo está permitido ainda, por isso só quem modera pode editar.',
  roleBoth:
    'Um cargo está permitido ou é de confiança e, ao mesmo tempo, está proibido: vale a proibição.',
  channelBoth: 'Um canal está permitido e proibido ao mesmo tempo: vale a proibição.',
  memberFor: (memberDays) => `Só quem está neste servidor há ${days(memberDays)} ou mais.`,
  onDiscordFor: (accountDays) => `Só quem está no Discord há ${days(accountDays)} ou mais.`,
  bothFor: (memberDays, accountDays) =>
    `Só quem está neste servidor há ${days(memberDays)} ou mais e no Discord há ${days(accountDays)} ou mais.`,
};
