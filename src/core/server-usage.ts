/** What a server's edits hold and have cost, and how many there are. */
export interface ServerUsage {
  nowMs: number;
  /** Micro-dollars. */
  today: { heldMicros: number; spentMicros: number };
  /** Since the first of the month, UTC, today with it. */
  month: { heldMicros: number; spentMicros: number };
  /** With the provider or on their way back. */
  running: number;
  /** In line. */
  waiting: number;
  /** For a moderator's yes. */
  pending: number;
  /** Who had most edits today, those given back left out; the most first. */
  people: { userId: string; edits: number }[];
}

/** What `/kling-admin usage` shows. */
export interface ServerUsageReport {
  usage: ServerUsage;
  /** 0: no limit. */
  dayCapMicros: number;
}
