import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const ANOTHER_OR_ASK =
  'Choisis un autre clip, ou demande-lui de changer ce réglage avec /kling confidentialité.';

export const consentWords = {
  remix_only_author: ({ userId }) => ({
    what: `Ce clip ne peut pas être remixé par d’autres : c’est le réglage de <@${userId}>.`,
    todo: ANOTHER_OR_ASK,
  }),
  remix_uploads_closed: ({ userId }) => ({
    what: `Les clips que <@${userId}> a envoyés ou publiés ne peuvent pas être utilisés par d’autres.`,
    todo: ANOTHER_OR_ASK,
  }),
  remix_channel_closed: ({ channelId }) => ({
    what: `Les clips de <#${channelId}> ne sont pas remixés, et rien n’est remixé là-bas.`,
    todo: 'Choisis un clip d’un autre salon, et remixe-le dans un autre salon.',
  }),
  remix_role_protected: ({ userId, roleId }) => ({
    what: `Ce que fait <@${userId}> n’est pas remixé sur ce serveur, à cause du rôle <@&${roleId}>.`,
    todo: 'Choisis le clip de quelqu’un d’autre.',
  }),
  remix_too_deep: ({ max }) => ({
    what: `Ce clip arrive au bout de plus de ${count(max)} remix à la suite : c’est trop pour demander l’accord de tout le monde.`,
    todo: 'Pars d’un clip plus proche de l’original.',
  }),
  consent_unknown: () => ({
    what: 'Je ne peux pas dire pour le moment si ce clip peut être utilisé.',
    todo: 'Réessaie dans une minute.',
  }),
  consent_refused: ({ userId }) => ({
    what: `Il fallait l’accord de <@${userId}>, et la réponse a été non.`,
    todo: 'Tu peux demander autre chose, ou utiliser un autre clip.',
  }),
  consent_expired: () => ({
    what: 'La réponse à la demande d’accord n’est pas arrivée avant l’expiration des liens vers les fichiers.',
    todo: 'Redemande quand la personne est là.',
  }),
  consent_unreachable: () => ({
    what: 'Quelqu’un doit d’abord donner son accord, et le bot ne peut ni le demander dans ce salon, ni lui écrire.',
    todo: 'Essaie dans un salon où le bot peut publier.',
  }),
  consent_not_asked: () => ({
    what: 'La question s’adresse à quelqu’un d’autre, dont le travail est dans le clip.',
    todo: 'Seule cette personne peut répondre.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
