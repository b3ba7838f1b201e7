import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const droppedToo = (dropped: boolean): string => (dropped ? ', o resultado será descartado' : '');

export const jobs: Texts['jobs'] = {
  title: '**Suas edições, as mais recentes primeiro**',
  titleOfNone: '**Suas edições**',
  none: 'Não há edições suas aqui. Você pode começar uma com /kling-edit.',
  moreHidden: (n) =>
    many(n, {
      one: 'mais # edição não pode ser mostrada aqui',
      other: 'mais # edições não podem ser mostradas aqui',
    }),
  askedFor: (atMs) => `pedido ${relativeTime(atMs)}`,
  getClip: 'Pegar o clipe',
  deleted: '**Excluído**',
  takenDown: '**Removido** pela moderação',
  preparing: '**Preparando o clipe**',
  waitingForConsent: '**Esperando a permissão** das pessoas cujo trabalho está no clipe',
  waitingForApproval: '**Esperando a moderação** aprovar',
  starting: (dropped) => `**Começando…**${droppedToo(dropped)}`,
  editing: (progress, dropped) => `**Editando** ${progress}${droppedToo(dropped)}`,
  finishedReviewed: (dropped) => `**Pronto**, a moderação está analisando${droppedToo(dropped)}`,
  finishedChecked: (dropped) => `**Pronto**, em verificação${droppedToo(dropped)}`,
  finishedOnItsWay: (dropped) => `**Pronto**, a caminho do Discord${droppedToo(dropped)}`,
  delivered: '**Entregue**',
  rejected: '**Não aprovada**',
  cancelled: '**Cancelada**',
  cancelledDropped: '**Cancelada**, o resultado foi descartado',
  failed: (what) => `**Falhou:** ${what}`,
  unknownOutcome: '**Ninguém sabe dizer como esta terminou.** Não conta nos seus limites.',
  notPostedLinked: '**Pronto, mas não pôde ser postado:** aqui está.',
  notPosted: (what) => `**Pronto, mas não pôde ser postado:** ${what}`,
  notPostedEnded: '**Pronto, mas não pôde ser postado**, e o link já expirou',
};
