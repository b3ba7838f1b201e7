import type { ReadyIn } from '../facts.ts';
import type { Texts } from '../texts.ts';
import { about, aboutCost, clipLength, count, many } from './figures.ts';

function readyWords({ ms, from }: ReadyIn): string {
  return from === 'start' ? `開始から${about(ms)}で完成` : `完成まで${about(ms)}（見込み）`;
}

export const wait: Texts['wait'] = {
  queued(place, ready) {
    const inLine = place === null ? '' : place <= 1 ? '、次の番' : `、${count(place)}番目`;
    return `**順番待ち**${inLine}${ready === null ? '' : `、${readyWords(ready)}`}。`;
  },
  clip: (clipMs, cost) =>
    `${clipLength(clipMs)}のクリップ${cost === null ? '' : `、${aboutCost(cost)}`}。`,
  leftToday: (left, of) => `今日の編集は${many(of, { other: '#件' })}中、残り${count(left)}件。`,
  together: (sentences) => sentences.join(''),
  stillNeeds: (ms) => `あと${about(ms)}（見込み）`,
  takesLonger: 'いつもより時間がかかっています',
  usuallyTakes: (ms) => `通常の所要時間は${about(ms)}です。`,
};
