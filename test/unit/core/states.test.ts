import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  EDIT_STATES,
  isEnding,
  mayMove,
  statesBefore,
  type EditState,
} from '../../../src/core/states.ts';
import { runs } from '../../support/heavy.ts';

const ENDINGS = [
  'delivered',
  'rejected',
  'cancelled',
  'failed',
  'unknown_outcome',
  'undeliverable',
];

const after = (from: EditState): EditState[] => EDIT_STATES.filter((to) => mayMove(from, to));

function reachable(from: EditState): Set<EditState> {
  const seen = new Set<EditState>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const to of after(next)) {
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return seen;
}

describe('the life of an edit', () => {
  // design.md, section 3: with and without the stops in brackets.
  test.each<EditState[]>([
    ['queued', 'submitting', 'generating', 'delivering', 'delivered'],
    ['awaiting_consent', 'awaiting_approval', 'queued', 'submitting', 'generating'],
    ['awaiting_consent', 'queued'],
    ['generating', 'awaiting_review', 'delivering', 'delivered'],
    ['submitting', 'delivering', 'delivered'],
    ['submitting', 'awaiting_review', 'rejected'],
    ['delivering', 'undeliverable'],
    ['submitting', 'unknown_outcome'],
    ['generating', 'unknown_outcome'],
    // Its person wants the result dropped.
    ['generating', 'cancelled'],
    ['awaiting_approval', 'rejected'],
  ])('%s → %s …', (...chain) => {
    const steps = chain.slice(1).map((to, at) => mayMove(chain[at] ?? to, to));
    expect(steps).toEqual(steps.map(() => true));
    expect(steps.length).toBeGreaterThan(0);
  });

  test.each<[EditState, EditState]>([
    ['delivering', 'cancelled'],
    ['delivering', 'failed'],
    ['delivering', 'unknown_outcome'],
    ['queued', 'unknown_outcome'],
    ['queued', 'generating'],
    ['queued', 'delivering'],
    ['generating', 'submitting'],
    ['generating', 'queued'],
    ['submitting', 'queued'],
    ['generating', 'delivered'],
  ])('never %s → %s', (from, to) => {
    expect(mayMove(from, to)).toBe(false);
  });

  test('the endings are those of the design', () => {
    expect(EDIT_STATES.filter(isEnding).toSorted()).toEqual(ENDINGS.toSorted());
  });

  test.each(EDIT_STATES)('%s: no way back, and an ending ahead or reached', (state) => {
    const ahead = reachable(state);
    expect(ahead.has(state)).toBe(false);
    expect(isEnding(state) ? ahead.size === 0 : [...ahead].some(isEnding)).toBe(true);
  });

  test('every step goes forward in the order of the list', () => {
    for (const from of EDIT_STATES) {
      for (const to of after(from)) {
        expect(EDIT_STATES.indexOf(to)).toBeGreaterThan(EDIT_STATES.indexOf(from));
      }
    }
  });

  test('mayMove and statesBefore say the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EDIT_STATES), fc.constantFrom(...EDIT_STATES), (from, to) => {
        expect(statesBefore(to).includes(from)).toBe(mayMove(from, to));
      }),
      { numRuns: runs(400) },
    );
  });

  test('what ends after money may have been spent can only come from there', () => {
    expect(statesBefore('unknown_outcome')).toEqual(['submitting', 'generating']);
    expect(statesBefore('undeliverable')).toEqual(['delivering']);
    expect(statesBefore('delivered')).toEqual(['delivering']);
  });
});
