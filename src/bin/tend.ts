import { reconcile, sweep, tellInterrupted } from '../edits/tend.ts';
import type { Wired, Wiring } from './wire.ts';
import { every } from './every.ts';

const RECONCILE_MS = 500;
const SWEEP_MS = 20_000;

/** What every process does beside its role: nothing that was accepted depends on the process that accepted it. */
export function startTending({ ambient, lifetime, settings }: Wiring, { ports }: Wired): void {
  const deps = { ...ports, ambient };
  const trouble = (what: string) => (error: unknown) => ambient.log.warn({ error }, what);
  lifetime.add(
    'reconciler',
    every(RECONCILE_MS, async () => reconcile(deps), trouble('the outbox was not read')),
  );
  const sweepMs = Math.min(SWEEP_MS, settings.QUEUE_LOCK_MS * 2);
  lifetime.add(
    'sweep',
    every(sweepMs, async () => sweep(deps), trouble('open edits not swept')),
  );
  lifetime.add(
    'interrupted requests',
    every(settings.QUEUE_LOCK_MS, async () => tellInterrupted(deps), trouble('intakes not read')),
  );
}
