import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

type Credit = Texts['credit'];
type Named = Parameters<Credit['remixOfEdit']>[0];
type Clip = Parameters<Credit['fromClip']>[0];

const theEdit = ({ url }: Named): string => `da ${linked('edição', url)}`;

/** With the preposition, which is one word with the article. */
function ofClip(clip: Clip): string {
  switch (clip.kind) {
    case 'person':
      return `do ${linked('clipe', clip.url)} de ${clip.who}`;
    case 'withdrawn':
      return 'de um clipe que foi removido';
    case 'gone':
      return 'de um clipe que não existe mais';
  }
}

export const credit: Credit = {
  fromClip: (clip) => `A partir ${ofClip(clip)}.`,
  remixOfEdit: (edit) => `Remix ${theEdit(edit)} de ${edit.who}.`,
  remixOfEditOfClip: (edit, clip) => `Remix ${theEdit(edit)} que ${edit.who} fez ${ofClip(clip)}.`,
  remixOfEditOfOwnClip: (edit, clipUrl) =>
    `Remix ${theEdit(edit)} que ${edit.who} fez do próprio ${linked('clipe', clipUrl)}.`,
  remixOfWithdrawn: 'Remix de um clipe que foi removido.',
  remixOfGone: 'Remix de uma edição que não existe mais.',
  remixOfGoneFromClip: (clip) =>
    `Remix de uma edição que não existe mais, a partir ${ofClip(clip)}.`,
};
