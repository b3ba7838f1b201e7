import { linked } from '../facts.ts';
import type { Texts } from '../texts.ts';

type Clip = Parameters<Texts['credit']['fromClip']>[0];
type Named = Parameters<Texts['credit']['remixOfEdit']>[0];

const anEdit = ({ who, url }: Named): string => `${who}さんの${linked('編集', url)}`;

function aClip(clip: Clip): string {
  switch (clip.kind) {
    case 'person':
      return `${clip.who}さんの${linked('クリップ', clip.url)}`;
    case 'withdrawn':
      return '取り下げられたクリップ';
    case 'gone':
      return 'もう残っていないクリップ';
  }
}

export const credit: Texts['credit'] = {
  fromClip: (clip) => `${aClip(clip)}から作成。`,
  remixOfEdit: (edit) => `${anEdit(edit)}のリミックス。`,
  remixOfEditOfClip: (edit, clip) => `${aClip(clip)}から作られた${anEdit(edit)}のリミックス。`,
  remixOfEditOfOwnClip: ({ who, url }, clipUrl) =>
    `${who}さんが自分の${linked('クリップ', clipUrl)}から作った${linked('編集', url)}のリミックス。`,
  remixOfWithdrawn: '取り下げられたクリップのリミックス。',
  remixOfGone: 'もう残っていない編集のリミックス。',
  remixOfGoneFromClip: (clip) => `${aClip(clip)}から作られ、もう残っていない編集のリミックス。`,
};
