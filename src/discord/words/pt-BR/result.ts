import type { Texts } from '../texts.ts';
import { clipLength, duration } from './figures.ts';

const ready = (who: string): string => `${who}, seu clipe editado está pronto.`;

export const result: Texts['result'] = {
  ready,
  readyInThread: (who, url) => `${ready(who)} Está no [tópico abaixo do original](${url}).`,
  readyInOwnMessage: (who, url) =>
    `${ready(who)} O Discord só o aceitou em [uma mensagem à parte](${url}).`,
  readySmallCopy: (who) =>
    `${ready(who)} Esta é uma cópia menor: o clipe é grande demais para anexar.`,
  readyTooLarge: (who) => `${ready(who)} É grande demais para anexar aqui.`,
  finished: (who) => `**Pronto** para ${who}.`,
  endedOtherwise: (who) => `${who}, sua edição terminou. O cartão diz como.`,
  clip: (clipMs) => `clipe de ${clipLength(clipMs)}`,
  madeIn: (ms) => `feito em ${duration(ms)}`,
  editedClip: 'O clipe editado',
  clipBefore: 'O clipe antes',
  buttons: {
    remix: 'Remixar',
    remixOriginal: 'Remixar o original',
    again: 'Repetir',
    report: 'Denunciar',
    delete: 'Excluir',
  },
};
