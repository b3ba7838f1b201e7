import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

type Credit = Texts['credit'];
type Clip = Parameters<Credit['fromClip']>[0];
type Named = Parameters<Credit['remixOfEdit']>[0];

const ofAnEdit = ({ who, url }: Named): string => `de la ${linked('modification', url)} de ${who}`;

function ofAClip(clip: Clip): string {
  switch (clip.kind) {
    case 'person':
      return `du ${linked('clip', clip.url)} de ${clip.who}`;
    case 'withdrawn':
      return 'd’un clip qui a été retiré';
    case 'gone':
      return 'd’un clip qui n’existe plus';
  }
}

export const credit: Credit = {
  fromClip: (clip) => `À partir ${ofAClip(clip)}.`,
  remixOfEdit: (edit) => `Remix ${ofAnEdit(edit)}.`,
  remixOfEditOfClip: (edit, clip) => `Remix ${ofAnEdit(edit)}, à partir ${ofAClip(clip)}.`,
  remixOfEditOfOwnClip: (edit, clipUrl) =>
    `Remix ${ofAnEdit(edit)}, à partir de son propre ${linked('clip', clipUrl)}.`,
  remixOfWithdrawn: 'Remix d’un clip qui a été retiré.',
  remixOfGone: 'Remix d’une modification qui n’existe plus.',
  remixOfGoneFromClip: (clip) =>
    `Remix d’une modification qui n’existe plus, à partir ${ofAClip(clip)}.`,
};
