import type { HistoryFilter } from '../../../core/history.ts';
import { relativeTime } from '../../text.ts';
import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

const kinds: Record<HistoryFilter['kind'], string> = {
  all: 'Ergebnisse',
  originals: 'Originale',
  remixes: 'Remixe',
};

export const history: Texts['history'] = {
  title(kind, who, channel) {
    const whose = who === null ? '' : ` von ${who}`;
    const where = channel === null ? 'auf diesem Server' : `in ${channel}`;
    return `**${kinds[kind]}${whose} ${where}, das Neueste zuerst**`;
  },
  noneShown: 'Davon lässt sich hier nichts zeigen. Drücke auf Ältere, um weiter zurückzugehen.',
  pastTheEnd: 'Mehr gibt es nicht. Drücke auf Neuere, um zurückzukommen.',
  none: 'Es gibt nichts zu zeigen. Das erste Ergebnis kannst du mit /kling-edit machen.',
  nothingMore: 'mehr gibt es nicht',
  newer: 'Neuere',
  older: 'Ältere',
  pictureOf: 'Ein Bild aus dem Clip',
  original: (who, atMs) => `${who}, ${relativeTime(atMs)}`,
  remix: (who, atMs) => `${who}, ein Remix, ${relativeTime(atMs)}`,
  remixOfClip: (who, atMs, whose, url) =>
    `${who}, ein Remix des ${linked('Clips', url)} von ${whose}, ${relativeTime(atMs)}`,
  remixOfEdit: (who, atMs, whose, url) =>
    `${who}, ein Remix der ${linked('Bearbeitung', url)} von ${whose}, ${relativeTime(atMs)}`,
};
