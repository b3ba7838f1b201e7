import { figuresIn } from '../figures.ts';

export const figures = figuresIn('en-US', {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  together: (large, small) => `${large} ${small}`,
  megabytes: (n) => `${n} MB`,
  lessThanAMinute: 'less than a minute',
  about: (time) => `about ${time}`,
  aboutCost: (cost) => `about ${cost}`,
  lessThanCost: (cost) => `less than ${cost}`,
});

export const { count, decimal, near, megabytes, limitMegabytes, sides, many } = figures;
export const { clipLength, duration, about, aboutCost, dollars, listed } = figures;
