import type { ErrorCode } from '../../../core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../../core/model-limits.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const { seconds, side } = CLIP_LIMITS;
const LENGTHS = `${count(seconds.min)} bis ${count(Math.floor(seconds.max))} s`;
const LATER = 'Versuch es in ein paar Minuten noch einmal.';
const TELL_OPERATOR = 'Das kann nur beheben, wer diesen Bot betreibt: Sag dort bitte Bescheid.';
const TELL_REFERENCE = 'Gib bitte den Leuten, die diesen Bot betreiben, die Referenz unten.';
const ASK_ANEW = 'Wenn du den Clip noch willst, starte die Bearbeitung neu.';

export const providerWords = {
  provider_unreachable: () => ({
    what: 'Der Bearbeitungsdienst war nicht zu erreichen.',
    todo: LATER,
  }),
  provider_unauthorized: () => ({
    what: 'Der Bearbeitungsdienst akzeptiert den Schlüssel dieses Bots nicht.',
    todo: TELL_OPERATOR,
  }),
  provider_forbidden: () => ({
    what: 'Der Bearbeitungsdienst erlaubt diesem Bot keine Bearbeitungen.',
    todo: TELL_OPERATOR,
  }),
  provider_no_credits: () => ({
    what: 'Auf dem Konto des Bots beim Bearbeitungsdienst ist nichts mehr zum Ausgeben.',
    todo: TELL_OPERATOR,
  }),
  provider_model_missing: () => ({
    what: 'Der Bearbeitungsdienst konnte das Kling-Modell nicht finden.',
    todo: TELL_OPERATOR,
  }),
  provider_model_retired: () => ({
    what: 'Der Bearbeitungsdienst bietet dieses Kling-Modell nicht mehr an.',
    todo: TELL_OPERATOR,
  }),
  provider_rate_limited: ({ retryAtMs }) => ({
    what: 'Der Bearbeitungsdienst bekommt im Moment zu viele Anfragen.',
    todo: retryAtMs === null ? LATER : `Neue nimmt er ${relativeTime(retryAtMs)} wieder an.`,
  }),
  provider_error: () => ({
    what: 'Beim Bearbeitungsdienst selbst ist ein Fehler aufgetreten.',
    todo: LATER,
  }),
  provider_unavailable: () => ({
    what: 'Der Bearbeitungsdienst ist im Moment ausgefallen oder überlastet.',
    todo: LATER,
  }),
  provider_bad_request: () => ({
    what: 'Der Bearbeitungsdienst hat die Anfrage nicht verstanden.',
    todo: TELL_REFERENCE,
  }),
  provider_validation: () => ({
    what: 'Der Bearbeitungsdienst hat den Clip, ein Bild oder den Prompt so nicht angenommen.',
    todo: 'Versuch es mit einem anderen Clip, weniger Bildern oder einem einfacheren Prompt.',
  }),
  provider_content_refused: () => ({
    what: 'Die Inhaltsregeln des Bearbeitungsdienstes erlauben diese Bearbeitung nicht.',
    todo: 'Ändere den Prompt oder die Bilder und versuch es noch einmal.',
  }),
  provider_download_failed: () => ({
    what: 'Der Bearbeitungsdienst konnte deine Dateien nicht von Discord holen.',
    todo: 'Schick den Befehl noch einmal und häng die Dateien dabei neu an.',
  }),
  provider_clip_too_long: () => ({
    what: 'Dem Bearbeitungsdienst war der Clip zu lang.',
    todo: `Kürze ihn auf ${LENGTHS} und versuch es noch einmal.`,
  }),
  provider_clip_too_short: () => ({
    what: 'Dem Bearbeitungsdienst war der Clip zu kurz.',
    todo: `Nimm ein Stück von ${LENGTHS} und versuch es noch einmal.`,
  }),
  provider_clip_format: () => ({
    what: 'Der Bearbeitungsdienst kann das Format des Clips nicht lesen.',
    todo: 'Exportiere ihn als MP4 mit H.264 und versuch es noch einmal.',
  }),
  provider_clip_sides: () => ({
    what: 'Der Bearbeitungsdienst hat die Größe oder das Seitenverhältnis des Bildes nicht angenommen.',
    todo: `Nimm ${count(side.min)} bis ${count(side.max)} Pixel auf jeder Seite.`,
  }),
  provider_image_small: () => ({
    what: 'Dem Bearbeitungsdienst war eines der Bilder zu klein.',
    todo: `Nimm Bilder mit mindestens ${count(IMAGE_LIMITS.side.min)} Pixeln auf beiden Seiten.`,
  }),
  provider_image_large: () => ({
    what: 'Dem Bearbeitungsdienst war eines der Bilder zu groß.',
    todo: 'Nimm kleinere Bilder und versuch es noch einmal.',
  }),
  provider_failed: () => ({
    what: 'Der Bearbeitungsdienst hat begonnen, konnte diesen Clip aber nicht machen.',
    todo: 'Versuch es noch einmal, vielleicht mit einem einfacheren Prompt.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const uncertainWords = {
  provider_gateway: () => ({
    what: 'Die Verbindung zum Bearbeitungsdienst ist abgebrochen, bevor er sagen konnte, ob er begonnen hat.',
    todo: ASK_ANEW,
  }),
  provider_unreadable: () => ({
    what: 'Der Bearbeitungsdienst hat eine unverständliche Antwort gegeben: Vielleicht hat er begonnen, vielleicht nicht.',
    todo: ASK_ANEW,
  }),
  submit_interrupted: () => ({
    what: 'Der Bot wurde gestoppt, als er gerade deinen Clip übergab: Vielleicht hat es begonnen, vielleicht nicht.',
    todo: ASK_ANEW,
  }),
  provider_record_gone: () => ({
    what: 'Der Bearbeitungsdienst hat deinen Clip angenommen, weiß aber nichts mehr davon.',
    todo: ASK_ANEW,
  }),
  provider_too_late: ({ minutes }) => ({
    what: `Der Bearbeitungsdienst ist nicht innerhalb von ${count(minutes)} min fertig geworden.`,
    todo: ASK_ANEW,
  }),
  backup_restored: () => ({
    what: 'Der Bot musste auf eine ältere Kopie seiner Daten zurückgehen, in der diese Bearbeitung noch im Gang war.',
    todo: 'Such ihren Clip zuerst in diesem Kanal; ist er nicht da, starte die Bearbeitung neu.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
