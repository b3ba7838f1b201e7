import type { RemoteRules } from '../../../core/word-lists.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

const THEN = {
  refuse: 'se rechaza la edición',
  approval: 'el equipo de moderación decide antes',
  allow: 'la edición sigue adelante',
} satisfies Record<RemoteRules['unanswered'], string>;

/** `more` where it was cut. No comma goes before the last `y`. */
const listed = (words: readonly string[], more: number): string =>
  words.join(', ') + (more === 0 ? '' : ` y ${count(more)} más`);

const entriesOf = (n: number): string => many(n, { one: '# entrada', other: '# entradas' });

export const wordLists: Texts['wordLists'] = {
  title: '**Palabras en los prompts**',
  saved: '**Guardado. A partir de ahora, aquí se aplica esto:**',
  nothingSaved: '**No se guardó nada:**',
  noLetters: (word) => `“${word}” no contiene letras ni cifras, así que no hay nada que buscar.`,
  tooLong: (word, letters, max) =>
    `“${word}” tiene ${count(letters)} letras; una entrada tiene como máximo ${count(max)}.`,
  duplicate: (word, of) => `“${word}” ya está, como “${of}”.`,
  tooMany: (entries, max) =>
    `Serían ${entriesOf(entries)}; una lista admite como máximo ${count(max)}.`,
  notOnList: (word) => `“${word}” no está en esa lista.`,
  moreNotes: (n) => many(n, { one: 'y # aviso más', other: 'y # avisos más' }),
  builtIn: {
    off: 'La lista de palabras propia del bot no se usa.',
    refuse: `La lista de palabras propia del bot: ${THEN.refuse}.`,
    approval: `La lista de palabras propia del bot: ${THEN.approval}.`,
  },
  remote: (flagged, unanswered) =>
    `Si el servicio de moderación pone objeciones, ${THEN[flagged]}; si no responde, ${THEN[unanswered]}.`,
  nobodyToAsk:
    'No hay canal de moderación, así que donde decidiría el equipo de moderación la edición se rechaza: indica uno con /kling-admin configurar.',
  lists: {
    refuse: (words, more) => `**Palabras con las que ${THEN.refuse}:** ${listed(words, more)}`,
    approval: (words, more) => `**Palabras con las que ${THEN.approval}:** ${listed(words, more)}`,
  },
  emptyLists: {
    refuse: `**Palabras con las que ${THEN.refuse}:** ninguna`,
    approval: `**Palabras con las que ${THEN.approval}:** ninguna`,
  },
  hint: 'Las palabras se encuentran sin importar cómo se escriban o disfracen; las entradas no son patrones',
};
