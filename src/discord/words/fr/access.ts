import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const access: Texts['access'] = {
  title: '**Qui peut modifier des clips sur ce serveur**',
  changed: '**Changé. Voici ce qui vaut ici désormais :**',
  lists: {
    allowedRoles: 'Rôles autorisés',
    deniedRoles: 'Rôles interdits',
    trustedRoles: 'Rôles de confiance, qui se passent de la modération',
    allowedChannels: 'Salons autorisés',
    deniedChannels: 'Salons interdits',
    remixClosedChannels: 'Salons fermés aux remix',
  },
  list: (name, mentions) => `${name} : ${mentions.join(' ')}`,
  longList: (name, mentions, more) => `${name} : ${mentions.join(' ')} et ${count(more)} de plus`,
  neverRemixed: (role) => `Jamais remixé par d’autres : ce que fait ${role}`,
  remixesInThreads: 'Remix : dans un fil sous ce dont ils sont faits',
  moderators: (role) => `Modération : ${role}`,
  moderatorsByPermission: 'Modération : qui peut gérer les messages',
  moderatorsChannel: (channel) => `Salon de modération : ${channel}`,
  noModeratorsChannel: 'Salon de modération : aucun',
  auditChannel: (channel) => `Salon d’audit : ${channel}`,
  noAuditChannel: 'Salon d’audit : aucun',
  hint: '/kling-admin configurer règle la même chose avec des menus',
};
