import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { clipLength, many } from './figures.ts';

export const ask: Texts['ask'] = {
  title: {
    mayBeMade: (who) => `**Esta edição pode ser feita?** Pedido de ${who}.`,
    mayBeShown: (who) => `**Este clipe pode ser mostrado?** Pedido de ${who}.`,
    clip: (who) => `Um clipe de ${who}`,
    request: (who) => `Um pedido de ${who}`,
  },
  screened: {
    flagged: 'O serviço de moderação que este bot consulta faz objeção a imagens deste clipe.',
    unanswered: 'O serviço de moderação que este bot consulta não respondeu sobre este clipe.',
  },
  verdicts: {
    approved: (by, atMs) => `**Aprovado** por ${by} ${relativeTime(atMs)}.`,
    rejected: (by, atMs) => `**Recusado** por ${by} ${relativeTime(atMs)}.`,
    published: (by, atMs) => `**Publicado** por ${by} ${relativeTime(atMs)}.`,
    withheld: (by, atMs) =>
      `**Recusado, sem mostrar o clipe a ninguém,** por ${by} ${relativeTime(atMs)}.`,
  },
  tooLate: '**Tarde demais:** ninguém respondeu a tempo.',
  withdrawn: '**Pedido retirado** antes que alguém decidisse.',
  over: (why) => (why === null ? '**Encerrado.**' : `**Encerrado.** ${why}`),
  shown: {
    editedClip: 'O clipe editado',
    clipBefore: 'O clipe antes',
    clip: 'O clipe',
    picture: (n) => `Imagem ${n}`,
  },
  notAttached: 'Não foi possível anexar o clipe aqui.',
  firstEdit: 'Esta é a primeira edição da pessoa aqui.',
  latestEdits: (edits, outcomes) =>
    `${many(edits, {
      one: 'Última edição da pessoa aqui',
      other: 'Últimas # edições da pessoa aqui',
    })}: ${outcomes.join(', ')}.`,
  outcomes: {
    delivered: (n) => many(n, { zero: '0 entregues', one: '# entregue', other: '# entregues' }),
    rejected: (n) => many(n, { zero: '0 recusadas', one: '# recusada', other: '# recusadas' }),
    refusedByKling: (n) =>
      many(n, {
        zero: '0 recusadas pelas regras de conteúdo do Kling',
        one: '# recusada pelas regras de conteúdo do Kling',
        other: '# recusadas pelas regras de conteúdo do Kling',
      }),
    takenDown: (n) => many(n, { zero: '0 removidas', one: '# removida', other: '# removidas' }),
  },
  blocked: (who) => `${who} tem um bloqueio aqui.`,
  blockedUntil: (who, untilMs) => `${who} tem um bloqueio aqui. Termina ${relativeTime(untilMs)}.`,
  clipOf: (clipMs) => `clipe de ${clipLength(clipMs)}`,
  inChannel: (channel) => `em ${channel}`,
  askedFor: (atMs) => `pedido ${relativeTime(atMs)}`,
  answerBy: (atMs) => `o prazo para responder termina ${relativeTime(atMs)}`,
  approve: 'Aprovar',
  publish: 'Publicar',
  reject: 'Recusar…',
  block: 'Bloquear…',
  heldUp: '**Não pode começar agora, por isso nada foi decidido.**',
  wouldBeTold: (who) => `O que ${who} leria:`,
  told: (what, todo) => `${what} ${todo}`,
};
