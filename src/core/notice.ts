import type { PauseReason } from './pause.ts';

/** Something the operators are told of, once. Money in micro-dollars. */
export type Notice =
  | { kind: 'paused'; reason: PauseReason }
  | { kind: 'resumed'; reason: PauseReason }
  | { kind: 'budget'; scope: 'bot'; usedMicros: number; capMicros: number }
  | { kind: 'budget'; scope: 'server'; serverId: string; usedMicros: number; capMicros: number };
