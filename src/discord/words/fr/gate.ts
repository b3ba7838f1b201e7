import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const days = (n: number): string => many(n, { one: '# jour', other: '# jours' });

export const gate: Texts['gate'] = {
  modes: {
    open: {
      label: 'Tout le monde',
      description: 'Tout le monde peut modifier des clips, dans les limites fixées.',
      says: 'Tout le monde peut modifier des clips.',
    },
    roles: {
      label: 'Certains rôles seulement',
      description:
        'Les personnes avec un des rôles autorisés, et la modération, peuvent modifier des clips.',
      says: 'Les personnes avec un des rôles autorisés, et la modération, peuvent modifier des clips.',
    },
    approval: {
      label: 'Avec l’accord de la modération',
      description:
        'Tout le monde peut demander ; la modération approuve chaque modification avant tout coût.',
      says: 'Tout le monde peut demander, et la modération approuve chaque modification avant tout coût.',
    },
    review: {
      label: 'La modération voit d’abord les résultats',
      description:
        'Tout le monde peut modifier des clips ; la modération voit chaque résultat avant les autres.',
      says: 'Tout le monde peut modifier des clips, et la modération regarde chaque résultat avant qu’il ne soit montré.',
    },
  },
  openByDefault:
    'Tout le monde peut modifier des clips. Rien n’a été choisi ici, et c’est le réglage par défaut du bot.',
  closedByDefault:
    'Seules les personnes qui gèrent ce serveur peuvent modifier des clips, tant que tu n’as pas choisi qui d’autre.',
  paused: 'Les modifications sont en pause ici : /kling-admin reprendre lève la pause.',
  noModeratorsChannel:
    'Il n’y a pas de salon de modération, donc personne à qui demander : tant que tu n’en as pas choisi un, les modifications qui dépendent de la modération n’avancent pas.',
  noAllowedRole:
    'Aucun rôle n’est encore autorisé, donc seules les personnes qui modèrent peuvent modifier des clips.',
  roleBoth:
    'Un rôle est à la fois autorisé ou de confiance, et interdit : l’interdiction l’emporte.',
  channelBoth: 'Un salon est à la fois autorisé et interdit : l’interdiction l’emporte.',
  memberFor: (memberDays: number) =>
    `Seulement les personnes membres de ce serveur depuis ${days(memberDays)}.`,
  onDiscordFor: (accountDays: number) =>
    `Seulement les personnes présentes sur Discord depuis ${days(accountDays)}.`,
  bothFor: (memberDays: number, accountDays: number) =>
    `Seulement les personnes membres de ce serveur depuis ${days(memberDays)} et sur Discord depuis ${days(accountDays)}.`,
};
