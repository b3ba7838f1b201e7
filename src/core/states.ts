/** Every state of an edit, in the order of its life; see ARCHITECTURE.md, "The life of an edit". */
export const EDIT_STATES = [
  'preparing',
  'awaiting_consent',
  'awaiting_approval',
  'queued',
  'submitting',
  'generating',
  'awaiting_review',
  'delivering',
  'delivered',
  'rejected',
  'cancelled',
  'failed',
  'unknown_outcome',
  'undeliverable',
] as const;

export type EditState = (typeof EDIT_STATES)[number];

/**
 * Where an edit may go from each state. Forward only; a state without a way out is an ending, and an ending is
 * reached once.
 */
const NEXT = {
  preparing: ['awaiting_consent', 'awaiting_approval', 'queued', 'rejected', 'cancelled', 'failed'],
  awaiting_consent: ['awaiting_approval', 'queued', 'rejected', 'cancelled', 'failed'],
  awaiting_approval: ['queued', 'rejected', 'cancelled', 'failed'],
  queued: ['submitting', 'cancelled', 'failed', 'rejected'],
  submitting: [
    'generating',
    'delivering',
    'awaiting_review',
    'failed',
    'unknown_outcome',
    'cancelled',
  ],
  // Cancelled when its result is there and was to be dropped.
  generating: ['awaiting_review', 'delivering', 'failed', 'unknown_outcome', 'cancelled'],
  awaiting_review: ['delivering', 'rejected'],
  delivering: ['delivered', 'undeliverable'],
  delivered: [],
  rejected: [],
  cancelled: [],
  failed: [],
  unknown_outcome: [],
  undeliverable: [],
} as const satisfies Record<EditState, readonly EditState[]>;

/** Whether an edit in `from` may become `to`. */
export function mayMove(from: EditState, to: EditState): boolean {
  const next: readonly EditState[] = NEXT[from];
  return next.includes(to);
}

/** The states from which `to` can be reached in one step. */
export function statesBefore(to: EditState): EditState[] {
  return EDIT_STATES.filter((from) => mayMove(from, to));
}

/** Whether nothing can follow: the edit has ended. */
export function isEnding(state: EditState): boolean {
  return NEXT[state].length === 0;
}

/**
 * Every state that something follows. From each of them a restored backup leads to `unknown_outcome`, which the table above does
 * not hold: nothing else ends an edit that way. What became of it since the backup was made is not in it.
 */
export const UNFINISHED: readonly EditState[] = EDIT_STATES.filter((state) => !isEnding(state));

/** Whether a moderator decides how it goes on. */
export function isForModerators(state: EditState): boolean {
  return state === 'awaiting_approval' || state === 'awaiting_review';
}
