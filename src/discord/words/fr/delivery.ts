import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { about, limitMegabytes } from './figures.ts';

export const resultWords = {
  result_unreachable: () => ({
    what: 'Le clip a été fait, mais n’a pas pu être récupéré auprès du service d’édition.',
    todo: 'Regarde /kling modifs un peu plus tard.',
  }),
  result_gone: () => ({
    what: 'Le clip a été fait, mais le service d’édition ne l’a plus.',
    todo: 'Relance la modification pour en avoir un nouveau.',
  }),
  result_refused: () => ({
    what: 'Le clip a été fait, mais il se trouve à un endroit où ce bot n’a pas le droit d’aller le chercher.',
    todo: 'Merci de donner aux personnes qui gèrent ce bot la référence ci-dessous.',
  }),
  result_not_video: () => ({
    what: 'Ce que le service d’édition a renvoyé n’est pas une vidéo.',
    todo: 'Relance la modification, peut-être avec un prompt plus simple.',
  }),
  disk_full: () => ({
    what: 'Le bot n’avait plus de place pour le clip terminé.',
    todo: 'Merci de prévenir les personnes qui gèrent ce bot, avec la référence : il lui faut de la place avant la prochaine modification.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const discordWords = {
  discord_token_dead: () => ({
    what: 'Les 15 minutes pendant lesquelles Discord laisse répondre à une commande sont écoulées.',
    todo: 'La réponse arrive dans un message à part.',
  }),
  discord_message_gone: () => ({
    what: 'Le message a été supprimé.',
    todo: 'Cherche le clip dans le salon, dans tes messages privés ou dans /kling modifs.',
  }),
  discord_channel_closed: () => ({
    what: 'Le salon n’existe plus, est verrouillé, ou est fermé au bot.',
    todo: 'Cherche le clip dans tes messages privés ou dans /kling modifs.',
  }),
  discord_no_access: () => ({
    what: 'Le bot n’a pas le droit d’écrire là-bas.',
    todo: 'Laisse-le voir le salon, envoyer des messages et joindre des fichiers, ou autorise les messages privés de ce serveur.',
  }),
  discord_too_large: ({ limit }) => ({
    what:
      limit === null
        ? 'Le fichier est plus lourd que ce que Discord accepte ici.'
        : `Le fichier dépasse les ${limitMegabytes(limit)} que Discord accepte ici.`,
    todo: 'Utilise un clip plus court ou plus petit la prochaine fois.',
  }),
  discord_filtered: () => ({
    what: 'Le filtre de contenu de Discord a arrêté le message.',
    todo: 'Change le prompt ou les fichiers ; la modération peut regarder les réglages du filtre.',
  }),
  discord_form_refused: () => ({
    what: 'Discord n’a pas accepté la forme du message.',
    todo: 'C’est une erreur du bot : merci de donner aux personnes qui le gèrent la référence ci-dessous.',
  }),
  discord_edit_quota: () => ({
    what: 'Discord ne permet plus, pour l’instant, de changer un message aussi ancien.',
    todo: 'La suite arrive dans un nouveau message.',
  }),
  discord_unauthorized: () => ({
    what: 'Discord n’accepte plus le jeton du bot.',
    todo: 'Les personnes qui gèrent ce bot doivent lui donner un jeton valide et le redémarrer.',
  }),
  discord_unavailable: ({ retryAfterMs }) => ({
    what: 'Discord n’a pas répondu, ou est surchargé.',
    todo:
      retryAfterMs === null
        ? 'Le bot réessaie de lui-même.'
        : `Le bot réessaie de lui-même dans ${about(retryAfterMs)}.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const otherWords = {
  handed_back: () => ({
    what: 'Le bot redémarre et a remis cette modification dans la file d’attente.',
    todo: 'Il n’y a rien à faire : elle continue d’elle-même.',
  }),
  owner_busy: ({ waitMs }) => ({
    what: 'Une autre partie du bot travaille sur cette modification.',
    todo: `Il n’y a rien à faire : le bot s’en occupe de nouveau dans ${about(waitMs)}.`,
  }),
  internal: () => ({
    what: 'Quelque chose s’est mal passé dans le bot.',
    todo: 'Réessaie ; si cela se reproduit, préviens les personnes qui gèrent ce bot, avec la référence s’il y en a une.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
