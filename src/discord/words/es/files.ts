import type { ErrorCode, ErrorFacts } from '../../../core/errors.ts';
import { CLIP_LIMITS } from '../../../core/model-limits.ts';
import { inert } from '../facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { count, decimal, limitMegabytes, megabytes, near, sides } from './figures.ts';
import { aFile, nameOf, startNameOf } from './names.ts';
import { permissions } from './permissions.ts';

const { seconds, fps } = CLIP_LIMITS;

/** Why a clip could not be cut or converted. */
const NOT_PREPARED: Record<ErrorFacts['clip_not_prepared']['why'], Words> = {
  no_ffmpeg: {
    what: 'El clip no se pudo recortar ni convertir: ahora mismo no hay nada aquí que pueda hacerlo.',
    todo: 'Conviértelo por tu cuenta en un MP4 de 3 a 10 s con H.264, o inténtalo más tarde.',
  },
  unreadable: {
    what: 'El clip no se pudo recortar ni convertir: parece que el archivo está dañado.',
    todo: 'Expórtalo otra vez como MP4 e inténtalo de nuevo.',
  },
  too_large: {
    what: 'El clip resultante es demasiado grande para este canal.',
    todo: 'Prueba con un clip más corto o con menos movimiento.',
  },
  unposted: {
    what: 'El clip resultante no se pudo publicar en este canal.',
    todo: `Pide al equipo de moderación que me dé el permiso ${permissions.AttachFiles} e inténtalo de nuevo.`,
  },
};

/** What a clip must be. */
export const clipWords = {
  clip_not_video: ({ found }) => ({
    what: `El clip es ${aFile(found)}, no un video.`,
    todo: 'Adjunta un video MP4 o MOV.',
  }),
  clip_container: ({ found, inFragments }) =>
    inFragments
      ? {
          what: 'El clip es un MP4 en fragmentos. Kling admite MP4 y MOV de una sola pieza.',
          todo: 'Guárdalo como un MP4 sin fragmentar e inténtalo de nuevo.',
        }
      : {
          what: `El clip está en formato ${inert(found)}. Kling admite MP4 y MOV.`,
          todo: 'Guárdalo como MP4 e inténtalo de nuevo.',
        },
  clip_codec: ({ found }) => ({
    what:
      found === null
        ? 'La imagen del clip está guardada con un códec desconocido, que Kling no puede leer.'
        : `La imagen del clip está guardada como ${inert(found)}, que Kling no puede leer.`,
    todo: 'Expórtalo como MP4 con H.264 e inténtalo de nuevo.',
  }),
  clip_cut_off: () => ({
    what: 'Falta el final del clip: el archivo está incompleto.',
    todo: 'Expórtalo o descárgalo otra vez y adjunta el archivo entero.',
  }),
  clip_unreadable: () => ({
    what: 'El clip no se puede leer: parece que el archivo está dañado.',
    todo: 'Expórtalo otra vez como MP4 e inténtalo de nuevo.',
  }),
  clip_no_picture: () => ({
    what: 'El clip no tiene imagen, solo sonido.',
    todo: 'Adjunta un video con imagen.',
  }),
  clip_too_short: ({ seconds: length, min }) => ({
    what: `El clip dura ${near(length, min)} s. Kling admite de ${count(min)} a ${count(Math.floor(seconds.max))} s.`,
    todo: 'Adjunta un fragmento más largo.',
  }),
  clip_too_long: ({ seconds: length, max }) => ({
    what: `El clip dura ${near(length, max)} s. Kling admite de ${count(seconds.min)} a ${count(Math.floor(max))} s.`,
    todo: 'Recórtalo e inténtalo de nuevo.',
  }),
  clip_sides_small: ({ width, height, min }) => ({
    what: `El clip mide ${sides(width, height)} píxeles. Kling necesita al menos ${count(min)} en los dos lados.`,
    todo: 'Usa una versión con mayor resolución, como 720p o 1080p.',
  }),
  clip_sides_large: ({ width, height, max }) => ({
    what: `El clip mide ${sides(width, height)} píxeles. Kling admite hasta ${count(max)} por lado.`,
    todo: `Redúcelo para que ningún lado pase de ${count(max)}, por ejemplo a 1080p.`,
  }),
  clip_fps_low: ({ fps: rate, min }) => ({
    what: `El clip tiene ${near(rate, min)} fotogramas por segundo. Kling admite de ${count(min)} a ${count(fps.max)}.`,
    todo: `Expórtalo con ${count(min)} o 30 fotogramas por segundo.`,
  }),
  clip_fps_high: ({ fps: rate, max }) => ({
    what: `El clip tiene ${near(rate, max)} fotogramas por segundo. Kling admite de ${count(fps.min)} a ${count(max)}.`,
    todo: `Expórtalo con 30 o ${count(max)} fotogramas por segundo.`,
  }),
  clip_too_heavy: ({ bytes, max }) => ({
    what: `El clip ocupa ${megabytes(bytes)}. Kling admite hasta ${limitMegabytes(max)}.`,
    todo: 'Expórtalo con menor calidad e inténtalo de nuevo.',
  }),
  clip_ratio: ({ width, height, max }) => ({
    what: `El clip mide ${sides(width, height)} píxeles. El lado más largo puede medir como máximo ${count(max)} veces el más corto.`,
    todo: 'Recorta el encuadre para que sea menos alargado.',
  }),
  clip_not_prepared: ({ why }) => NOT_PREPARED[why],
  offer_gone: () => ({
    what: 'Esta propuesta ya caducó.',
    todo: 'Envía otra vez el comando con el clip.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** What an image must be. */
export const imageWords = {
  image_type: ({ input, found }) => ({
    what: `${startNameOf(input)} es ${aFile(found)}. Kling admite imágenes JPEG y PNG.`,
    todo: 'Guarda el archivo como JPEG o PNG e inténtalo de nuevo.',
  }),
  image_unreadable: ({ input }) => ({
    what: `No se puede leer ${nameOf(input)}: parece que el archivo está dañado.`,
    todo: `Guarda ${nameOf(input)} otra vez o elige otra imagen.`,
  }),
  image_sides_small: ({ input, width, height, min }) => ({
    what: `${startNameOf(input)} mide ${sides(width, height)} píxeles. Kling necesita al menos ${count(min)} en los dos lados.`,
    todo: 'Usa una imagen más grande.',
  }),
  image_ratio: ({ input, width, height, max }) => ({
    what: `${startNameOf(input)} mide ${sides(width, height)} píxeles. El lado más largo puede medir como máximo ${decimal(max)} veces el más corto.`,
    todo: 'Recorta la imagen para que sea menos alargada.',
  }),
  image_too_heavy: ({ input, bytes, max }) => ({
    what: `${startNameOf(input)} ocupa ${megabytes(bytes)}. Kling admite hasta ${limitMegabytes(max)} por imagen.`,
    todo: 'Reduce la imagen o guárdala como JPEG.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
