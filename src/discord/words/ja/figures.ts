import { figuresIn } from '../figures.ts';

export const figures = figuresIn('ja', {
  seconds: (n) => `${n}秒`,
  minutes: (n) => `${n}分`,
  hours: (n) => `${n}時間`,
  together: (large, small) => `${large}${small}`,
  megabytes: (n) => `${n}MB`,
  lessThanAMinute: '1分未満',
  about: (time) => `約${time}`,
  aboutCost: (cost) => `約${cost}`,
  lessThanCost: (cost) => `${cost}未満`,
});

export const { count, decimal, near, megabytes, limitMegabytes, sides, many } = figures;
export const { clipLength, duration, about, aboutCost, dollars, either } = figures;
