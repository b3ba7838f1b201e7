import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const access: Texts['access'] = {
  title: '**Quem pode editar neste servidor**',
  changed: '**Alterado. A partir de agora, vale aqui:**',
  lists: {
    allowedRoles: 'Cargos permitidos',
    deniedRoles: 'Cargos proibidos',
    trustedRoles: 'Cargos de confiança, que dispensam a moderação',
    allowedChannels: 'Canais permitidos',
    deniedChannels: 'Canais proibidos',
    remixClosedChannels: 'Canais fechados para remix',
  },
  list: (name, mentions) => `${name}: ${mentions.join(' ')}`,
  longList: (name, mentions, more) => `${name}: ${mentions.join(' ')} e mais ${count(more)}`,
  neverRemixed: (role) => `Nunca remixado por outras pessoas: o que ${role} faz`,
  remixesInThreads: 'Remixes: em um tópico abaixo do clipe de origem',
  moderators: (role) => `Moderação: ${role}`,
  moderatorsByPermission: 'Moderação: quem pode gerenciar mensagens',
  moderatorsChannel: (channel) => `Canal da moderação: ${channel}`,
  noModeratorsChannel: 'Canal da moderação: nenhum',
  auditChannel: (channel) => `Canal de auditoria: ${channel}`,
  noAuditChannel: 'Canal de auditoria: nenhum',
  hint: '/kling-admin configurar define o mesmo com menus',
};
