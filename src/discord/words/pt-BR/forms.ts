import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const forms: Texts['forms'] = {
  report: {
    title: 'Denunciar este clipe',
    reason: 'O que há de errado? A moderação lê isto',
  },
  takeDown: {
    title: 'Remover este clipe',
    reason: 'Por quê? Aparece no lugar do clipe',
  },
  blockReported: {
    title: 'Bloquear quem pediu o clipe',
    reason: 'Por quê? A pessoa lê ao pedir uma edição',
    days: 'Por quantos dias?',
    daysHint: 'Deixe vazio para valer até alguém desbloquear',
  },
  decision: {
    rejectTitle: 'Recusar este pedido',
    withholdTitle: 'Impedir que este clipe seja mostrado',
    blockTitle: 'Recusar e bloquear quem pediu',
    reason: 'Motivo',
    reasonHint: 'Quem pediu lê isto. Você pode deixar vazio',
    howLong: 'Por quanto tempo',
    forDays: (days) => many(days, { one: 'Um dia', other: '# dias' }),
    untilUnblocked: 'Até alguém desbloquear',
  },
  appeal: {
    title: 'Entrar com recurso',
    text: 'O que você tem a dizer a favor',
    textHint: 'A moderação lê isto. Você pode fazer isto uma vez',
  },
};
