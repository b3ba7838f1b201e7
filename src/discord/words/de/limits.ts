import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { clipLength, count, dollars, many } from './figures.ts';

const again = (freesAtMs: number): string => `Wieder Platz gibt es ${relativeTime(freesAtMs)}.`;

export const limitWords = {
  limit_at_once: ({ max }) => ({
    what:
      max === 1
        ? 'Eine Bearbeitung von dir läuft schon, und mehr als eine gleichzeitig geht hier nicht.'
        : `Es laufen ${count(max)} Bearbeitungen von dir, und das ist hier das Limit.`,
    todo: 'Warte, bis eine zu Ende ist, oder brich eine ab: Das geht in /kling aufträge.',
  }),
  limit_pending: ({ max }) => ({
    what: `Du hast ${many(max, { one: '# Anfrage, die auf ein Ja wartet', other: '# Anfragen, die auf ein Ja warten' })}, und das ist das Limit.`,
    todo: 'Warte auf eine Antwort, oder brich eine ab: Das geht in /kling aufträge.',
  }),
  limit_cooldown: ({ freesAtMs }) => ({
    what: 'Zwischen zwei Bearbeitungen derselben Person liegt hier eine Pause.',
    todo: `Deine nächste kannst du ${relativeTime(freesAtMs)} starten.`,
  }),
  limit_day_edits: ({ max, freesAtMs }) => ({
    what: `Du hast für heute ${max === 1 ? 'deine eine Bearbeitung' : `alle ${count(max)} Bearbeitungen`} verbraucht.`,
    todo: again(freesAtMs),
  }),
  limit_day_clip: ({ leftMs, clipMs, maxMs, freesAtMs }) => ({
    what: `Dieser Clip ist ${clipLength(clipMs)} lang, und von deinen ${clipLength(maxMs)} pro Tag sind noch ${clipLength(leftMs)} übrig.`,
    todo: again(freesAtMs),
  }),
  limit_server_day: ({ leftMicros, neededMicros, freesAtMs }) => ({
    what: `Diese Bearbeitung würde etwa ${dollars(neededMicros)} kosten, und vom heutigen Budget dieses Servers sind noch ${dollars(leftMicros)} übrig.`,
    todo: again(freesAtMs),
  }),
  limit_bot_month: ({ freesAtMs }) => ({
    what: 'Der Bot hat erreicht, was er diesen Monat ausgeben darf.',
    todo: again(freesAtMs),
  }),
  above_ceiling: ({ maxMicros }) => ({
    what: `Wer diesen Bot betreibt, erlaubt einem Server höchstens ${dollars(maxMicros)} pro Tag.`,
    todo: 'Wähle so viel oder weniger.',
  }),
  budget_of_role: () => ({
    what: 'Das Tagesbudget, und ob Kosten gezeigt werden, gilt für den ganzen Server und lässt sich nicht für eine Rolle einstellen.',
    todo: 'Stell es ein, ohne eine Rolle zu nennen.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
