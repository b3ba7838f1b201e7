import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { WordsFor } from '../words.ts';
import { listed } from './figures.ts';
import { paused } from './paused.ts';
import { lacking, permissions } from './permissions.ts';

export const doorWords = {
  server_not_allowed: () => ({
    what: 'Ce bot n’est pas configuré pour fonctionner sur ce serveur.',
    todo: 'Demande aux personnes qui gèrent ce bot de l’y autoriser.',
  }),
  gate_closed: ({ canSetUp }) => ({
    what: 'Tu n’as pas accès à la modification de clips sur ce serveur.',
    todo: canSetUp
      ? 'Tu peux ouvrir l’accès avec /kling-admin configurer.'
      : 'Demande à quelqu’un qui gère ce serveur de lancer /kling-admin configurer.',
  }),
  bot_lacks_permission: ({ permissions: missing }) => ({
    what:
      missing.length === 0
        ? 'Je ne peux pas publier de clips dans ce salon.'
        : missing.map((one) => lacking[one]).join(' '),
    todo:
      missing.length === 0
        ? 'Demande à la modération de me le permettre.'
        : `Demande à la modération de m’accorder ${listed(missing.map((one) => `« ${permissions[one]} »`))}.`,
  }),
  store_unreachable: () => ({
    what: 'Le bot n’a pas accès à ses propres données pour le moment, donc rien n’a été lancé.',
    todo: 'Réessaie dans quelques minutes.',
  }),
  acceptance_unknown: () => ({
    what: 'La connexion a été coupée pendant l’arrivée de ta demande : elle est peut-être dans la file d’attente, peut-être pas.',
    todo: 'Regarde /kling modifs dans une minute, avant de redemander.',
  }),
  interrupted: () => ({
    what: 'Le bot a été redémarré pendant qu’il examinait ta demande. Rien n’a été dépensé.',
    todo: 'Envoie de nouveau la commande.',
  }),
  not_yours: () => ({
    what: 'Ceci appartient à quelqu’un d’autre.',
    todo: 'Tu peux lancer ta propre modification avec /kling-edit.',
  }),
  outdated_control: () => ({
    what: 'Ce bouton vient d’une version plus ancienne du bot et ne marche plus.',
    todo: 'Utilise plutôt les commandes : /kling aide en donne la liste.',
  }),
  not_manager: () => ({
    what: 'Seules les personnes qui peuvent gérer ce serveur peuvent faire cela.',
    todo: 'Demande à quelqu’un qui a la permission « Gérer le serveur ».',
  }),
  not_operator: () => ({
    what: 'Seules les personnes qui gèrent ce bot peuvent faire cela.',
    todo: 'Adresse-toi à elles si c’est nécessaire.',
  }),
  edit_unknown: () => ({
    what: 'Le bot ne connaît plus cette modification.',
    todo: 'Regarde /kling modifs pour voir celles qu’il connaît.',
  }),
  no_result_here: () => ({
    what: 'Tu n’as aucun clip dans ce salon.',
    todo: 'Indique une modification par sa référence, écrite en petit sous son clip.',
  }),
  already_ended: () => ({
    what: 'Cette modification est déjà terminée.',
    todo: 'Il n’y a plus rien à arrêter.',
  }),
  not_paused: () => ({
    what: 'Rien n’est en pause pour le moment.',
    todo: 'Les modifications démarrent dès que c’est leur tour.',
  }),
  edits_paused: ({ reason }) => ({ what: paused[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? 'Réessaie plus tard ; les modifications dans la file d’attente gardent leur place.'
    : 'Les personnes qui gèrent ce bot sont prévenues ; les modifications dans la file d’attente gardent leur place.';
}
