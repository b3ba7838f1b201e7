import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const consent: Texts['consent'] = {
  question: (requester, people) =>
    `**Isto pode ser feito com o seu trabalho?** ${requester} pergunta a ${people}.`,
  wasAskedFor: (requester) => `Um remix pedido por ${requester}`,
  madeFrom: (url) => `É feito a partir [deste clipe](${url}).`,
  morePeople: (n) => `mais ${count(n)}`,
  allowedBy: (who, atMs) => `${who} **permitiu** ${relativeTime(atMs)}.`,
  answerUntil: (atMs) => `o prazo para responder termina ${relativeTime(atMs)}`,
  allow: 'Permitir',
  refuse: 'Negar',
  clipGone: 'O clipe não existe mais.',
  allAllowed: (requester) =>
    `Todo mundo permitiu. Começa assim que houver margem nos limites de ${requester}.`,
  refusedBy: (who) => `${who} **negou**.`,
  tooLate: '**Tarde demais:** nem todo mundo respondeu a tempo.',
  withdrawn: '**Pedido retirado** antes que todo mundo respondesse.',
  over: (what) => (what === null ? '**Encerrado.**' : `**Encerrado.** ${what}`),
};
