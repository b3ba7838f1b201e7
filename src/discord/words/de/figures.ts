import { figuresIn } from '../figures.ts';

export const figures = figuresIn('de', {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  together: (large, small) => `${large} ${small}`,
  megabytes: (n) => `${n} MB`,
  // "weniger als eine Minute" would need another form behind "in".
  lessThanAMinute: 'unter einer Minute',
  about: (time) => `etwa ${time}`,
  aboutCost: (cost) => `etwa ${cost}`,
  lessThanCost: (cost) => `unter ${cost}`,
});

export const { count, decimal, near, megabytes, limitMegabytes, sides, many } = figures;
export const { clipLength, duration, about, aboutCost, dollars, listed, either } = figures;
