import type { ErrorCode } from '../../../core/errors.ts';
import { missingReference, OPTIONS_MAX, shownReference } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { commands } from './commands.ts';
import { count, many } from './figures.ts';
import { nameOf, option, startNameOf } from './names.ts';

const IMAGES = { zero: 'nenhuma imagem', one: '# imagem', other: '# imagens' };
const ELEMENTS = { zero: 'nenhum elemento', one: '# elemento', other: '# elementos' };

const THERE_ARE = {
  image: {
    zero: 'não há nenhuma imagem',
    one: 'só há # imagem',
    other: 'só há # imagens',
  },
  element: {
    zero: 'não há nenhum elemento',
    one: 'só há # elemento',
    other: 'só há # elementos',
  },
};

export const requestWords = {
  prompt_empty: () => ({
    what: 'O prompt está vazio.',
    todo: 'Escreva o que deve mudar no clipe.',
  }),
  prompt_too_long: ({ length, max }) => ({
    what: `O prompt tem ${count(length)} caracteres. O Kling aceita até ${count(max)}.`,
    todo: 'Encurte e tente de novo.',
  }),
  reference_missing: ({ reference, kind, given }) => ({
    what: `O prompt fala de ${shownReference(reference)}, mas ${many(given, THERE_ARE[kind])}.`,
    todo: referenceTodo(reference),
  }),
  image_gap: ({ given, missing }) => ({
    what: `Há uma imagem em ${option(given)}, mas nenhuma em ${option(missing)}.`,
    todo: `Preencha primeiro ${option(missing)} e depois a próxima.`,
  }),
  element_gap: ({ given, missing }) => ({
    what: `Há um elemento em ${option(given)}, mas nenhum em ${option(missing)}.`,
    todo: `Comece por ${option(missing)} e não pule nenhum número.`,
  }),
  view_gap: ({ given, missing }) => ({
    what: `Há um ângulo em ${option(given)}, mas nenhum em ${option(missing)}.`,
    todo: `Em vez disso, ponha esse ângulo em ${option(missing)}.`,
  }),
  view_without_element: ({ view, element }) => ({
    what: `Há um ângulo em ${option(view)}, mas falta o próprio ${option(element)}.`,
    todo: `Anexe a imagem de frente como ${option(element)}.`,
  }),
  too_many_references: ({ images, elements, max }) => ({
    what: `Há ${many(images, IMAGES)} e ${many(elements, ELEMENTS)}. O Kling aceita até ${count(max)} no total.`,
    todo: `Tire ${count(images + elements - max)} e tente de novo.`,
  }),
  origin_refused: ({ input }) => ({
    what: `${startNameOf(input)} não vem do Discord.`,
    todo: 'Anexe o próprio arquivo ao comando.',
  }),
  file_empty: ({ input }) => ({
    what: `${startNameOf(input)} é um arquivo vazio.`,
    todo: 'Confira o arquivo do seu lado e anexe de novo.',
  }),
  file_unreachable: ({ input }) => ({
    what: `O Discord não entregou ${nameOf(input)}.`,
    todo: 'Anexe de novo em um comando novo.',
  }),
  file_too_slow: ({ input }) => ({
    what: `Ler ${nameOf(input)} demorou demais.`,
    todo: 'Tente de novo daqui a alguns minutos.',
  }),
  source_expired: ({ input }) => ({
    what: `O link do Discord para ${nameOf(input)} expirou antes de a edição poder começar.`,
    todo: 'Peça de novo, anexando o arquivo outra vez.',
  }),
  remix_source_gone: () => ({
    what: 'O clipe de que este remix é feito não existe mais.',
    todo: 'Escolha outro clipe ou anexe um com /kling-edit.',
  }),
  remix_not_ready: () => ({
    what: 'Esta edição não tem um clipe que possa ser remixado.',
    todo: 'Espere até o clipe aparecer ou escolha outra.',
  }),
  remix_no_clip: () => ({
    what: 'Não há vídeo nesta mensagem.',
    todo: `Escolha ${commands.remix.name} no menu de uma mensagem com um clipe.`,
  }),
  remix_draft_gone: () => ({
    what: 'Este formulário ficou aberto tempo demais.',
    todo: `Escolha ${commands.remix.name} no menu da mensagem de novo.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function referenceTodo(reference: string): string {
  const remove = `tire ${shownReference(reference)} do prompt`;
  const missing = missingReference(reference);
  switch (missing.kind) {
    case 'below_one':
      return `A contagem começa em 1: corrija o número ou ${remove}.`;
    case 'not_attached':
      return `Anexe como ${option(missing.input)} ou ${remove}.`;
    case 'above_most':
      return `O máximo é ${count(OPTIONS_MAX)}: ${remove}.`;
  }
}
