import type { Texts } from '../texts.ts';
import { clipLength, duration } from './figures.ts';

const ready = (who: string): string => `${who}, dein bearbeiteter Clip ist fertig.`;

export const result: Texts['result'] = {
  ready,
  readyInThread: (who, url) => `${ready(who)} Er ist in [dem Thread unter dem Original](${url}).`,
  readyInOwnMessage: (who, url) =>
    `${ready(who)} Discord hat ihn nur als [eigene Nachricht](${url}) angenommen.`,
  readySmallCopy: (who) =>
    `${ready(who)} Das hier ist eine kleine Kopie: Der Clip ist zu groß zum Anhängen.`,
  readyTooLarge: (who) => `${ready(who)} Er ist zu groß, um ihn hier anzuhängen.`,
  finished: (who) => `**Fertig** für ${who}.`,
  endedOtherwise: (who) => `${who}, deine Bearbeitung ist zu Ende. Auf der Karte steht, wie.`,
  clip: (clipMs) => `Clip von ${clipLength(clipMs)}`,
  madeIn: (ms) => `gemacht in ${duration(ms)}`,
  editedClip: 'Der bearbeitete Clip',
  clipBefore: 'Der Clip vorher',
  buttons: {
    remix: 'Remixen',
    remixOriginal: 'Original remixen',
    again: 'Noch einmal starten',
    report: 'Melden',
    delete: 'Löschen',
  },
};
