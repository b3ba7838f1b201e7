import type { ErrorCode, ErrorFacts } from '../../../core/errors.ts';
import { CLIP_LIMITS } from '../../../core/model-limits.ts';
import { inert } from '../facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { count, decimal, limitMegabytes, megabytes, near, sides } from './figures.ts';
import { aFile, nameOf, startNameOf } from './names.ts';
import { permissions } from './permissions.ts';

const { seconds, fps } = CLIP_LIMITS;

const NOT_PREPARED: Record<ErrorFacts['clip_not_prepared']['why'], Words> = {
  no_ffmpeg: {
    what: 'Le clip n’a pas pu être coupé ou converti : rien ici ne peut le faire en ce moment.',
    todo: 'Fais-en toi-même un MP4 de 3 à 10 s avec H.264, ou réessaie plus tard.',
  },
  unreadable: {
    what: 'Le clip n’a pas pu être coupé ou converti : le fichier semble endommagé.',
    todo: 'Exporte-le de nouveau en MP4 et réessaie.',
  },
  too_large: {
    what: 'Ce qui a été fait du clip est trop lourd pour ce salon.',
    todo: 'Essaie avec un clip plus court, ou un clip où il y a moins de mouvement.',
  },
  unposted: {
    what: 'Ce qui a été fait du clip n’a pas pu être publié dans ce salon.',
    todo: `Demande à la modération de m’accorder « ${permissions.AttachFiles} », puis réessaie.`,
  },
};

export const clipWords = {
  clip_not_video: ({ found }) => ({
    what: `Le clip est ${aFile(found)}, pas une vidéo.`,
    todo: 'Joins une vidéo MP4 ou MOV.',
  }),
  clip_container: ({ found, inFragments }) =>
    inFragments
      ? {
          what: 'Le clip est un MP4 fragmenté. Kling accepte les MP4 et MOV d’un seul tenant.',
          todo: 'Enregistre-le en MP4 non fragmenté et réessaie.',
        }
      : {
          what: `Le clip est au format ${inert(found)}. Kling accepte MP4 et MOV.`,
          todo: 'Enregistre-le en MP4 et réessaie.',
        },
  clip_codec: ({ found }) => ({
    what:
      found === null
        ? 'L’image du clip est enregistrée avec un codec inconnu, que Kling ne peut pas lire.'
        : `L’image du clip est enregistrée en ${inert(found)}, que Kling ne peut pas lire.`,
    todo: 'Exporte-le en MP4 avec H.264 et réessaie.',
  }),
  clip_cut_off: () => ({
    what: 'La fin du clip manque : le fichier a été tronqué.',
    todo: 'Exporte-le ou télécharge-le de nouveau, puis joins le fichier entier.',
  }),
  clip_unreadable: () => ({
    what: 'Le clip est illisible : le fichier semble endommagé.',
    todo: 'Exporte-le de nouveau en MP4 et réessaie.',
  }),
  clip_no_picture: () => ({
    what: 'Le clip n’a pas d’image, seulement du son.',
    todo: 'Joins une vidéo avec une image.',
  }),
  clip_too_short: ({ seconds: length, min }) => ({
    what: `Le clip dure ${near(length, min)} s. Kling accepte de ${count(min)} à ${count(Math.floor(seconds.max))} s.`,
    todo: 'Joins un extrait plus long.',
  }),
  clip_too_long: ({ seconds: length, max }) => ({
    what: `Le clip dure ${near(length, max)} s. Kling accepte de ${count(seconds.min)} à ${count(Math.floor(max))} s.`,
    todo: 'Coupe-le et réessaie.',
  }),
  clip_sides_small: ({ width, height, min }) => ({
    what: `Le clip fait ${sides(width, height)} pixels. Kling en demande au moins ${count(min)} de chaque côté.`,
    todo: 'Utilise une version en plus haute résolution, comme 720p ou 1080p.',
  }),
  clip_sides_large: ({ width, height, max }) => ({
    what: `Le clip fait ${sides(width, height)} pixels. Kling en accepte jusqu’à ${count(max)} pour chaque côté.`,
    todo: `Réduis-le pour qu’aucun côté ne dépasse ${count(max)}, par exemple en 1080p.`,
  }),
  clip_fps_low: ({ fps: rate, min }) => ({
    what: `Le clip a ${near(rate, min)} images par seconde. Kling en accepte de ${count(min)} à ${count(fps.max)}.`,
    todo: `Exporte-le avec ${count(min)} ou 30 images par seconde.`,
  }),
  clip_fps_high: ({ fps: rate, max }) => ({
    what: `Le clip a ${near(rate, max)} images par seconde. Kling en accepte de ${count(fps.min)} à ${count(max)}.`,
    todo: `Exporte-le avec 30 ou ${count(max)} images par seconde.`,
  }),
  clip_too_heavy: ({ bytes, max }) => ({
    what: `Le clip fait ${megabytes(bytes)}. Kling accepte jusqu’à ${limitMegabytes(max)}.`,
    todo: 'Exporte-le dans une qualité plus basse et réessaie.',
  }),
  clip_ratio: ({ width, height, max }) => ({
    what: `Le clip fait ${sides(width, height)} pixels. Le grand côté peut faire au plus ${count(max)} fois le petit.`,
    todo: 'Recadre-le pour qu’il soit moins étroit.',
  }),
  clip_not_prepared: ({ why }) => NOT_PREPARED[why],
  offer_gone: () => ({
    what: 'Cette proposition a expiré.',
    todo: 'Envoie de nouveau la commande avec le clip.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const imageWords = {
  image_type: ({ input, found }) => ({
    what: `${startNameOf(input)} est ${aFile(found)}. Kling accepte les images JPEG et PNG.`,
    todo: 'Enregistre l’image en JPEG ou en PNG et réessaie.',
  }),
  image_unreadable: ({ input }) => ({
    what: `${startNameOf(input)} est illisible : le fichier semble endommagé.`,
    todo: `Enregistre de nouveau ${nameOf(input)}, ou choisis une autre image.`,
  }),
  image_sides_small: ({ input, width, height, min }) => ({
    what: `${startNameOf(input)} fait ${sides(width, height)} pixels. Kling en demande au moins ${count(min)} de chaque côté.`,
    todo: 'Utilise une image plus grande.',
  }),
  image_ratio: ({ input, width, height, max }) => ({
    what: `${startNameOf(input)} fait ${sides(width, height)} pixels. Le grand côté peut faire au plus ${decimal(max)} fois le petit.`,
    todo: 'Recadre l’image pour qu’elle soit moins étroite.',
  }),
  image_too_heavy: ({ input, bytes, max }) => ({
    what: `${startNameOf(input)} fait ${megabytes(bytes)}. Kling accepte jusqu’à ${limitMegabytes(max)} par image.`,
    todo: 'Rends l’image plus petite, ou enregistre-la en JPEG.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
