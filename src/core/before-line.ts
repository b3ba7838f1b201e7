import type { EditSpec } from './edit.ts';

/** What an edit waits for before it may join the line, in this order; it skips what it does not need. */
export const BEFORE_LINE = ['preparing', 'awaiting_consent', 'awaiting_approval'] as const;

export type BeforeLine = (typeof BEFORE_LINE)[number];

type Needs = Pick<EditSpec, 'cut' | 'consentOf' | 'gate'>;

const NEEDS: Record<BeforeLine, (spec: Needs) => boolean> = {
  preparing: ({ cut }) => cut !== null,
  awaiting_consent: ({ consentOf }) => consentOf.length > 0,
  awaiting_approval: ({ gate }) => gate === 'approval',
};

/** The state that an edit is accepted in. */
export function firstState(spec: Needs): BeforeLine | 'queued' {
  return BEFORE_LINE.find((state) => NEEDS[state](spec)) ?? 'queued';
}

/** Where an edit goes once what it waited for is there. */
export function stateAfter(state: BeforeLine, spec: Needs): BeforeLine | 'queued' {
  const later = BEFORE_LINE.slice(BEFORE_LINE.indexOf(state) + 1);
  return later.find((next) => NEEDS[next](spec)) ?? 'queued';
}

/** Whether it waits for other people before it starts: it then counts as pending, not as running. */
export function isPending({ consentOf, gate }: Omit<Needs, 'cut'>): boolean {
  return consentOf.length > 0 || gate === 'approval';
}
