import type { ClipPart } from '../../../core/edit.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

const PART = {
  first: (seconds) => `los primeros ${seconds} s`,
  middle: (seconds) => `los ${seconds} s centrales`,
  last: (seconds) => `los últimos ${seconds} s`,
} as const satisfies Record<ClipPart, (seconds: string) => string>;

export const edit: Texts['edit'] = {
  preparing:
    '**Preparando tu clip:** se adapta para que Kling lo admita. Hasta entonces no se gasta nada.',
  preparingPart: (part, ms) =>
    `**Preparando tu clip:** ${PART[part](count(ms / 1000))}, adaptados para que Kling los admita. Hasta entonces no se gasta nada.`,
  waitingForConsent: (whom) => `**Falta el permiso de ${whom}.** Hasta entonces no se gasta nada.`,
  allowed:
    '**Permitido.** Empieza en cuanto tus límites dejen margen. Hasta entonces no se gasta nada.',
  waitingForApproval:
    '**A la espera del equipo de moderación**, que tiene que aprobar esta edición. Hasta entonces no se gasta nada.',
  starting: '**Empezando…**',
  editing: '**Editando tu clip**',
  finishedReviewed:
    '**Terminado.** El equipo de moderación revisa el clip antes de que se muestre.',
  finishedChecked: '**Terminado.** El clip se comprueba antes de mostrarse.',
  finishedFetching: '**Terminado.** Recogiendo el clip…',
  dropped: 'El resultado se descartará.',
  placeKept: (why) => `${why} Conservas tu puesto en la cola.`,
  closedSoFar:
    'Por ahora, aquí solo pueden editar quienes gestionan este servidor: /kling-admin configurar lo abre a más gente.',
  appealAccepted: (who) => `${who}, tu apelación se aceptó.`,
  preparedClip: 'El clip tal como lo recibe Kling',
};
