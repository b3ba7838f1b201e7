import { PAUSE_REASONS } from '../core/pause.ts';
import type { Meter } from './meter.ts';
import type { CheckName, ReadinessSeen } from './readiness.ts';
import { QUEUES, type Stock } from './stock.ts';

/** What the settings allow. */
export interface Bounds {
  slots: number;
  /** Micro-dollars; 0 is no limit. */
  botMonthMicros: number;
}

const dollars = (micros: number): number => micros / 1_000_000;

/** Sets what stands now. Without a stock, all that is read from the store is left out. */
export function setLevels(
  meter: Meter,
  { slots, botMonthMicros }: Bounds,
  stock: Stock | null,
  { checks }: ReadinessSeen,
): void {
  const one = (level: number | null) => (level === null ? [] : [[{}, level] as const]);
  meter.checks(
    Object.entries(checks).map(([check, well]) => [{ check: check as CheckName }, well ? 1 : 0]),
  );
  meter.slots(one(slots));
  meter.storeUp(one(stock === null ? 0 : 1));
  meter.memory(one(stock?.memoryBytes ?? null));
  meter.memoryLimit(one(stock?.memoryLimitBytes || null));
  meter.slotsBusy(one(stock?.slotsBusy ?? null));
  meter.open([...(stock?.open ?? [])].map(([state, edits]) => [{ state }, edits]));
  const queues = stock === null ? [] : QUEUES;
  meter.waiting(queues.map((queue) => [{ queue }, stock?.waiting[queue].edits ?? 0]));
  meter.oldestWait(
    queues.map((queue) => [{ queue }, (stock?.waiting[queue].oldestMs ?? 0) / 1000]),
  );
  const reasons = stock === null ? [] : PAUSE_REASONS;
  meter.paused(reasons.map((reason) => [{ reason }, stock?.pause === reason ? 1 : 0]));
  meter.month(stock === null ? [] : monthParts(stock.month, botMonthMicros));
}

function monthParts({ spentMicros, heldMicros }: Stock['month'], capMicros: number) {
  const left = Math.max(0, capMicros - spentMicros - heldMicros);
  const limit = capMicros === 0 ? {} : { cap: capMicros, left };
  const parts = { spent: spentMicros, held: heldMicros, ...limit };
  return Object.entries(parts).map(([part, micros]) => [{ part }, dollars(micros)] as const);
}
