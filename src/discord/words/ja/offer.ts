import type { Texts } from '../texts.ts';
import { count, decimal, sides } from './figures.ts';

export const offer: Texts['offer'] = {
  text(clip) {
    const is = [
      `${decimal(Math.round(clip.clipMs / 100) / 10)}秒`,
      sides(clip.width, clip.height),
      clip.codec,
      `${decimal(clip.fps)}fps`,
    ];
    const changes = [
      clip.cutToMs === null ? '使える形に調整' : `${count(clip.cutToMs / 1000)}秒分を切り出し`,
      clip.scaledTo === null ? null : `${sides(clip.scaledTo.width, clip.scaledTo.height)}に変更`,
      clip.newFps === null ? null : `${decimal(clip.newFps)}fpsに変更`,
      clip.newCodec === null ? null : `${clip.newCodec}に変換`,
    ].filter((change) => change !== null);
    const notice = clip.isLarger ? '大きくしても、鮮明にはなりません。' : '';
    const choice = clip.cutToMs === null ? '' : 'どの部分を使うか選んでください。';
    return `クリップは${is.join('、')}です。ボットができること：${changes.join('、')}。${notice}${choice}`;
  },
  makeItFit: '使える形にする',
  parts: {
    first: '最初の10秒',
    middle: '中間の10秒',
    last: '最後の10秒',
  },
};
