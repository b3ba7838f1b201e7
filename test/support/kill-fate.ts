import type { Card } from '../../sandbox/discord/client/card.ts';

/** What an edit that met a death came to. */
export interface Fate {
  point: string;
  /** What its person reads at last. */
  kind: 'delivered' | 'unknown' | 'refused' | 'unanswered' | 'failed';
  text: string;
  billed: number;
  /** Messages in the channel that hold this edit's clip. */
  clips: number;
  /** The stored edit's state, and whether it was told; null when it never was one. */
  state: string | null;
  told: boolean;
  /** What does not add up in the ledger, or is still held for this edit; none when all is well. */
  ledger: string[];
  /** Whether the death came between the submit mark and the stored request id: then nobody can know. */
  unknowable: boolean;
}

/**
 * Whether the death fell between the mark and the stored request id. What a process does beside the edit's own line dies at
 * any moment of it, so this goes by what the dead process had reached, not by where it died.
 */
export function isUnknowable(point: string, calls: readonly string[]): boolean {
  const death = calls.indexOf('killed');
  const reached = new Set(death === -1 ? [] : calls.slice(0, death));
  const marked =
    reached.has('after edits.mark') ||
    (reached.has('before edits.mark') && point !== 'before edits.mark');
  return marked && !reached.has('after edits.move:generating');
}

/** What its person reads at last. */
export function kindOf(card: Card): Fate['kind'] {
  if (card.state === 'failed') return 'unanswered';
  if (card.media.length > 0) return 'delivered';
  if (card.buttons.some(({ label }) => label === 'Dismiss')) return 'refused';
  return /Nobody can say/.test(card.text) ? 'unknown' : 'failed';
}
