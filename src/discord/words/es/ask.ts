import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { clipLength, many } from './figures.ts';

export const ask: Texts['ask'] = {
  title: {
    mayBeMade: (who) => `**¿Se puede hacer esta edición?** La pide ${who}.`,
    mayBeShown: (who) => `**¿Se puede mostrar este clip?** Lo pidió ${who}.`,
    clip: (who) => `Un clip de ${who}`,
    request: (who) => `Una solicitud de ${who}`,
  },
  screened: {
    flagged:
      'El servicio de moderación que consulta este bot pone objeciones a imágenes de este clip.',
    unanswered: 'El servicio de moderación que consulta este bot no respondió sobre este clip.',
  },
  verdicts: {
    approved: (by, atMs) => `**Aprobada** por ${by} ${relativeTime(atMs)}.`,
    rejected: (by, atMs) => `**Rechazada** por ${by} ${relativeTime(atMs)}.`,
    published: (by, atMs) => `**Publicado** por ${by} ${relativeTime(atMs)}.`,
    withheld: (by, atMs) =>
      `**Rechazado: el clip no se muestra a nadie.** Lo decidió ${by} ${relativeTime(atMs)}.`,
  },
  tooLate: '**Demasiado tarde:** nadie respondió a tiempo.',
  withdrawn: '**Solicitud retirada** antes de que alguien decidiera.',
  over: (why) => (why === null ? '**Terminó.**' : `**Terminó.** ${why}`),
  shown: {
    editedClip: 'El clip editado',
    clipBefore: 'El clip de antes',
    clip: 'El clip',
    picture: (n) => `Imagen ${n}`,
  },
  notAttached: 'El clip no se pudo adjuntar aquí.',
  firstEdit: 'Es su primera edición aquí.',
  latestEdits: (edits, outcomes) =>
    `${many(edits, { one: 'Su última edición', other: 'Sus últimas # ediciones' })} aquí: ${outcomes.join(', ')}.`,
  outcomes: {
    delivered: (n) => many(n, { one: '# entregada', other: '# entregadas' }),
    rejected: (n) => many(n, { one: '# rechazada', other: '# rechazadas' }),
    refusedByKling: (n) =>
      many(n, {
        one: '# denegada por las normas de contenido de Kling',
        other: '# denegadas por las normas de contenido de Kling',
      }),
    takenDown: (n) => many(n, { one: '# retirada', other: '# retiradas' }),
  },
  blocked: (who) => `${who} tiene un bloqueo aquí.`,
  blockedUntil: (who, untilMs) => `${who} tiene un bloqueo aquí. Termina ${relativeTime(untilMs)}.`,
  clipOf: (clipMs) => `clip de ${clipLength(clipMs)}`,
  inChannel: (channel) => `en ${channel}`,
  askedFor: (atMs) => `se pidió ${relativeTime(atMs)}`,
  answerBy: (atMs) => `el plazo para responder termina ${relativeTime(atMs)}`,
  approve: 'Aprobar',
  publish: 'Publicar',
  reject: 'Rechazar…',
  block: 'Bloquear…',
  heldUp: '**No puede empezar ahora, así que no se decidió nada.**',
  wouldBeTold: (who) => `Lo que se le diría a ${who}:`,
  told: (what, todo) => `${what} ${todo}`,
};
