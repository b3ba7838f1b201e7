import { figuresIn } from '../figures.ts';

// 0 takes the singular by the rules for `pt-BR` of `Intl`, which nobody writes: what can be 0 says `zero` itself.
export const figures = figuresIn('pt-BR', {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  together: (large, small) => `${large} ${small}`,
  megabytes: (n) => `${n} MB`,
  lessThanAMinute: 'menos de um minuto',
  about: (time) => `cerca de ${time}`,
  aboutCost: (cost) => `cerca de ${cost}`,
  lessThanCost: (cost) => `menos de ${cost}`,
});

export const { count, decimal, near, megabytes, limitMegabytes, sides, many } = figures;
export const { clipLength, duration, about, aboutCost, dollars, listed, either } = figures;
