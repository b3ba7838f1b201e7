import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { about, limitMegabytes } from './figures.ts';

export const resultWords = {
  result_unreachable: () => ({
    what: 'Der Clip wurde gemacht, ließ sich aber nicht vom Bearbeitungsdienst holen.',
    todo: 'Schau etwas später in /kling aufträge.',
  }),
  result_gone: () => ({
    what: 'Der Clip wurde gemacht, aber der Bearbeitungsdienst hat ihn nicht mehr.',
    todo: 'Starte die Bearbeitung noch einmal, um einen neuen zu bekommen.',
  }),
  result_refused: () => ({
    what: 'Der Clip wurde gemacht, liegt aber an einem Ort, von dem dieser Bot nichts holen darf.',
    todo: 'Gib bitte den Leuten, die diesen Bot betreiben, die Referenz unten.',
  }),
  result_not_video: () => ({
    what: 'Was vom Bearbeitungsdienst zurückkam, ist kein Video.',
    todo: 'Starte die Bearbeitung noch einmal, vielleicht mit einem einfacheren Prompt.',
  }),
  disk_full: () => ({
    what: 'Der Bot hatte keinen Platz mehr für den fertigen Clip.',
    todo: 'Sag bitte den Leuten, die diesen Bot betreiben, mit der Referenz Bescheid: Er braucht Platz vor der nächsten Bearbeitung.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const discordWords = {
  discord_token_dead: () => ({
    what: 'Die 15 Minuten, in denen sich ein Befehl bei Discord beantworten lässt, sind vorbei.',
    todo: 'Die Antwort kommt als eigene Nachricht.',
  }),
  discord_message_gone: () => ({
    what: 'Die Nachricht wurde gelöscht.',
    todo: 'Such den Clip im Kanal, in deinen Direktnachrichten oder in /kling aufträge.',
  }),
  discord_channel_closed: () => ({
    what: 'Der Kanal ist weg, gesperrt oder für den Bot nicht zugänglich.',
    todo: 'Such den Clip in deinen Direktnachrichten oder in /kling aufträge.',
  }),
  discord_no_access: () => ({
    what: 'Der Bot darf dort nicht schreiben.',
    todo: 'Lass ihn den Kanal sehen, Nachrichten senden und Dateien anhängen, oder erlaube Direktnachrichten von diesem Server.',
  }),
  discord_too_large: ({ limit }) => ({
    what:
      limit === null
        ? 'Die Datei ist größer, als Discord es hier erlaubt.'
        : `Die Datei ist größer als die ${limitMegabytes(limit)}, die Discord hier erlaubt.`,
    todo: 'Nimm nächstes Mal einen kürzeren oder kleineren Clip.',
  }),
  discord_filtered: () => ({
    what: 'Discords eigener Inhaltsfilter hat die Nachricht aufgehalten.',
    todo: 'Ändere den Prompt oder die Dateien; die Moderation kann die Einstellungen des Filters ansehen.',
  }),
  discord_form_refused: () => ({
    what: 'Discord hat die Form der Nachricht nicht akzeptiert.',
    todo: 'Das ist ein Fehler im Bot: Gib bitte den Leuten, die ihn betreiben, die Referenz unten.',
  }),
  discord_edit_quota: () => ({
    what: 'Discord erlaubt an einer so alten Nachricht vorerst keine Änderungen mehr.',
    todo: 'Die nächsten Neuigkeiten kommen als neue Nachricht.',
  }),
  discord_unauthorized: () => ({
    what: 'Discord akzeptiert das Token des Bots nicht mehr.',
    todo: 'Wer diesen Bot betreibt, muss ihm ein gültiges Token geben und ihn neu starten.',
  }),
  discord_unavailable: ({ retryAfterMs }) => ({
    what: 'Discord hat nicht geantwortet oder ist überlastet.',
    todo:
      retryAfterMs === null
        ? 'Der Bot versucht es von selbst noch einmal.'
        : `Der Bot versucht es in ${about(retryAfterMs)} von selbst noch einmal.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const otherWords = {
  handed_back: () => ({
    what: 'Der Bot wird neu gestartet und hat diese Bearbeitung wieder in die Warteschlange gestellt.',
    todo: 'Du musst nichts tun: Es geht von selbst weiter.',
  }),
  owner_busy: ({ waitMs }) => ({
    what: 'Ein anderer Teil des Bots arbeitet an dieser Bearbeitung.',
    todo: `Du musst nichts tun: Der Bot sieht in ${about(waitMs)} wieder nach.`,
  }),
  internal: () => ({
    what: 'Im Bot ist etwas schiefgegangen.',
    todo: 'Versuch es noch einmal; passiert es wieder, sag den Leuten, die den Bot betreiben, Bescheid, mit der Referenz, falls es eine gibt.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
