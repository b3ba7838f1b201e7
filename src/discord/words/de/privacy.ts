import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';
import { rules } from './rules.ts';

export const privacy: Texts['privacy'] = {
  keptHere: '**Was auf diesem Server über dich gespeichert ist**',
  noEdits: 'Keine Bearbeitungen von dir.',
  edits(n, sinceMs, keptDays) {
    const edits = many(n, { one: '# Bearbeitung', other: '# Bearbeitungen' });
    const since = sinceMs === null ? '' : `, die älteste angefragt ${relativeTime(sinceMs)}`;
    const days = many(keptDays, { one: '# Tag', other: '# Tage' });
    return `${edits}${since}: die Prompts, die Namen deiner Dateien, ein kleines Bild von jedem Ergebnis und wo die Nachrichten sind. Jede verschwindet ${days} nach ihrem Ende.`;
  },
  reported: (clips) =>
    many(clips, {
      zero: 'Du hast keine Clips gemeldet.',
      one: 'Du hast # Clip gemeldet.',
      other: 'Du hast # Clips gemeldet.',
    }),
  notBlocked: 'Du bist nicht gesperrt.',
  blocked: (untilMs) =>
    untilMs === null
      ? 'Du bist für das Bearbeiten von Clips gesperrt.'
      : `Du bist für das Bearbeiten von Clips gesperrt. Die Sperre endet ${relativeTime(untilMs)}.`,
  notInLog: 'Das Log mit den Entscheidungen der Moderation kennt dich nicht.',
  inLogAs: (pseudonym) => `Im Log mit den Entscheidungen der Moderation heißt du \`${pseudonym}\`.`,
  everywhere: '**Auf allen Servern**',
  pinged:
    'Wenn eine Bearbeitung von dir länger als eine Minute gedauert hat, wirst du einmal gepingt, unter ihrer Karte.',
  notPinged: 'Du wirst nicht gepingt, wenn eine Bearbeitung von dir zu Ende ist.',
  forOneResult:
    'Für ein einzelnes Ergebnis: /kling privatsphäre mit seiner Referenz, dem kleinen Wort darunter.',
  chooseRule: 'Wähle, wer deine Ergebnisse remixen darf',
  ruleOption: (rule) => `Meine Ergebnisse remixen: ${rules[rule].label}`,
  stopPinging: 'Nicht mehr pingen',
  pingAgain: 'Wieder pingen',
  closeUploads: 'Uploads für mich behalten',
  openUploads: 'Uploads für andere freigeben',
  exportAll: 'Alles exportieren',
  eraseAll: 'Löschen…',
};

export const personal: Texts['personal'] = {
  exported: '**Alles, was auf allen Servern über dich gespeichert ist.**',
  withoutLinks: 'Links zu deinen Dateien sind weggelassen: Wer einen hat, kann die Datei öffnen.',
  askErase: '**Löschen, was auf allen Servern über dich gespeichert ist?**',
  whatGoes:
    'Es verschwinden deine abgeschlossenen Bearbeitungen mit ihren Prompts, den Namen deiner Dateien, den Bildern ihrer Ergebnisse und den Orten ihrer Nachrichten; außerdem, was du gemeldet und eingestellt hast, und dein Name im Log mit den Entscheidungen der Moderation.',
  messagesStay:
    'Nachrichten in Kanälen bleiben, und ihre Buttons funktionieren nicht mehr: Lösche zuerst die Clips, mit dem Button Löschen unter jedem.',
  figuresStay:
    'Eine Sperre bleibt, ebenso 40 Tage lang die Zahlen zu Limits und Geld, ohne das, was du angefragt hast.',
  erase: 'Löschen',
  erased(edits, reports) {
    const clips = many(edits, {
      zero: 'keine Bearbeitungen',
      one: '# Bearbeitung',
      other: '# Bearbeitungen',
    });
    const told = many(reports, {
      zero: 'keine Meldungen',
      one: '# Meldung',
      other: '# Meldungen',
    });
    return `**Gelöscht:** ${clips}, ${told}, deine Einstellungen und dein Name im Log.`;
  },
  stillKept: (references, others) =>
    `Noch im Gang und aufbewahrt, bis es vorbei ist: ${references.join(', ')}${others ? ' und andere' : ''}.`,
  erasing: '**Es wird gelöscht.**',
  lookLater: 'Es ist viel: Schau in einer Minute in /kling privatsphäre.',
};
