import type { ReadyIn } from '../facts.ts';
import type { Texts } from '../texts.ts';
import { about, aboutCost, clipLength, count } from './figures.ts';

function readyWords({ ms, from }: ReadyIn): string {
  return from === 'start' ? `${about(ms)} après le démarrage` : `${about(ms)} (estimation)`;
}

export const wait: Texts['wait'] = {
  queued(place, ready) {
    const inLine = place === null ? '' : place <= 1 ? ', en tête' : `, ${count(place)}e place`;
    return `**Dans la file d’attente**${inLine}${ready === null ? '' : `, ${readyWords(ready)}`}.`;
  },
  clip: (clipMs, cost) =>
    `Clip de ${clipLength(clipMs)}${cost === null ? '' : `, ${aboutCost(cost)}`}.`,
  leftToday: (left, of) => `Modifications restantes aujourd’hui : ${count(left)} sur ${count(of)}.`,
  together: (sentences) => sentences.join(' '),
  stillNeeds: (ms) => `reste ${about(ms)} (estimation)`,
  takesLonger: 'plus long que d’habitude',
  usuallyTakes: (ms) => `Prend en général ${about(ms)}.`,
};
