import { expectTypeOf, test } from 'vitest';

import type { Finished, Polled, Provider, Submission } from '../../../src/edits/provider-ports.ts';
import type { SegmindProvider } from '../../../src/segmind/provider.ts';
import type * as ours from '../../../src/segmind/types.ts';

test('the client is the port that edits want, type by type', () => {
  expectTypeOf<SegmindProvider>().toExtend<Omit<Provider, 'account'>>();
  expectTypeOf<ours.Submission>().toEqualTypeOf<Submission>();
  expectTypeOf<ours.Finished>().toEqualTypeOf<Finished>();
  expectTypeOf<ours.Polled>().toEqualTypeOf<Polled>();
});
