import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const access: Texts['access'] = {
  title: '**Wer auf diesem Server bearbeiten darf**',
  changed: '**Geändert. Ab jetzt gilt hier:**',
  lists: {
    allowedRoles: 'Erlaubte Rollen',
    deniedRoles: 'Ausgeschlossene Rollen',
    trustedRoles: 'Vertrauenswürdige Rollen, die keine Moderation brauchen',
    allowedChannels: 'Erlaubte Kanäle',
    deniedChannels: 'Ausgeschlossene Kanäle',
    remixClosedChannels: 'Kanäle, in denen nicht geremixt wird',
  },
  list: (name, mentions) => `${name}: ${mentions.join(' ')}`,
  longList: (name, mentions, more) => `${name}: ${mentions.join(' ')} und ${count(more)} weitere`,
  neverRemixed: (role) => `Nie von anderen geremixt: was ${role} macht`,
  remixesInThreads: 'Remixe: in einem Thread unter dem, woraus sie gemacht sind',
  moderators: (role) => `Moderation: ${role}`,
  moderatorsByPermission: 'Moderation: wer Nachrichten verwalten darf',
  moderatorsChannel: (channel) => `Moderationskanal: ${channel}`,
  noModeratorsChannel: 'Moderationskanal: keiner',
  auditChannel: (channel) => `Audit-Kanal: ${channel}`,
  noAuditChannel: 'Audit-Kanal: keiner',
  hint: 'Mit Menüs geht dasselbe über /kling-admin einrichten',
};
