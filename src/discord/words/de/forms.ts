import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

export const forms: Texts['forms'] = {
  report: {
    title: 'Diesen Clip melden',
    reason: 'Was stimmt nicht? Die Moderation liest das',
  },
  takeDown: {
    title: 'Diesen Clip entfernen',
    reason: 'Warum? Das steht dann an seiner Stelle',
  },
  blockReported: {
    title: 'Anfragende Person sperren',
    reason: 'Warum? Die Person liest es beim Anfragen',
    days: 'Für wie viele Tage?',
    daysHint: 'Leer lassen, damit es gilt, bis jemand die Sperre aufhebt',
  },
  decision: {
    rejectTitle: 'Diese Anfrage ablehnen',
    withholdTitle: 'Diesen Clip nicht zeigen',
    blockTitle: 'Ablehnen und anfragende Person sperren',
    reason: 'Grund',
    reasonHint: 'Wer angefragt hat, liest das. Du kannst es leer lassen',
    howLong: 'Für wie lange',
    forDays: (days) => many(days, { one: 'Einen Tag', other: '# Tage' }),
    untilUnblocked: 'Bis jemand die Sperre aufhebt',
  },
  appeal: {
    title: 'Einspruch',
    text: 'Was dafür spricht',
    textHint: 'Die Moderation liest es. Das geht nur einmal',
  },
};
