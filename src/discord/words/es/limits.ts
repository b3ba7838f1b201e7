import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { clipLength, count, dollars, many } from './figures.ts';

const again = (freesAtMs: number): string => `Vuelve a haber margen ${relativeTime(freesAtMs)}.`;

/** Which limit it is, how much is left, when it frees. */
export const limitWords = {
  limit_at_once: ({ max }) => ({
    what:
      max === 1
        ? 'Tienes una edición en curso, y aquí el límite es una a la vez.'
        : `Tienes ${count(max)} ediciones en curso, y ese es el límite aquí.`,
    todo: 'Espera a que termine una o cancela una con /kling ediciones.',
  }),
  limit_pending: ({ max }) => ({
    what: `Tienes ${many(max, { one: '# solicitud', other: '# solicitudes' })} a la espera del sí de alguien, y ese es el límite.`,
    todo: 'Espera una respuesta o cancela una con /kling ediciones.',
  }),
  limit_cooldown: ({ freesAtMs }) => ({
    what: 'Aquí hay una pausa entre dos ediciones de la misma persona.',
    todo: `Puedes empezar la siguiente ${relativeTime(freesAtMs)}.`,
  }),
  limit_day_edits: ({ max, freesAtMs }) => ({
    what:
      max === 1
        ? 'Ya usaste tu única edición de hoy.'
        : `Ya usaste tus ${count(max)} ediciones de hoy.`,
    todo: again(freesAtMs),
  }),
  limit_day_clip: ({ leftMs, clipMs, maxMs, freesAtMs }) => ({
    what: `Este clip dura ${clipLength(clipMs)}, y de tus ${clipLength(maxMs)} al día te quedan ${clipLength(leftMs)}.`,
    todo: again(freesAtMs),
  }),
  limit_server_day: ({ leftMicros, neededMicros, freesAtMs }) => ({
    what: `Esta edición costaría alrededor de ${dollars(neededMicros)}, y del presupuesto de hoy de este servidor quedan ${dollars(leftMicros)}.`,
    todo: again(freesAtMs),
  }),
  limit_bot_month: ({ freesAtMs }) => ({
    what: 'El bot llegó a lo que puede gastar este mes.',
    todo: again(freesAtMs),
  }),
  above_ceiling: ({ maxMicros }) => ({
    what: `Quienes administran este bot permiten a un servidor como máximo ${dollars(maxMicros)} al día.`,
    todo: 'Elige esa cantidad o menos.',
  }),
  budget_of_role: () => ({
    what: 'El presupuesto diario y la opción de mostrar los precios se aplican a todo el servidor y no se pueden ajustar para un rol.',
    todo: 'Ajústalo sin indicar un rol.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
