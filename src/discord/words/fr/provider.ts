import type { ErrorCode } from '../../../core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../../core/model-limits.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const { seconds, side } = CLIP_LIMITS;
const LENGTHS = `${count(seconds.min)} à ${count(Math.floor(seconds.max))} s`;
const LATER = 'Réessaie dans quelques minutes.';
const TELL_OPERATOR =
  'Seules les personnes qui gèrent ce bot peuvent y remédier : merci de les prévenir.';
const TELL_REFERENCE = 'Merci de donner aux personnes qui gèrent ce bot la référence ci-dessous.';
const ASK_ANEW = 'Si tu veux toujours le clip, relance la modification.';

export const providerWords = {
  provider_unreachable: () => ({
    what: 'Le service d’édition n’a pas pu être joint.',
    todo: LATER,
  }),
  provider_unauthorized: () => ({
    what: 'Le service d’édition n’accepte pas la clé de ce bot.',
    todo: TELL_OPERATOR,
  }),
  provider_forbidden: () => ({
    what: 'Le service d’édition ne permet pas à ce bot de faire des modifications.',
    todo: TELL_OPERATOR,
  }),
  provider_no_credits: () => ({
    what: 'Le compte du bot au service d’édition n’a plus rien à dépenser.',
    todo: TELL_OPERATOR,
  }),
  provider_model_missing: () => ({
    what: 'Le service d’édition n’a pas trouvé le modèle Kling.',
    todo: TELL_OPERATOR,
  }),
  provider_model_retired: () => ({
    what: 'Le service d’édition ne propose plus ce modèle Kling.',
    todo: TELL_OPERATOR,
  }),
  provider_rate_limited: ({ retryAtMs }) => ({
    what: 'Le service d’édition reçoit trop de demandes en ce moment.',
    todo: retryAtMs === null ? LATER : `Il en acceptera de nouvelles ${relativeTime(retryAtMs)}.`,
  }),
  provider_error: () => ({
    what: 'Le service d’édition a eu une erreur de son côté.',
    todo: LATER,
  }),
  provider_unavailable: () => ({
    what: 'Le service d’édition est en panne ou surchargé en ce moment.',
    todo: LATER,
  }),
  provider_bad_request: () => ({
    what: 'Le service d’édition n’a pas compris la demande.',
    todo: TELL_REFERENCE,
  }),
  provider_validation: () => ({
    what: 'Le service d’édition n’a pas accepté le clip, une image ou le prompt tels quels.',
    todo: 'Essaie avec un autre clip, moins d’images ou un prompt plus simple.',
  }),
  provider_content_refused: () => ({
    what: 'Les règles de contenu du service d’édition ne permettent pas cette modification.',
    todo: 'Change le prompt ou les images et réessaie.',
  }),
  provider_download_failed: () => ({
    what: 'Le service d’édition n’a pas pu récupérer tes fichiers auprès de Discord.',
    todo: 'Envoie de nouveau la commande en joignant encore les fichiers.',
  }),
  provider_clip_too_long: () => ({
    what: 'Le service d’édition a trouvé le clip trop long.',
    todo: `Coupe-le pour qu’il dure de ${LENGTHS} et réessaie.`,
  }),
  provider_clip_too_short: () => ({
    what: 'Le service d’édition a trouvé le clip trop court.',
    todo: `Utilise un extrait de ${LENGTHS} et réessaie.`,
  }),
  provider_clip_format: () => ({
    what: 'Le service d’édition ne peut pas lire le format du clip.',
    todo: 'Exporte-le en MP4 avec H.264 et réessaie.',
  }),
  provider_clip_sides: () => ({
    what: 'Le service d’édition n’a pas accepté la taille ou la forme de l’image.',
    todo: `Utilise de ${count(side.min)} à ${count(side.max)} pixels pour chaque côté.`,
  }),
  provider_image_small: () => ({
    what: 'Le service d’édition a trouvé une des images trop petite.',
    todo: `Utilise des images d’au moins ${count(IMAGE_LIMITS.side.min)} pixels de chaque côté.`,
  }),
  provider_image_large: () => ({
    what: 'Le service d’édition a trouvé une des images trop grande.',
    todo: 'Utilise des images plus petites et réessaie.',
  }),
  provider_failed: () => ({
    what: 'Le service d’édition a commencé, mais n’a pas pu faire ce clip.',
    todo: 'Réessaie, peut-être avec un prompt plus simple.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const uncertainWords = {
  provider_gateway: () => ({
    what: 'La connexion au service d’édition a été coupée avant qu’il dise s’il avait commencé.',
    todo: ASK_ANEW,
  }),
  provider_unreadable: () => ({
    what: 'Le service d’édition a donné une réponse qui n’a pas de sens : il a peut-être commencé, peut-être pas.',
    todo: ASK_ANEW,
  }),
  submit_interrupted: () => ({
    what: 'Le bot a été arrêté au moment de transmettre ton clip : la modification a peut-être commencé, peut-être pas.',
    todo: ASK_ANEW,
  }),
  provider_record_gone: () => ({
    what: 'Le service d’édition a pris ton clip, mais ne le connaît plus.',
    todo: ASK_ANEW,
  }),
  provider_too_late: ({ minutes }) => ({
    what: `Le service d’édition n’a pas terminé en ${count(minutes)} min.`,
    todo: ASK_ANEW,
  }),
  backup_restored: () => ({
    what: 'Le bot a dû revenir à une copie plus ancienne de ses données, où cette modification était encore en cours.',
    todo: 'Cherche d’abord son clip dans ce salon ; s’il n’y est pas, relance la modification.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
