import { waitMs, type Games, type Measured } from '../core/estimate.ts';
import type { Ports } from './ports.ts';

export type WaitDeps = Pick<Ports, 'line'> & {
  /** Edits at the provider at once, and submits a minute. */
  slots: number;
  perMinute: number;
};

/** What was played through of a look at what runs, as long as somebody is told by that look. */
const gamesOf = new WeakMap<object, Games>();

/** Where an edit stands in the line and how long it has yet to wait, in ms; null when it does not wait. */
export async function readWait(
  { line, slots, perMinute }: WaitDeps,
  id: string,
  measured: readonly Measured[],
): Promise<{ position: number; waitMs: number } | null> {
  const place = await line.place(id);
  if (place === null) return null;
  const games: Games = gamesOf.get(place.running) ?? new Map();
  gamesOf.set(place.running, games);
  const { position } = place;
  return { position, waitMs: waitMs(place, { slots, perMinute }, measured, games) };
}
