import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const consent: Texts['consent'] = {
  question: (requester, people) =>
    `**¿Se puede hacer esto con tu trabajo?** ${requester} pide permiso a ${people}.`,
  wasAskedFor: (requester) => `Un remix que pidió ${requester}`,
  madeFrom: (url) => `Se hace a partir de [este clip](${url}).`,
  morePeople: (n) => `${count(n)} más`,
  allowedBy: (who, atMs) => `${who} lo **permitió** ${relativeTime(atMs)}.`,
  answerUntil: (atMs) => `el plazo para responder termina ${relativeTime(atMs)}`,
  allow: 'Permitir',
  refuse: 'Rechazar',
  clipGone: 'El clip ya no está.',
  allAllowed: (requester) =>
    `Todo el mundo lo permitió. Empieza en cuanto los límites de ${requester} dejen margen.`,
  refusedBy: (who) => `${who} lo **rechazó**.`,
  tooLate: '**Demasiado tarde:** no respondió todo el mundo a tiempo.',
  withdrawn: '**Solicitud retirada** antes de que respondiera todo el mundo.',
  over: (what) => (what === null ? '**Terminó.**' : `**Terminó.** ${what}`),
};
