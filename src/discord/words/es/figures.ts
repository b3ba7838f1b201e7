import { figuresIn } from '../figures.ts';

export const figures = figuresIn('es', {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  together: (large, small) => `${large} ${small}`,
  megabytes: (n) => `${n} MB`,
  lessThanAMinute: 'menos de un minuto',
  // Not "unos" or "unas": minutes, hours and dollars have different genders, and it can be one.
  about: (time) => `alrededor de ${time}`,
  aboutCost: (cost) => `alrededor de ${cost}`,
  lessThanCost: (cost) => `menos de ${cost}`,
});

export const { count, decimal, near, megabytes, limitMegabytes, sides, many } = figures;
export const { clipLength, duration, about, aboutCost, dollars, listed, either } = figures;
