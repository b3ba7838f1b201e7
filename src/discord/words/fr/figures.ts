import { figuresIn } from '../figures.ts';

export const figures = figuresIn('fr', {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  together: (large, small) => `${large} ${small}`,
  megabytes: (n) => `${n} Mo`,
  lessThanAMinute: 'moins d’une minute',
  about: (time) => `environ ${time}`,
  aboutCost: (cost) => `environ ${cost}`,
  lessThanCost: (cost) => `moins de ${cost}`,
});

export const { count, decimal, near, megabytes, limitMegabytes, sides, many } = figures;
export const { clipLength, duration, about, aboutCost, dollars, listed, either } = figures;
