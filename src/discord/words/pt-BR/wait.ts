import type { ReadyIn } from '../facts.ts';
import type { Texts } from '../texts.ts';
import { about, aboutCost, clipLength, count, many } from './figures.ts';

function readyWords({ ms, from }: ReadyIn): string {
  return from === 'start'
    ? `pronta ${about(ms)} depois de começar`
    : `pronta em ${about(ms)} (estimativa)`;
}

export const wait: Texts['wait'] = {
  queued(place, ready) {
    const inLine = place === null ? '' : place <= 1 ? ', é a próxima' : `, em ${place}º lugar`;
    return `**Na fila**${inLine}${ready === null ? '' : `, ${readyWords(ready)}`}.`;
  },
  clip: (clipMs, cost) =>
    `Clipe de ${clipLength(clipMs)}${cost === null ? '' : `, ${aboutCost(cost)}`}.`,
  leftToday: (left, of) =>
    `Ainda para hoje: ${count(left)} de ${many(of, { zero: '0 edições', one: '# edição', other: '# edições' })}.`,
  together: (sentences) => sentences.join(' '),
  // The time can be "menos de um minuto" or many hours: no verb has to agree with it.
  stillNeeds: (ms) => `tempo restante estimado: ${about(ms)}`,
  takesLonger: 'demorando mais do que o normal',
  usuallyTakes: (ms) => `Costuma levar ${about(ms)}.`,
};
