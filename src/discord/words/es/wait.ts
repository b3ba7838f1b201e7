import type { ReadyIn } from '../facts.ts';
import type { Texts } from '../texts.ts';
import { about, aboutCost, clipLength, count, many } from './figures.ts';

function readyWords({ ms, from }: ReadyIn): string {
  return from === 'start' ? `${about(ms)} desde que empiece` : `tiempo estimado: ${about(ms)}`;
}

export const wait: Texts['wait'] = {
  queued(place, ready) {
    const inLine =
      place === null ? '' : `, ${place <= 1 ? 'la siguiente' : `puesto ${count(place)}`}`;
    return `**En cola**${inLine}${ready === null ? '' : `, ${readyWords(ready)}`}.`;
  },
  clip: (clipMs, cost) =>
    `Clip de ${clipLength(clipMs)}${cost === null ? '' : `, ${aboutCost(cost)}`}.`,
  leftToday: (left, of) =>
    `Hoy te ${many(left, { one: 'queda #', other: 'quedan #' })} de ${many(of, { one: '# edición', other: '# ediciones' })}.`,
  together: (sentences) => sentences.join(' '),
  stillNeeds: (ms) => `tiempo restante estimado: ${about(ms)}`,
  takesLonger: 'tarda más de lo habitual',
  usuallyTakes: (ms) => `Suele tardar ${about(ms)}.`,
};
