import type { ErrorCode } from '../../../core/errors.ts';
import { missingReference, OPTIONS_MAX, shownReference } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { remixCommand } from './commands-kling.ts';
import { count, many } from './figures.ts';
import { nameOf, option, startNameOf } from './names.ts';

const IMAGES = { one: '# imagen', other: '# imágenes' };
const ELEMENTS = { one: '# elemento', other: '# elementos' };

/** How many there are of what a reference names. */
const THERE_ARE = {
  image: {
    zero: 'no hay ninguna imagen',
    one: 'solo hay # imagen',
    other: 'solo hay # imágenes',
  },
  element: {
    zero: 'no hay ningún elemento',
    one: 'solo hay # elemento',
    other: 'solo hay # elementos',
  },
};

/** The prompt, which options are filled in, and reaching the files. */
export const requestWords = {
  prompt_empty: () => ({
    what: 'El prompt está vacío.',
    todo: 'Escribe qué debe cambiar en el clip.',
  }),
  prompt_too_long: ({ length, max }) => ({
    what: `El prompt tiene ${count(length)} caracteres. Kling admite hasta ${count(max)}.`,
    todo: 'Acórtalo e inténtalo de nuevo.',
  }),
  reference_missing: ({ reference, kind, given }) => ({
    what: `El prompt habla de ${shownReference(reference)}, pero ${many(given, THERE_ARE[kind])}.`,
    todo: referenceTodo(reference),
  }),
  image_gap: ({ given, missing }) => ({
    what: `Hay una imagen en ${option(given)}, pero ninguna en ${option(missing)}.`,
    todo: `Rellena primero ${option(missing)} y después la siguiente.`,
  }),
  element_gap: ({ given, missing }) => ({
    what: `Hay un elemento en ${option(given)}, pero ninguno en ${option(missing)}.`,
    todo: `Empieza por ${option(missing)} y no te saltes ningún número.`,
  }),
  view_gap: ({ given, missing }) => ({
    what: `Hay una vista en ${option(given)}, pero ninguna en ${option(missing)}.`,
    todo: `Pon esa vista en ${option(missing)}.`,
  }),
  view_without_element: ({ view, element }) => ({
    what: `Hay una vista en ${option(view)}, pero falta el propio ${option(element)}.`,
    todo: `Adjunta la vista de frente como ${option(element)}.`,
  }),
  too_many_references: ({ images, elements, max }) => ({
    what: `Hay ${many(images, IMAGES)} y ${many(elements, ELEMENTS)}. Kling admite hasta ${count(max)} en total.`,
    todo: `Quita ${count(images + elements - max)} e inténtalo de nuevo.`,
  }),
  origin_refused: ({ input }) => ({
    what: `${startNameOf(input)} no viene de Discord.`,
    todo: 'Adjunta el propio archivo al comando.',
  }),
  file_empty: ({ input }) => ({
    what: `${startNameOf(input)} es un archivo vacío.`,
    todo: 'Revisa el archivo en tu dispositivo y adjúntalo otra vez.',
  }),
  file_unreachable: ({ input }) => ({
    what: `Discord no entregó ${nameOf(input)}.`,
    todo: 'Adjunta el archivo otra vez en un comando nuevo.',
  }),
  file_too_slow: ({ input }) => ({
    what: `Leer ${nameOf(input)} tardó demasiado.`,
    todo: 'Inténtalo de nuevo en unos minutos.',
  }),
  source_expired: ({ input }) => ({
    what: `El enlace de Discord para ${nameOf(input)} caducó antes de que la edición pudiera empezar.`,
    todo: 'Vuelve a pedirla y adjunta el archivo otra vez.',
  }),
  remix_source_gone: () => ({
    what: 'El clip del que sale este remix ya no está.',
    todo: 'Elige otro clip o adjunta uno con /kling-edit.',
  }),
  remix_not_ready: () => ({
    what: 'Esta edición no tiene un clip que se pueda remezclar.',
    todo: 'Espera a que esté su clip o elige otra.',
  }),
  remix_no_clip: () => ({
    what: 'En este mensaje no hay ningún video.',
    todo: `Elige ${remixCommand.name} en el menú de un mensaje con un clip.`,
  }),
  remix_draft_gone: () => ({
    what: 'Este formulario estuvo abierto demasiado tiempo.',
    todo: `Elige otra vez ${remixCommand.name} en el menú del mensaje.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function referenceTodo(reference: string): string {
  const remove = `quita ${shownReference(reference)} del prompt`;
  const missing = missingReference(reference);
  switch (missing.kind) {
    case 'below_one':
      return `Se cuentan a partir de 1: corrige el número o ${remove}.`;
    case 'not_attached':
      return `Adjunta el archivo como ${option(missing.input)} o ${remove}.`;
    case 'above_most':
      return `Hay como máximo ${count(OPTIONS_MAX)}: ${remove}.`;
  }
}
