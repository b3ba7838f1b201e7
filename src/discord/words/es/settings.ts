import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count, limitMegabytes } from './figures.ts';
import { gate } from './gate.ts';

/** What managers and moderators set. */
export const settingsWords = {
  screen_refused: ({ answered }) =>
    answered
      ? {
          what: 'El servicio de moderación que consulta este bot pone objeciones al prompt, a una imagen o al clip.',
          todo: 'Pide otra cosa, o pídelo con otros archivos.',
        }
      : {
          what: 'El servicio de moderación que consulta este bot no respondió, y sin respuesta aquí no continúa nada.',
          todo: 'Inténtalo de nuevo en unos minutos.',
        },
  list_full: ({ max }) => ({
    what: `Una lista admite como máximo ${count(max)} roles o canales, y esta está llena.`,
    todo: 'Quita antes uno o da a esas personas un rol en común.',
  }),
  everyone_role: () => ({
    what: 'El rol de todo el mundo no se puede poner en una lista.',
    todo: `Elige el modo “${gate.modes.open.label}”, o usa /kling-admin pausar para que nadie edite.`,
  }),
  access_unclear: () => ({
    what: 'Una acción necesita un rol o un canal, y un rol o un canal necesita una acción. Un canal no puede ser de confianza.',
    todo: 'Indica ambas cosas, por ejemplo la acción “denegar” y un canal.',
  }),
  already_paused: () => ({
    what: 'Las ediciones ya están en pausa.',
    todo: 'Usa /kling-admin reanudar cuando deban continuar.',
  }),
  not_blocked: () => ({
    what: 'Esta persona no tiene ningún bloqueo en este servidor.',
    todo: 'Usa /kling-admin bloquear sin indicar a nadie para ver quién lo tiene.',
  }),
  export_too_large: ({ max }) => ({
    what: `El archivo superaría los ${limitMegabytes(max)}, y eso es demasiado para una respuesta.`,
    todo: 'Quienes administran este bot pueden leer el registro de auditoría donde se guarda y dártelo.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
