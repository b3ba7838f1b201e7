import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count } from './figures.ts';

export const consent: Texts['consent'] = {
  question: (requester, people) =>
    `**Darf das aus deiner Arbeit gemacht werden?** ${requester} fragt ${people}.`,
  wasAskedFor: (requester) => `Ein Remix, den ${requester} angefragt hat`,
  madeFrom: (url) => `Die Grundlage ist [dieser Clip](${url}).`,
  morePeople: (n) => `${count(n)} weitere`,
  allowedBy: (who, atMs) => `${who} hat das ${relativeTime(atMs)} **erlaubt**.`,
  answerUntil: (atMs) => `Antwortfrist endet ${relativeTime(atMs)}`,
  allow: 'Erlauben',
  refuse: 'Ablehnen',
  clipGone: 'Der Clip ist nicht mehr da.',
  allAllowed: (requester) =>
    `Alle haben es erlaubt. Es beginnt, sobald in den Limits von ${requester} Platz ist.`,
  refusedBy: (who) => `${who} hat das **abgelehnt**.`,
  tooLate: '**Zu spät:** Nicht alle haben rechtzeitig geantwortet.',
  withdrawn: '**Zurückgezogen**, bevor alle geantwortet hatten.',
  over: (what) => (what === null ? '**Vorbei.**' : `**Vorbei.** ${what}`),
};
