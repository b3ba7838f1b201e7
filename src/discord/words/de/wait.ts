import type { ReadyIn } from '../facts.ts';
import type { Texts } from '../texts.ts';
import { about, aboutCost, clipLength, count, many } from './figures.ts';

function readyWords({ ms, from }: ReadyIn): string {
  return from === 'start' ? `${about(ms)} ab dem Start` : `geschätzt ${about(ms)}`;
}

export const wait: Texts['wait'] = {
  queued(place, ready) {
    const inLine =
      place === null ? '' : `, ${place <= 1 ? 'als Nächstes dran' : `an ${count(place)}. Stelle`}`;
    return `**In der Warteschlange**${inLine}${ready === null ? '' : `, ${readyWords(ready)}`}.`;
  },
  clip: (clipMs, cost) =>
    `Clip von ${clipLength(clipMs)}${cost === null ? '' : `, ${aboutCost(cost)}`}.`,
  leftToday: (left, of) =>
    `Heute noch ${count(left)} von ${many(of, { one: '# Bearbeitung', other: '# Bearbeitungen' })} übrig.`,
  together: (sentences) => sentences.join(' '),
  stillNeeds: (ms) => `geschätzt noch ${about(ms)}`,
  takesLonger: 'dauert länger als sonst',
  usuallyTakes: (ms) => `Dauert meist ${about(ms)}.`,
};
