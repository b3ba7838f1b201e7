import { expect, test } from 'vitest';

import { settledOf } from '../../../src/core/settled.ts';
import { sampleEdit } from '../discord/samples.ts';

const MARK = { owner: 'w', version: 'v2', atMs: 1 } as const;

// That the store books the same is held by test/integration/redis/settle.test.ts.
test.each([
  ['before the submit nothing is spent', {}, 0, 1_050_000, true],
  ['a mark may mean a bill', { mark: MARK }, 1_050_000, 0, false],
  ['so does a request id', { requestId: 'r' }, 1_050_000, 0, false],
  ['and a result', { outputUrl: 'https://o.example/1' }, 1_050_000, 0, false],
  ["the provider's own figure wins", { requestId: 'r', costMicros: 1 }, 1, 1_049_999, false],
  ['also above the estimate', { requestId: 'r', costMicros: 2_000_000 }, 2_000_000, 0, false],
])('cancelled: %s', (_what, changes, spentMicros, returnedMicros, personBack) => {
  const edit = sampleEdit({ state: 'cancelled', ...changes });
  expect(settledOf(edit)).toEqual({ state: 'cancelled', spentMicros, returnedMicros, personBack });
});

test('an edit that goes on settles nothing', () => {
  expect(settledOf(sampleEdit({ state: 'generating' }))).toBeNull();
});
