import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const access: Texts['access'] = {
  title: '**Quién puede editar en este servidor**',
  changed: '**Cambiado. A partir de ahora, aquí se aplica esto:**',
  lists: {
    allowedRoles: 'Roles permitidos',
    deniedRoles: 'Roles denegados',
    trustedRoles: 'Roles de confianza, que no necesitan moderación',
    allowedChannels: 'Canales permitidos',
    deniedChannels: 'Canales denegados',
    remixClosedChannels: 'Canales cerrados a los remixes',
  },
  list: (name, mentions) => `${name}: ${mentions.join(' ')}`,
  longList: (name, mentions, more) => `${name}: ${mentions.join(' ')} y ${count(more)} más`,
  neverRemixed: (role) => `Nadie más remezcla nunca lo que hace ${role}`,
  remixesInThreads: 'Remixes: en un hilo bajo aquello de lo que salieron',
  moderators: (role) => `Moderación: ${role}`,
  moderatorsByPermission: 'Moderación: quien puede gestionar mensajes',
  moderatorsChannel: (channel) => `Canal de moderación: ${channel}`,
  noModeratorsChannel: 'Canal de moderación: ninguno',
  auditChannel: (channel) => `Canal de auditoría: ${channel}`,
  noAuditChannel: 'Canal de auditoría: ninguno',
  hint: '/kling-admin configurar ajusta lo mismo con menús',
};
