import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const forms: Texts['forms'] = {
  report: {
    title: 'Denunciar este clip',
    reason: '¿Qué tiene de malo? Lo lee moderación',
  },
  takeDown: {
    title: 'Retirar este clip',
    reason: '¿Por qué? Se muestra en su lugar',
  },
  blockReported: {
    title: 'Bloquear a quien lo pidió',
    reason: '¿Por qué? Lo verá si pide una edición',
    days: '¿Durante cuántos días?',
    daysHint: 'Si lo dejas vacío, hasta que alguien quite el bloqueo',
  },
  decision: {
    rejectTitle: 'Rechazar esta solicitud',
    withholdTitle: 'No dejar que se muestre este clip',
    blockTitle: 'Rechazar y bloquear a quien lo pidió',
    reason: 'Motivo',
    reasonHint: 'Lo lee quien lo pidió. Puedes dejarlo vacío',
    howLong: 'Durante cuánto tiempo',
    forDays: (days) => many(days, { one: 'Un día', other: '# días' }),
    untilUnblocked: 'Hasta que alguien quite el bloqueo',
  },
  appeal: {
    title: 'Apelar',
    text: 'Tus argumentos a favor',
    textHint: 'Lo lee el equipo de moderación. Puedes hacerlo una vez',
  },
};
