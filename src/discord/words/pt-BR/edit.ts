import type { ClipPart } from '../../../core/edit.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

const PART = {
  first: (s) => `os primeiros ${s} s`,
  middle: (s) => `os ${s} s do meio`,
  last: (s) => `os últimos ${s} s`,
} satisfies Record<ClipPart, (seconds: string) => string>;

export const edit: Texts['edit'] = {
  preparing:
    '**Preparando seu clipe:** ele vai ficar em uma forma que o Kling aceita. Nada é gasto até lá.',
  preparingPart: (part, ms) =>
    `**Preparando seu clipe:** ${PART[part](count(ms / 1000))}, em uma forma que o Kling aceita. Nada é gasto até lá.`,
  waitingForConsent: (whom) => `**Esperando a permissão de ${whom}.** Nada é gasto até lá.`,
  allowed: '**Permitido.** Começa assim que houver margem nos seus limites. Nada é gasto até lá.',
  waitingForApproval: '**Esperando a moderação** aprovar. Nada é gasto até lá.',
  starting: '**Começando…**',
  editing: '**Editando seu clipe**',
  finishedReviewed: '**Pronto.** A moderação analisa o clipe antes de ele ser mostrado.',
  finishedChecked: '**Pronto.** O clipe é verificado antes de ser mostrado.',
  finishedFetching: '**Pronto.** Buscando o clipe…',
  dropped: 'O resultado será descartado.',
  placeKept: (why) => `${why} Seu lugar na fila está guardado.`,
  closedSoFar:
    'Por enquanto, só quem gerencia este servidor pode editar aqui: /kling-admin configurar abre para mais gente.',
  appealAccepted: (who) => `${who}, seu recurso foi aceito.`,
  preparedClip: 'O clipe como o Kling o recebe',
};
