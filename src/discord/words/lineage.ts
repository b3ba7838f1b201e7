import type { LineageFacts } from '../../core/lineage.ts';
import type { EditState } from '../../core/states.ts';

/** What stands in the place of an edit of which nothing can be shown. */
export const EMPTY_PLACES = {
  taken_down: 'A clip that was taken down',
  deleted: 'A clip that was deleted',
  gone: 'An edit that is gone',
  hidden: 'In a channel that you cannot see',
} as const satisfies Record<Exclude<LineageFacts['what'], 'edit'>, string>;

/** How far an edit is, in a word or two; empty for one whose result is there. */
export const STATE_NOTES = {
  preparing: 'waiting',
  awaiting_consent: 'waiting for a yes',
  awaiting_approval: 'waiting for a yes',
  queued: 'waiting',
  submitting: 'under way',
  generating: 'under way',
  awaiting_review: 'being looked at',
  delivering: 'on its way',
  delivered: '',
  rejected: 'not approved',
  cancelled: 'cancelled',
  failed: 'failed',
  unknown_outcome: 'ending unknown',
  undeliverable: 'not posted',
} as const satisfies Record<EditState, string>;
