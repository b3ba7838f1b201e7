import type { Texts } from '../texts.ts';
import { clipLength, duration } from './figures.ts';

const ready = (who: string): string => `${who}, tu clip editado está listo.`;

export const result: Texts['result'] = {
  ready,
  readyInThread: (who, url) => `${ready(who)} Está en [el hilo bajo el original](${url}).`,
  readyInOwnMessage: (who, url) =>
    `${ready(who)} Discord solo lo aceptó como [un mensaje aparte](${url}).`,
  readySmallCopy: (who) =>
    `${ready(who)} Esta es una copia pequeña: el clip es demasiado grande para adjuntarlo.`,
  readyTooLarge: (who) => `${ready(who)} Es demasiado grande para adjuntarlo aquí.`,
  finished: (who) => `**Terminado** para ${who}.`,
  endedOtherwise: (who) => `${who}, tu edición terminó. La tarjeta dice cómo.`,
  clip: (clipMs) => `clip de ${clipLength(clipMs)}`,
  madeIn: (ms) => `hecho en ${duration(ms)}`,
  editedClip: 'El clip editado',
  clipBefore: 'El clip de antes',
  buttons: {
    remix: 'Remezclar',
    remixOriginal: 'Remezclar el original',
    again: 'Repetir',
    report: 'Denunciar',
    delete: 'Eliminar',
  },
};
