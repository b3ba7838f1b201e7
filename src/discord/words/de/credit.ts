import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

type Clip = Parameters<Texts['credit']['fromClip']>[0];
type Named = Parameters<Texts['credit']['remixOfEdit']>[0];

const ofTheEdit = ({ who, url }: Named): string => `der ${linked('Bearbeitung', url)} von ${who}`;

/** Behind "aus". */
function theClip(clip: Clip): string {
  switch (clip.kind) {
    case 'person':
      return `dem ${linked('Clip', clip.url)} von ${clip.who}`;
    case 'withdrawn':
      return 'einem Clip, der entfernt wurde';
    case 'gone':
      return 'einem Clip, den es nicht mehr gibt';
  }
}

export const credit: Texts['credit'] = {
  fromClip: (clip) => `Aus ${theClip(clip)}.`,
  remixOfEdit: (edit) => `Remix ${ofTheEdit(edit)}.`,
  remixOfEditOfClip: (edit, clip) => `Remix ${ofTheEdit(edit)} aus ${theClip(clip)}.`,
  remixOfEditOfOwnClip: (edit, clipUrl) =>
    `Remix ${ofTheEdit(edit)} aus dem eigenen ${linked('Clip', clipUrl)}.`,
  remixOfWithdrawn: 'Remix eines Clips, der entfernt wurde.',
  remixOfGone: 'Remix einer Bearbeitung, die es nicht mehr gibt.',
  remixOfGoneFromClip: (clip) =>
    `Remix einer Bearbeitung, die es nicht mehr gibt, aus ${theClip(clip)}.`,
};
