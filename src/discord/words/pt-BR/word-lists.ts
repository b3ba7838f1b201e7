import type { RemoteRules } from '../../../core/word-lists.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

const THEN = {
  refuse: 'a edição é recusada',
  approval: 'a moderação decide antes',
  allow: 'a edição segue',
} satisfies Record<RemoteRules['unanswered'], string>;

const andMore = (n: number): string[] => (n === 0 ? [] : [`e mais ${count(n)}`]);

const titles = {
  refuse: `**Palavras com as quais ${THEN.refuse}:**`,
  approval: `**Palavras com as quais ${THEN.approval}:**`,
};

export const wordLists: Texts['wordLists'] = {
  title: '**Palavras nos prompts**',
  saved: '**Salvo. A partir de agora, vale aqui:**',
  nothingSaved: '**Nada foi salvo:**',
  noLetters: (word) => `“${word}” não tem letras nem números, então não há o que procurar.`,
  tooLong: (word, letters, max) =>
    `“${word}” tem ${count(letters)} letras; uma entrada tem no máximo ${count(max)}.`,
  duplicate: (word, of) => `“${word}” já está na lista, como “${of}”.`,
  tooMany: (entries, max) =>
    `Seriam ${count(entries)} entradas; uma lista comporta no máximo ${count(max)}.`,
  notOnList: (word) => `“${word}” não está nessa lista.`,
  moreNotes: (n) => many(n, { one: 'e mais # observação', other: 'e mais # observações' }),
  builtIn: {
    off: 'A lista de palavras do próprio bot não está em uso.',
    refuse: `A lista de palavras do próprio bot: ${THEN.refuse}.`,
    approval: `A lista de palavras do próprio bot: ${THEN.approval}.`,
  },
  remote: (flagged, unanswered) =>
    `Quando o serviço de moderação faz objeção, ${THEN[flagged]}; quando não responde, ${THEN[unanswered]}.`,
  nobodyToAsk:
    'Não há canal da moderação, então, onde ela decidiria, a edição é recusada: /kling-admin configurar define um.',
  lists: {
    refuse: (words, more) => `${titles.refuse} ${[...words, ...andMore(more)].join(', ')}`,
    approval: (words, more) => `${titles.approval} ${[...words, ...andMore(more)].join(', ')}`,
  },
  emptyLists: {
    refuse: `${titles.refuse} nenhuma`,
    approval: `${titles.approval} nenhuma`,
  },
  hint: 'As palavras são achadas seja qual for a grafia ou o disfarce; as entradas não são padrões',
};
