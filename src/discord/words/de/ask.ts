import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { clipLength, many } from './figures.ts';

export const ask: Texts['ask'] = {
  title: {
    mayBeMade: (who) => `**Darf diese Bearbeitung gemacht werden?** ${who} fragt an.`,
    mayBeShown: (who) => `**Darf dieser Clip gezeigt werden?** ${who} hat ihn angefragt.`,
    clip: (who) => `Ein Clip von ${who}`,
    request: (who) => `Eine Anfrage von ${who}`,
  },
  screened: {
    flagged: 'Der Moderationsdienst, den dieser Bot befragt, beanstandet Bilder dieses Clips.',
    unanswered:
      'Der Moderationsdienst, den dieser Bot befragt, hat zu diesem Clip keine Antwort gegeben.',
  },
  verdicts: {
    approved: (by, atMs) => `**Genehmigt** von ${by} ${relativeTime(atMs)}.`,
    rejected: (by, atMs) => `**Abgelehnt** von ${by} ${relativeTime(atMs)}.`,
    published: (by, atMs) => `**Veröffentlicht** von ${by} ${relativeTime(atMs)}.`,
    withheld: (by, atMs) =>
      `**Abgelehnt: Der Clip wird niemandem gezeigt.** Entschieden von ${by} ${relativeTime(atMs)}.`,
  },
  tooLate: '**Zu spät:** Niemand hat rechtzeitig geantwortet.',
  withdrawn: '**Zurückgezogen**, bevor jemand entschieden hat.',
  over: (why) => (why === null ? '**Vorbei.**' : `**Vorbei.** ${why}`),
  shown: {
    editedClip: 'Der bearbeitete Clip',
    clipBefore: 'Der Clip vorher',
    clip: 'Der Clip',
    picture: (n) => `Bild ${n}`,
  },
  notAttached: 'Der Clip konnte hier nicht angehängt werden.',
  firstEdit: 'Das ist die erste Bearbeitung dieser Person hier.',
  latestEdits: (edits, outcomes) =>
    `${many(edits, { one: 'Die letzte Bearbeitung', other: 'Die letzten # Bearbeitungen' })} dieser Person hier: ${outcomes.join(', ')}.`,
  outcomes: {
    delivered: (n) => many(n, { other: '# geliefert' }),
    rejected: (n) => many(n, { other: '# abgelehnt' }),
    refusedByKling: (n) => many(n, { other: '# an Klings Inhaltsregeln gescheitert' }),
    takenDown: (n) => many(n, { other: '# entfernt' }),
  },
  blocked: (who) => `${who} ist hier gesperrt.`,
  blockedUntil: (who, untilMs) =>
    `${who} ist hier gesperrt. Die Sperre endet ${relativeTime(untilMs)}.`,
  clipOf: (clipMs) => `Clip von ${clipLength(clipMs)}`,
  inChannel: (channel) => `in ${channel}`,
  askedFor: (atMs) => `angefragt ${relativeTime(atMs)}`,
  answerBy: (atMs) => `Antwortfrist endet ${relativeTime(atMs)}`,
  approve: 'Genehmigen',
  publish: 'Veröffentlichen',
  reject: 'Ablehnen…',
  block: 'Sperren…',
  heldUp: '**Das kann jetzt nicht beginnen, darum wurde nichts entschieden.**',
  wouldBeTold: (who) => `${who} bekäme zu lesen:`,
  told: (what, todo) => `${what} ${todo}`,
};
