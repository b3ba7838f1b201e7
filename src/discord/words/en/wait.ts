import { about, aboutCost, clipLength, count, many } from './figures.ts';
import type { ReadyIn } from '../facts.ts';

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}

function readyWords({ ms, from }: ReadyIn): string {
  return from === 'start' ? `${about(ms)} once it starts` : `${about(ms)}, estimated`;
}

/** Of edits that are in line or at the editing service. Times in ms, money in micro-dollars. */
export const wait = {
  /** @param place - 1 for the next to start; null, like `ready`, where it cannot be told. */
  queued(place: number | null, ready: ReadyIn | null): string {
    const inLine = place === null ? '' : `, ${place <= 1 ? 'next' : ordinal(place)} in line`;
    return `**Queued**${inLine}${ready === null ? '' : `, ${readyWords(ready)}`}.`;
  },
  /** @param cost - an estimate; null where it is not to be shown. */
  clip: (clipMs: number, cost: number | null) =>
    `${clipLength(clipMs)} clip${cost === null ? '' : `, ${aboutCost(cost)}`}.`,
  leftToday: (left: number, of: number) =>
    `${count(left)} of ${many(of, { one: '# edit', other: '# edits' })} left today.`,
  /** Whole sentences on one line. */
  together: (sentences: readonly string[]) => sentences.join(' '),
  /** After the bar that shows how far it is. */
  stillNeeds: (ms: number) => `${about(ms)} left, estimated`,
  takesLonger: 'taking longer than usual',
  usuallyTakes: (ms: number) => `Usually takes ${about(ms)}.`,
};
