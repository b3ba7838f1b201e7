import type { ErrorCode, ErrorFacts } from '../../../core/errors.ts';
import { CLIP_LIMITS } from '../../../core/model-limits.ts';
import { inert } from '../facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { count, decimal, limitMegabytes, megabytes, near, sides } from './figures.ts';
import { aFile, nameOf, startNameOf } from './names.ts';
import { permissions } from './permissions.ts';

const { seconds, fps } = CLIP_LIMITS;

const NOT_PREPARED: Record<ErrorFacts['clip_not_prepared']['why'], Words> = {
  no_ffmpeg: {
    what: 'Der Clip konnte nicht geschnitten oder umgewandelt werden: Das geht hier im Moment nicht.',
    todo: 'Mach selbst ein MP4 von 3 bis 10 s mit H.264 daraus, oder versuch es später noch einmal.',
  },
  unreadable: {
    what: 'Der Clip konnte nicht geschnitten oder umgewandelt werden: Die Datei scheint beschädigt zu sein.',
    todo: 'Exportiere ihn neu als MP4 und versuch es noch einmal.',
  },
  too_large: {
    what: 'Was aus dem Clip gemacht wurde, ist für diesen Kanal zu groß.',
    todo: 'Versuch es mit einem kürzeren Clip oder einem, in dem sich weniger bewegt.',
  },
  unposted: {
    what: 'Was aus dem Clip gemacht wurde, konnte in diesem Kanal nicht gepostet werden.',
    todo: `Bitte die Moderation, mir „${permissions.AttachFiles}“ zu erlauben, und versuch es dann noch einmal.`,
  },
};

export const clipWords = {
  clip_not_video: ({ found }) => ({
    what: `Der Clip ist ${aFile(found)}, kein Video.`,
    todo: 'Häng ein Video als MP4 oder MOV an.',
  }),
  clip_container: ({ found, inFragments }) =>
    inFragments
      ? {
          what: 'Der Clip ist ein MP4 in Fragmenten. Kling nimmt MP4 und MOV am Stück.',
          todo: 'Speichere ihn als MP4, das nicht fragmentiert ist, und versuch es noch einmal.',
        }
      : {
          what: `Der Clip hat das Format ${inert(found)}. Kling nimmt MP4 und MOV.`,
          todo: 'Speichere ihn als MP4 und versuch es noch einmal.',
        },
  clip_codec: ({ found }) => ({
    what:
      found === null
        ? 'Das Bild im Clip ist mit einem unbekannten Codec gespeichert, den Kling nicht lesen kann.'
        : `Das Bild im Clip ist als ${inert(found)} gespeichert, was Kling nicht lesen kann.`,
    todo: 'Exportiere ihn als MP4 mit H.264 und versuch es noch einmal.',
  }),
  clip_cut_off: () => ({
    what: 'Das Ende des Clips fehlt: Die Datei wurde abgeschnitten.',
    todo: 'Exportiere sie neu oder lade sie noch einmal herunter, und häng dann die ganze Datei an.',
  }),
  clip_unreadable: () => ({
    what: 'Der Clip lässt sich nicht lesen: Die Datei scheint beschädigt zu sein.',
    todo: 'Exportiere ihn neu als MP4 und versuch es noch einmal.',
  }),
  clip_no_picture: () => ({
    what: 'Der Clip hat kein Bild, nur Ton.',
    todo: 'Häng ein Video mit Bild an.',
  }),
  clip_too_short: ({ seconds: length, min }) => ({
    what: `Der Clip ist ${near(length, min)} s lang. Kling nimmt ${count(min)} bis ${count(Math.floor(seconds.max))} s.`,
    todo: 'Häng ein längeres Stück an.',
  }),
  clip_too_long: ({ seconds: length, max }) => ({
    what: `Der Clip ist ${near(length, max)} s lang. Kling nimmt ${count(seconds.min)} bis ${count(Math.floor(max))} s.`,
    todo: 'Kürze ihn und versuch es noch einmal.',
  }),
  clip_sides_small: ({ width, height, min }) => ({
    what: `Der Clip hat ${sides(width, height)} Pixel. Kling braucht auf beiden Seiten mindestens ${count(min)}.`,
    todo: 'Nimm eine Version mit höherer Auflösung, etwa 720p oder 1080p.',
  }),
  clip_sides_large: ({ width, height, max }) => ({
    what: `Der Clip hat ${sides(width, height)} Pixel. Kling nimmt auf jeder Seite bis zu ${count(max)}.`,
    todo: `Verkleinere ihn, sodass keine Seite über ${count(max)} liegt, zum Beispiel auf 1080p.`,
  }),
  clip_fps_low: ({ fps: rate, min }) => ({
    what: `Der Clip hat ${near(rate, min)} Bilder pro Sekunde. Kling nimmt ${count(min)} bis ${count(fps.max)}.`,
    todo: `Exportiere ihn mit ${count(min)} oder 30 Bildern pro Sekunde.`,
  }),
  clip_fps_high: ({ fps: rate, max }) => ({
    what: `Der Clip hat ${near(rate, max)} Bilder pro Sekunde. Kling nimmt ${count(fps.min)} bis ${count(max)}.`,
    todo: `Exportiere ihn mit 30 oder ${count(max)} Bildern pro Sekunde.`,
  }),
  clip_too_heavy: ({ bytes, max }) => ({
    what: `Der Clip hat ${megabytes(bytes)}. Kling nimmt bis zu ${limitMegabytes(max)}.`,
    todo: 'Exportiere ihn in geringerer Qualität und versuch es noch einmal.',
  }),
  clip_ratio: ({ width, height, max }) => ({
    what: `Der Clip hat ${sides(width, height)} Pixel. Die längere Seite darf höchstens ${count(max)}-mal so lang sein wie die kürzere.`,
    todo: 'Schneide ihn so zu, dass er weniger schmal ist.',
  }),
  clip_not_prepared: ({ why }) => NOT_PREPARED[why],
  offer_gone: () => ({
    what: 'Dieses Angebot ist abgelaufen.',
    todo: 'Schick den Befehl mit dem Clip noch einmal.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

export const imageWords = {
  image_type: ({ input, found }) => ({
    what: `${startNameOf(input)} ist ${aFile(found)}. Kling nimmt Bilder als JPEG und PNG.`,
    todo: 'Speichere das Bild als JPEG oder PNG und versuch es noch einmal.',
  }),
  image_unreadable: ({ input }) => ({
    what: `${startNameOf(input)} lässt sich nicht lesen: Die Datei scheint beschädigt zu sein.`,
    todo: `Speichere ${nameOf(input)} noch einmal, oder wähle ein anderes Bild.`,
  }),
  image_sides_small: ({ input, width, height, min }) => ({
    what: `${startNameOf(input)} hat ${sides(width, height)} Pixel. Kling braucht auf beiden Seiten mindestens ${count(min)}.`,
    todo: 'Nimm ein größeres Bild.',
  }),
  image_ratio: ({ input, width, height, max }) => ({
    what: `${startNameOf(input)} hat ${sides(width, height)} Pixel. Die längere Seite darf höchstens ${decimal(max)}-mal so lang sein wie die kürzere.`,
    todo: 'Schneide das Bild so zu, dass es weniger schmal ist.',
  }),
  image_too_heavy: ({ input, bytes, max }) => ({
    what: `${startNameOf(input)} hat ${megabytes(bytes)}. Kling nimmt bis zu ${limitMegabytes(max)} pro Bild.`,
    todo: 'Mach das Bild kleiner, oder speichere es als JPEG.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
