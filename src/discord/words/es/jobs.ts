import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const droppedToo = (dropped: boolean): string => (dropped ? ', el resultado se descartará' : '');

/** What is feminine is the edit; a clip is named where it is meant. */
export const jobs: Texts['jobs'] = {
  title: '**Tus ediciones, primero las más recientes**',
  titleOfNone: '**Tus ediciones**',
  none: 'Aquí no hay ediciones tuyas. Puedes empezar una con /kling-edit.',
  moreHidden: (n) =>
    many(n, {
      one: '# edición más no se puede mostrar aquí',
      other: '# ediciones más no se pueden mostrar aquí',
    }),
  askedFor: (atMs) => `se pidió ${relativeTime(atMs)}`,
  getClip: 'Obtener el clip',
  deleted: '**Clip eliminado**',
  takenDown: '**Clip retirado** por el equipo de moderación',
  preparing: '**Preparando el clip**',
  waitingForConsent: '**A la espera de un sí** de las personas cuyo trabajo está en el clip',
  waitingForApproval: '**A la espera del equipo de moderación**, que tiene que aprobarla',
  starting: (dropped) => `**Empezando…**${droppedToo(dropped)}`,
  editing: (progress, dropped) => `**Editando** ${progress}${droppedToo(dropped)}`,
  finishedReviewed: (dropped) =>
    `**Terminada**, el equipo de moderación la revisa${droppedToo(dropped)}`,
  finishedChecked: (dropped) => `**Terminada**, se está comprobando${droppedToo(dropped)}`,
  finishedOnItsWay: (dropped) => `**Terminada**, de camino a Discord${droppedToo(dropped)}`,
  delivered: '**Entregada**',
  rejected: '**No aprobada**',
  cancelled: '**Cancelada**',
  cancelledDropped: '**Cancelada**, el resultado se descartó',
  failed: (what) => `**Falló:** ${what}`,
  unknownOutcome: '**No se puede saber cómo terminó.** No cuenta para tus límites.',
  notPostedLinked: '**Terminada, pero no se pudo publicar:** aquí está.',
  notPosted: (what) => `**Terminada, pero no se pudo publicar:** ${what}`,
  notPostedEnded: '**Terminada, pero no se pudo publicar**, y su enlace caducó',
};
