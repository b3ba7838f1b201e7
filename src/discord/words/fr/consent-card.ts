import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const consent: Texts['consent'] = {
  question: (requester, people) =>
    `**Est-ce que ce remix peut être fait à partir de ton travail ?** ${requester} le demande à ${people}.`,
  wasAskedFor: (requester) => `Un remix que ${requester} a demandé`,
  madeFrom: (url) => `Il est fait à partir de [ce clip](${url}).`,
  morePeople: (n) => many(n, { one: '# autre personne', other: '# autres personnes' }),
  allowedBy: (who, atMs) => `${who} l’a **autorisé** ${relativeTime(atMs)}.`,
  answerUntil: (atMs) => `le délai de réponse se termine ${relativeTime(atMs)}`,
  allow: 'Autoriser',
  refuse: 'Refuser',
  clipGone: 'Le clip n’est plus là.',
  allAllowed: (requester) =>
    `Tout le monde l’a autorisé. Le remix démarre dès que les limites de ${requester} le permettent.`,
  refusedBy: (who) => `${who} l’a **refusé**.`,
  tooLate: '**Trop tard :** tout le monde n’a pas répondu à temps.',
  withdrawn: '**Demande annulée** avant que tout le monde ait répondu.',
  over: (what) => (what === null ? '**C’est terminé.**' : `**C’est terminé.** ${what}`),
};
