import type { ErrorCode } from '../../../core/errors.ts';
import { missingReference, OPTIONS_MAX, shownReference } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { remixCommand } from './commands-kling.ts';
import { count, many } from './figures.ts';
import { nameOf, option, startNameOf } from './names.ts';

const IMAGES = { zero: 'keine Bilder', one: '# Bild', other: '# Bilder' };
const ELEMENTS = { zero: 'keine Elemente', one: '# Element', other: '# Elemente' };

const THERE_ARE = {
  image: {
    zero: 'es gibt keine Bilder',
    one: 'es gibt nur # Bild',
    other: 'es gibt nur # Bilder',
  },
  element: {
    zero: 'es gibt keine Elemente',
    one: 'es gibt nur # Element',
    other: 'es gibt nur # Elemente',
  },
};

export const requestWords = {
  prompt_empty: () => ({
    what: 'Der Prompt ist leer.',
    todo: 'Schreib, was sich im Clip ändern soll.',
  }),
  prompt_too_long: ({ length, max }) => ({
    what: `Der Prompt ist ${count(length)} Zeichen lang. Kling nimmt bis zu ${count(max)}.`,
    todo: 'Kürze ihn und versuch es noch einmal.',
  }),
  reference_missing: ({ reference, kind, given }) => ({
    what: `Im Prompt steht ${shownReference(reference)}, aber ${many(given, THERE_ARE[kind])}.`,
    todo: referenceTodo(reference),
  }),
  image_gap: ({ given, missing }) => ({
    what: `In ${option(given)} ist ein Bild, aber in ${option(missing)} keines.`,
    todo: `Füll zuerst ${option(missing)} aus, dann das nächste.`,
  }),
  element_gap: ({ given, missing }) => ({
    what: `In ${option(given)} ist ein Element, aber in ${option(missing)} keines.`,
    todo: `Beginne mit ${option(missing)} und lass keine Nummer aus.`,
  }),
  view_gap: ({ given, missing }) => ({
    what: `In ${option(given)} ist eine Ansicht, aber in ${option(missing)} keine.`,
    todo: `Gib diese Ansicht stattdessen in ${option(missing)} an.`,
  }),
  view_without_element: ({ view, element }) => ({
    what: `In ${option(view)} ist eine Ansicht, aber ${option(element)} selbst fehlt.`,
    todo: `Häng die Ansicht von vorn als ${option(element)} an.`,
  }),
  too_many_references: ({ images, elements, max }) => ({
    what: `Es sind ${many(images, IMAGES)} und ${many(elements, ELEMENTS)}. Kling nimmt zusammen bis zu ${count(max)}.`,
    todo: `Lass ${count(images + elements - max)} weg und versuch es noch einmal.`,
  }),
  origin_refused: ({ input }) => ({
    what: `${startNameOf(input)} kommt nicht von Discord.`,
    todo: 'Häng die Datei selbst an den Befehl an.',
  }),
  file_empty: ({ input }) => ({
    what: `${startNameOf(input)} ist eine leere Datei.`,
    todo: 'Prüfe die Datei bei dir und häng sie noch einmal an.',
  }),
  file_unreachable: ({ input }) => ({
    what: `Discord hat ${nameOf(input)} nicht herausgegeben.`,
    todo: 'Häng die Datei in einem neuen Befehl noch einmal an.',
  }),
  file_too_slow: ({ input }) => ({
    what: `Es hat zu lange gedauert, ${nameOf(input)} zu lesen.`,
    todo: 'Versuch es in ein paar Minuten noch einmal.',
  }),
  source_expired: ({ input }) => ({
    what: `Der Link von Discord für ${nameOf(input)} ist abgelaufen, bevor die Bearbeitung beginnen konnte.`,
    todo: 'Frag noch einmal an und häng die Datei dabei neu an.',
  }),
  remix_source_gone: () => ({
    what: 'Der Clip, aus dem dieser Remix gemacht wird, ist nicht mehr da.',
    todo: 'Wähle einen anderen Clip, oder häng einen an, mit /kling-edit.',
  }),
  remix_not_ready: () => ({
    what: 'Diese Bearbeitung hat keinen Clip, der sich remixen ließe.',
    todo: 'Warte, bis ihr Clip da ist, oder wähle eine andere.',
  }),
  remix_no_clip: () => ({
    what: 'In dieser Nachricht ist kein Video.',
    todo: `Wähle „${remixCommand.name}“ im Menü einer Nachricht mit einem Clip.`,
  }),
  remix_draft_gone: () => ({
    what: 'Dieses Formular war zu lange offen.',
    todo: `Wähle im Menü der Nachricht noch einmal „${remixCommand.name}“.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function referenceTodo(reference: string): string {
  const remove = `nimm ${shownReference(reference)} aus dem Prompt`;
  const missing = missingReference(reference);
  switch (missing.kind) {
    case 'below_one':
      return `Gezählt wird ab 1: Berichtige die Zahl, oder ${remove}.`;
    case 'not_attached':
      return `Häng es als ${option(missing.input)} an, oder ${remove}.`;
    case 'above_most':
      return `Mehr als ${count(OPTIONS_MAX)} gibt es nicht, also ${remove}.`;
  }
}
