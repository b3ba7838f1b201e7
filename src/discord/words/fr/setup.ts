import type { Texts } from '../texts.ts';
import { gate } from './gate.ts';

const pages: Texts['setup']['pages'] = {
  who: 'Qui',
  where: 'Où',
  moderators: 'Modération',
  remixes: 'Remix',
};

export const setup: Texts['setup'] = {
  pages,
  title: (page) => `**Kling sur ce serveur : ${pages[page]}**`,
  hint: 'Chaque choix compte aussitôt',
  mode: '**Mode**',
  allowedRoles: `**Rôles autorisés**, pour le mode « ${gate.modes.roles.label} »`,
  deniedRoles: '**Rôles interdits** : jamais ceux-là, quel que soit le mode',
  trustedRoles: '**Rôles de confiance** : ceux-là se passent de la modération',
  allowedChannels: '**Salons autorisés** : sans aucun, partout. Un fil fait partie de son salon',
  deniedChannels: '**Salons interdits** : jamais ici',
  moderatorRole:
    '**Rôle de modération** : sans lui, la modération revient à qui peut gérer les messages',
  moderatorsChannel:
    '**Salon de modération** : là où elle est consultée. Garde-le caché aux autres',
  auditChannel: '**Salon d’audit** : là où décisions et changements sont aussi montrés',
  remixClosedChannels:
    '**Salons fermés aux remix** : aucun de leurs clips n’est remixé, et rien ne l’est là-bas',
  neverRemixedRole: '**Un rôle jamais remixé** : ce que font ses membres n’appartient qu’à eux',
  remixThreads: '**Où vont les remix**',
  chooseMode: 'Choisis qui peut modifier des clips',
  chooseThreads: 'Choisis où vont les remix',
  none: 'Aucun',
  noRole: 'Aucun rôle',
  noChannel: 'Aucun salon',
  inTheChannel: 'Dans le salon où ils sont demandés',
  inAThread: 'Dans un fil sous ce dont ils sont faits',
};
