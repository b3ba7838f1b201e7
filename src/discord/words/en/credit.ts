import { linked } from '../facts.ts';

/** Somebody's edit or clip. `who`: a mention, which pings nobody; `url`: its message, null for none to link to. */
interface Named {
  kind: 'person';
  who: string;
  url: string | null;
}

/** A clip of somebody, or one that was taken down, or is no longer kept. */
type Clip = Named | { kind: 'withdrawn' } | { kind: 'gone' };

const anEdit = ({ who, url }: Named): string => `${who}’s ${linked('edit', url)}`;

function aClip(clip: Clip): string {
  switch (clip.kind) {
    case 'person':
      return `${clip.who}’s ${linked('clip', clip.url)}`;
    case 'withdrawn':
      return 'a clip that was taken down';
    case 'gone':
      return 'a clip that is gone';
  }
}

/** Whose work a clip is made from, in a line. */
export const credit = {
  fromClip: (clip: Clip) => `From ${aClip(clip)}.`,
  remixOfEdit: (edit: Named) => `Remix of ${anEdit(edit)}.`,
  remixOfEditOfClip: (edit: Named, clip: Clip) => `Remix of ${anEdit(edit)} of ${aClip(clip)}.`,
  /** The edit's person made the clip as well. */
  remixOfEditOfOwnClip: (edit: Named, clipUrl: string | null) =>
    `Remix of ${anEdit(edit)} of their own ${linked('clip', clipUrl)}.`,
  /** The edit was taken down. */
  remixOfWithdrawn: 'Remix of a clip that was taken down.',
  /** The edit is no longer kept. */
  remixOfGone: 'Remix of an edit that is gone.',
  remixOfGoneFromClip: (clip: Clip) => `Remix of an edit that is gone, from ${aClip(clip)}.`,
};
