import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import { mentions, quoted } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, either, many } from './figures.ts';

const DAYS = { one: '# jour', other: '# jours' };
const IF_A_MISTAKE = 'Adresse-toi à la modération si tu penses que c’est une erreur.';
const TO_KNOW_MORE = 'Adresse-toi à la modération si tu veux en savoir plus.';

export const moderationWords = {
  server_paused: () => ({
    what: 'La modération de ce serveur a mis les modifications en pause.',
    todo: 'Réessaie plus tard, ou demande-lui quand cela reprend.',
  }),
  gate_blocked: ({ reason, untilMs }) => ({
    what: 'Un blocage de la modération de ce serveur t’empêche de modifier des clips.',
    todo:
      untilMs === null
        ? IF_A_MISTAKE
        : `Tu pourras de nouveau modifier des clips ${relativeTime(untilMs)}.`,
    ...quoted(reason),
  }),
  gate_channel: ({ channels }) => ({
    what: 'Les clips ne se modifient pas dans ce salon.',
    todo:
      channels.length === 0
        ? 'Utilise un autre salon.'
        : `Utilise plutôt ${anyOf('#', channels, 'un autre salon autorisé')}.`,
  }),
  gate_role_denied: () => ({
    what: 'Un de tes rôles t’interdit de modifier des clips sur ce serveur.',
    todo: IF_A_MISTAKE,
  }),
  gate_role_missing: ({ roles }) => ({
    what: 'Pour modifier des clips sur ce serveur, il faut un rôle que tu n’as pas.',
    todo:
      roles.length === 0
        ? 'Demande-le à la modération.'
        : `Demande à la modération le rôle ${anyOf('@&', roles, 'un autre rôle autorisé')}.`,
  }),
  gate_member_new: ({ days, fromMs }) => ({
    what: `Pour modifier des clips, il faut être membre de ce serveur depuis ${many(days, DAYS)}.`,
    todo: `Tu pourras modifier des clips ${relativeTime(fromMs)}.`,
  }),
  gate_account_new: ({ days, fromMs }) => ({
    what: `Pour modifier des clips ici, il faut un compte Discord d’au moins ${many(days, DAYS)}.`,
    todo: `Le tien sera assez ancien ${relativeTime(fromMs)}.`,
  }),
  words_refused: () => ({
    what: 'Le prompt contient un mot dont on ne veut pas ici.',
    todo: 'Dis-le autrement et réessaie.',
  }),
  not_moderator: () => ({
    what: 'Seule la modération de ce serveur peut en décider.',
    todo: 'Adresse-toi à elle.',
  }),
  already_decided: () => ({
    what: 'Quelqu’un en a déjà décidé.',
    todo: 'La carte montre qui, et comment.',
  }),
  already_appealed: () => ({
    what: 'Cette décision a déjà fait l’objet d’un recours, ce qui n’est possible qu’une fois.',
    todo: TO_KNOW_MORE,
  }),
  already_reported: () => ({
    what: 'Tu as déjà signalé ce clip.',
    todo: 'La modération a ton signalement.',
  }),
  rejected: ({ reason }) => ({
    what: 'La modération de ce serveur a refusé cette modification.',
    todo: 'Tu peux faire un recours, une seule fois, ou demander autre chose.',
    ...quoted(reason),
  }),
  approval_expired: () => ({
    what: 'La modération n’a pas répondu avant l’expiration des liens vers tes fichiers.',
    todo: 'Refais la demande en joignant de nouveau les fichiers.',
  }),
  review_rejected: ({ reason }) => ({
    what: 'La modération de ce serveur ne veut pas que ce clip soit montré.',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  taken_down: ({ reason }) => ({
    what: 'La modération de ce serveur a retiré ce clip.',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  clip_deleted: () => ({
    what: 'Ce clip a été supprimé par la personne qui l’avait demandé.',
    todo: 'Il n’en reste rien ici.',
  }),
  only_in_server: () => ({
    what: 'Cela fonctionne sur le serveur où le clip a été fait, pas en message privé.',
    todo: 'Adresse-toi à la modération là-bas, ou utilises-y les commandes.',
  }),
  block_days: ({ max }) => ({
    what: `Un blocage dure un nombre entier de jours, de 1 à ${count(max)}.`,
    todo: 'Laisse les jours vides pour bloquer quelqu’un jusqu’à la levée du blocage.',
  }),
  moderators_unreachable: () => ({
    what: 'La modération doit se prononcer, mais le bot ne trouve pas le salon où la consulter.',
    todo: 'Préviens la modération : /kling-admin configurer désigne le salon.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** `#un, #deux ou un autre salon autorisé`. */
function anyOf(sign: '#' | '@&', ids: readonly string[], other: string): string {
  const { shown, hasMore } = mentions(sign, ids);
  return either(hasMore ? [...shown, other] : shown);
}
