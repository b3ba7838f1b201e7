import type { PauseReason } from '../core/pause.ts';
import type { EditState } from '../core/states.ts';

/** What the store holds at one moment, for all processes together. */
export interface Stock {
  /** Open edits: not ended, or not told. */
  open: ReadonlyMap<EditState, number>;
  /** How many wait for a turn at the provider, and for their delivery, and for how long the longest has, in ms. */
  waiting: Record<Queue, { edits: number; oldestMs: number }>;
  /** Edits that hold a slot at the provider. */
  slotsBusy: number;
  /** The bot's money of this month, in micro-dollars. */
  month: { spentMicros: number; heldMicros: number };
  pause: PauseReason | null;
  /** Bytes; null where the store does not say. A limit of 0 is none. */
  memoryBytes: number | null;
  memoryLimitBytes: number | null;
}

export const QUEUES = ['generate', 'deliver'] as const;

type Queue = (typeof QUEUES)[number];
