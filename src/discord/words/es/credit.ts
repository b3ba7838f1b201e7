import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

type Credit = Texts['credit'];
type Named = Parameters<Credit['remixOfEdit']>[0];
type Clip = Parameters<Credit['fromClip']>[0];

function ofClip(clip: Clip): string {
  switch (clip.kind) {
    case 'person':
      return `del ${linked('clip', clip.url)} de ${clip.who}`;
    case 'withdrawn':
      return 'de un clip que se retiró';
    case 'gone':
      return 'de un clip que ya no está';
  }
}

/** Says who made it where "edición de" twice would leave open whose is what. */
const editBy = ({ who, url }: Named): string => `la ${linked('edición', url)} que ${who} hizo`;

export const credit: Credit = {
  fromClip: (clip) => `A partir ${ofClip(clip)}.`,
  remixOfEdit: ({ who, url }) => `Remix de la ${linked('edición', url)} de ${who}.`,
  remixOfEditOfClip: (edit, clip) => `Remix de ${editBy(edit)} ${ofClip(clip)}.`,
  remixOfEditOfOwnClip: (edit, clipUrl) =>
    `Remix de ${editBy(edit)} de su propio ${linked('clip', clipUrl)}.`,
  remixOfWithdrawn: 'Remix de un clip que se retiró.',
  remixOfGone: 'Remix de una edición que ya no está.',
  remixOfGoneFromClip: (clip) => `Remix de una edición que ya no está, a partir ${ofClip(clip)}.`,
};
