import { waitMs, type Measured } from '../core/estimate.ts';
import type { Ports } from './ports.ts';

export type WaitDeps = Pick<Ports, 'line'> & {
  /** Edits at the provider at once, and submits a minute. */
  slots: number;
  perMinute: number;
};

/** Where an edit stands in the line and how long it has yet to wait, in ms; null when it does not wait. */
export async function readWait(
  { line, slots, perMinute }: WaitDeps,
  id: string,
  measured: readonly Measured[],
): Promise<{ position: number; waitMs: number } | null> {
  const place = await line.place(id);
  if (place === null) return null;
  return { position: place.position, waitMs: waitMs(place, { slots, perMinute }, measured) };
}
