import { expect, test } from 'vitest';

import { EditError, fail, failure, failureOf } from '../../../src/core/errors.ts';

test('a failure without facts has none, one with facts holds them', () => {
  expect(failure('prompt_empty')).toEqual({ code: 'prompt_empty', facts: {} });
  expect(failure('clip_too_long', { seconds: 12.4, max: 10.05 })).toEqual({
    code: 'clip_too_long',
    facts: { seconds: 12.4, max: 10.05 },
  });
});

test('facts must fit their code', () => {
  // @ts-expect-error -- the code needs facts
  failure('clip_too_long');
  // @ts-expect-error -- these are another code's facts
  failure('clip_too_long', { length: 2 });
  // @ts-expect-error -- there is no such code
  failure('of_tomorrow');
  expect(failure('interrupted').code).toBe('interrupted');
});

test('one on its way up is an error that keeps what caused it, and says no more than its code', () => {
  const cause = new Error('token abc');
  const error = new EditError(failure('internal'), cause);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'EditError', message: 'internal', cause });
  expect(fail('handed_back')).toBeInstanceOf(EditError);
  expect('cause' in fail('handed_back')).toBe(false);
});

test('the failure inside anything thrown', () => {
  expect(failureOf(fail('owner_busy', { waitMs: 7 }))).toEqual({
    code: 'owner_busy',
    facts: { waitMs: 7 },
  });
  const lookalike = { name: 'EditError', failure: { code: 'gate_closed', facts: {} } };
  for (const thrown of [new Error('gate_closed'), 'gate_closed', null, undefined, 7, lookalike]) {
    expect(failureOf(thrown)).toEqual({ code: 'internal', facts: {} });
  }
});
