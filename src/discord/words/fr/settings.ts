import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count, limitMegabytes } from './figures.ts';
import { gate } from './gate.ts';

export const settingsWords = {
  screen_refused: ({ answered }) =>
    answered
      ? {
          what: 'Le service de modération que ce bot consulte a une objection contre le prompt, une image ou le clip.',
          todo: 'Demande autre chose, ou avec d’autres fichiers.',
        }
      : {
          what: 'Le service de modération que ce bot consulte n’a pas répondu, et sans réponse rien n’avance ici.',
          todo: 'Réessaie dans quelques minutes.',
        },
  list_full: ({ max }) => ({
    what: `Une liste contient au plus ${count(max)} rôles ou salons, et celle-ci est pleine.`,
    todo: 'Enlèves-en un d’abord, ou donne à ces personnes un rôle en commun.',
  }),
  everyone_role: () => ({
    what: 'Le rôle de tout le monde ne peut pas être mis sur une liste.',
    todo: `Choisis plutôt le mode « ${gate.modes.open.label} », ou /kling-admin pause pour que personne ne modifie de clips.`,
  }),
  access_unclear: () => ({
    what: 'Une action a besoin d’un rôle ou d’un salon, et inversement. On ne peut pas faire confiance à un salon.',
    todo: 'Indique les deux, par exemple l’action « interdire » et un salon.',
  }),
  already_paused: () => ({
    what: 'Les modifications sont déjà en pause.',
    todo: 'Utilise /kling-admin reprendre pour les relancer.',
  }),
  not_blocked: () => ({
    what: 'Cette personne n’est pas bloquée sur ce serveur.',
    todo: 'Utilise /kling-admin bloquer sans personne pour voir qui l’est.',
  }),
  export_too_large: ({ max }) => ({
    what: `Le fichier dépasserait ${limitMegabytes(max)}, ce qui est trop pour une réponse.`,
    todo: 'Les personnes qui gèrent ce bot peuvent lire le journal d’audit dans ses données et te le donner.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
