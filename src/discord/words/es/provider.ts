import type { ErrorCode } from '../../../core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../../core/model-limits.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const { seconds, side } = CLIP_LIMITS;
const LENGTHS = `de ${count(seconds.min)} a ${count(Math.floor(seconds.max))} s`;
const LATER = 'Inténtalo de nuevo en unos minutos.';
const TELL_OPERATOR = 'Solo quienes administran este bot pueden arreglarlo: avísales, por favor.';
const TELL_REFERENCE = 'Por favor, da a quienes administran este bot la referencia de abajo.';
const ASK_ANEW = 'Si todavía quieres el clip, empieza la edición otra vez.';

/** The editing service took nothing, or says that the edit failed. */
export const providerWords = {
  provider_unreachable: () => ({
    what: 'No se pudo contactar con el servicio de edición.',
    todo: LATER,
  }),
  provider_unauthorized: () => ({
    what: 'El servicio de edición no acepta la clave de este bot.',
    todo: TELL_OPERATOR,
  }),
  provider_forbidden: () => ({
    what: 'El servicio de edición no permite que este bot haga ediciones.',
    todo: TELL_OPERATOR,
  }),
  provider_no_credits: () => ({
    what: 'A la cuenta del bot en el servicio de edición no le queda nada que gastar.',
    todo: TELL_OPERATOR,
  }),
  provider_model_missing: () => ({
    what: 'El servicio de edición no encontró el modelo de Kling.',
    todo: TELL_OPERATOR,
  }),
  provider_model_retired: () => ({
    what: 'El servicio de edición ya no ofrece este modelo de Kling.',
    todo: TELL_OPERATOR,
  }),
  provider_rate_limited: ({ retryAtMs }) => ({
    what: 'El servicio de edición está recibiendo demasiadas solicitudes ahora mismo.',
    todo: retryAtMs === null ? LATER : `Vuelve a admitir nuevas ${relativeTime(retryAtMs)}.`,
  }),
  provider_error: () => ({
    what: 'El servicio de edición tuvo un fallo propio.',
    todo: LATER,
  }),
  provider_unavailable: () => ({
    what: 'El servicio de edición no funciona o tiene demasiada carga ahora mismo.',
    todo: LATER,
  }),
  provider_bad_request: () => ({
    what: 'El servicio de edición no entendió la solicitud.',
    todo: TELL_REFERENCE,
  }),
  provider_validation: () => ({
    what: 'El servicio de edición no aceptó el clip, una imagen o el prompt tal como están.',
    todo: 'Prueba con otro clip, menos imágenes o un prompt más sencillo.',
  }),
  provider_content_refused: () => ({
    what: 'Las normas de contenido del servicio de edición no permiten esta edición.',
    todo: 'Cambia el prompt o las imágenes e inténtalo de nuevo.',
  }),
  provider_download_failed: () => ({
    what: 'El servicio de edición no pudo recoger tus archivos de Discord.',
    todo: 'Envía el comando otra vez y adjunta los archivos de nuevo.',
  }),
  provider_clip_too_long: () => ({
    what: 'Para el servicio de edición, el clip es demasiado largo.',
    todo: `Recórtalo para que dure ${LENGTHS} e inténtalo de nuevo.`,
  }),
  provider_clip_too_short: () => ({
    what: 'Para el servicio de edición, el clip es demasiado corto.',
    todo: `Usa un fragmento ${LENGTHS} e inténtalo de nuevo.`,
  }),
  provider_clip_format: () => ({
    what: 'El servicio de edición no puede leer el formato del clip.',
    todo: 'Expórtalo como MP4 con H.264 e inténtalo de nuevo.',
  }),
  provider_clip_sides: () => ({
    what: 'El servicio de edición no aceptó el tamaño o la forma de la imagen.',
    todo: `Usa de ${count(side.min)} a ${count(side.max)} píxeles en cada lado.`,
  }),
  provider_image_small: () => ({
    what: 'Para el servicio de edición, una de las imágenes es demasiado pequeña.',
    todo: `Usa imágenes con al menos ${count(IMAGE_LIMITS.side.min)} píxeles en los dos lados.`,
  }),
  provider_image_large: () => ({
    what: 'Para el servicio de edición, una de las imágenes es demasiado grande.',
    todo: 'Usa imágenes más pequeñas e inténtalo de nuevo.',
  }),
  provider_failed: () => ({
    what: 'El servicio de edición empezó, pero no pudo hacer este clip.',
    todo: 'Inténtalo de nuevo, quizá con un prompt más sencillo.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** The editing service may have taken the edit: it is never sent a second time by itself. */
export const uncertainWords = {
  provider_gateway: () => ({
    what: 'La conexión con el servicio de edición se cortó antes de que dijera si había empezado.',
    todo: ASK_ANEW,
  }),
  provider_unreadable: () => ({
    what: 'El servicio de edición dio una respuesta sin sentido, así que puede que haya empezado o puede que no.',
    todo: ASK_ANEW,
  }),
  submit_interrupted: () => ({
    what: 'El bot se detuvo justo al entregar tu clip, así que puede que haya empezado o puede que no.',
    todo: ASK_ANEW,
  }),
  provider_record_gone: () => ({
    what: 'El servicio de edición recibió tu clip, pero ya no sabe nada de él.',
    todo: ASK_ANEW,
  }),
  provider_too_late: ({ minutes }) => ({
    what: `El servicio de edición no terminó en ${count(minutes)} min.`,
    todo: ASK_ANEW,
  }),
  backup_restored: () => ({
    what: 'El bot tuvo que volver a una copia anterior de sus datos, en la que esta edición aún estaba en curso.',
    todo: 'Busca antes su clip en este canal; si no está, empieza la edición otra vez.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
