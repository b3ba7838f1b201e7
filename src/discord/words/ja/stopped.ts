import type { Texts } from '../texts.ts';
import { aboutCost } from './figures.ts';

const charged = (micros: number): string =>
  `編集の費用（${aboutCost(micros)}）は計上されたままで、上限にも数えられます。`;

export const stopped: Texts['stopped'] = {
  cancelled: '**キャンセルしました。** 費用はかかっていません。',
  notPosted: '**結果は投稿されません。**',
  stillCharged:
    '編集サービスを止められなかったため、編集の費用は計上されたままで、上限にも数えられます。',
  tooLate: '**この編集は、もうキャンセルできません。**',
  atWork: (micros) =>
    `編集サービスはすでにこのクリップの作業中で、止められません。${charged(micros)}`,
  made: (micros) => `編集サービスは、すでにこのクリップを作り終えています。${charged(micros)}`,
  willBeDropped: '結果は破棄されます。',
  mayBeDropped: '結果を破棄することはできます。その場合、投稿されません。',
  drop: '結果を破棄',
  resumed: '**編集を再開しました。**',
  resumedNext: '順番待ちの編集は、順番が来しだい始まります。',
};
