import type { Texts } from '../texts.ts';
import { aboutCost } from './figures.ts';

const charged = (micros: number): string =>
  `El cobro se mantiene, ${aboutCost(micros)}, y la edición cuenta para los límites.`;

export const stopped: Texts['stopped'] = {
  cancelled: '**Cancelada.** No se gastó nada.',
  notPosted: '**El resultado no se publicará.**',
  stillCharged:
    'No se pudo detener el servicio de edición, así que el cobro se mantiene y la edición cuenta para los límites.',
  tooLate: '**Es demasiado tarde para cancelar esta edición.**',
  atWork: (micros) =>
    `El servicio de edición ya está trabajando en este clip y no puede parar. ${charged(micros)}`,
  made: (micros) => `El servicio de edición ya hizo este clip. ${charged(micros)}`,
  willBeDropped: 'Su resultado se descartará.',
  mayBeDropped: 'Puedes descartar el resultado: entonces no se publica.',
  drop: 'Descartar el resultado',
  resumed: '**Las ediciones continúan.**',
  resumedNext: 'Las ediciones en cola empiezan en cuanto les llega el turno.',
};
