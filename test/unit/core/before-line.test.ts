import { expect, test } from 'vitest';

import { firstState, isPending, stateAfter } from '../../../src/core/before-line.ts';
import { mayMove } from '../../../src/core/states.ts';

const cut = { part: 'first', fromMs: 0, lengthMs: 10_000 } as const;

test.each([
  ['nothing', { cut: null, consentOf: [], gate: 'open' }, ['queued'], false],
  ['a look at the result', { cut: null, consentOf: [], gate: 'review' }, ['queued'], false],
  ['a cut', { cut, consentOf: [], gate: 'open' }, ['preparing', 'queued'], false],
  ['a yes', { cut: null, consentOf: ['7'], gate: 'open' }, ['awaiting_consent', 'queued'], true],
  [
    'a moderator',
    { cut: null, consentOf: [], gate: 'approval' },
    ['awaiting_approval', 'queued'],
    true,
  ],
  [
    'everything',
    { cut, consentOf: ['7', '8'], gate: 'approval' },
    ['preparing', 'awaiting_consent', 'awaiting_approval', 'queued'],
    true,
  ],
] as const)('an edit that waits for %s', (_what, needs, states, pending) => {
  const spec = { ...needs, consentOf: [...needs.consentOf] };
  const gone = [firstState(spec)];
  for (let last = gone[0]; last && last !== 'queued'; last = gone.at(-1)) {
    const next = stateAfter(last, spec);
    expect(mayMove(last, next)).toBe(true);
    gone.push(next);
  }
  expect(gone).toEqual(states);
  expect(isPending(spec)).toBe(pending);
});
