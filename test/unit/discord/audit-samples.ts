import type { AuditEntry } from '../../../src/core/audit.ts';
import { START } from './samples.ts';

export const HASH = 'ab'.repeat(32);

/** An entry as it is read. */
export function entryOf(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    kind: 'entry',
    seq: 7,
    atMs: START,
    action: 'gate.changed',
    actor: { pseudonym: 'p'.repeat(32), userId: '77' },
    subject: null,
    about: 'mode',
    before: { mode: null },
    after: { mode: 'review' },
    reason: null,
    details: 'kept',
    hash: HASH,
    ...changes,
  };
}
