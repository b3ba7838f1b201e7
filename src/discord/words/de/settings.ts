import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count, limitMegabytes } from './figures.ts';
import { gate } from './gate.ts';

export const settingsWords = {
  screen_refused: ({ answered }) =>
    answered
      ? {
          what: 'Der Moderationsdienst, den dieser Bot befragt, beanstandet den Prompt, ein Bild oder den Clip.',
          todo: 'Frag etwas anderes an, oder mit anderen Dateien.',
        }
      : {
          what: 'Der Moderationsdienst, den dieser Bot befragt, hat nicht geantwortet, und ohne Antwort geht hier nichts weiter.',
          todo: 'Versuch es in ein paar Minuten noch einmal.',
        },
  list_full: ({ max }) => ({
    what: `Eine Liste fasst höchstens ${count(max)} Rollen oder Kanäle, und diese ist voll.`,
    todo: 'Nimm erst etwas heraus, oder gib den Leuten eine gemeinsame Rolle.',
  }),
  everyone_role: () => ({
    what: 'Die Rolle, die alle haben, kann nicht auf eine Liste.',
    todo: `Wähle stattdessen den Modus „${gate.modes.open.label}“. Soll niemand bearbeiten, nimm /kling-admin pausieren.`,
  }),
  access_unclear: () => ({
    what: 'Eine Aktion braucht eine Rolle oder einen Kanal, und eine Rolle oder ein Kanal braucht eine Aktion. Einem Kanal kann nicht vertraut werden.',
    todo: 'Gib beides an, zum Beispiel die Aktion „ausschließen“ und einen Kanal.',
  }),
  already_paused: () => ({
    what: 'Das Bearbeiten ist schon pausiert.',
    todo: 'Wenn es weitergehen soll, nimm /kling-admin fortsetzen.',
  }),
  not_blocked: () => ({
    what: 'Diese Person ist auf diesem Server nicht gesperrt.',
    todo: 'Wer es ist, siehst du mit /kling-admin sperren ohne eine Person.',
  }),
  export_too_large: ({ max }) => ({
    what: `Die Datei wäre größer als ${limitMegabytes(max)}, und das ist zu viel für eine Antwort.`,
    todo: 'Die Leute, die diesen Bot betreiben, können das Audit-Log in seinem Speicher lesen und es dir geben.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
