import { describe, expect, test } from 'vitest';

import type { ErrorCode } from '../../../src/core/errors.ts';
import { submitFate } from '../../../src/core/submit-fate.ts';

describe('what became of a submit', () => {
  // All that the design lets be submitted again: 429, 500, 503, or before any byte was sent.
  test.each<ErrorCode>([
    'provider_rate_limited',
    'provider_error',
    'provider_unavailable',
    'provider_unreachable',
  ])('%s: not taken', (code) => {
    expect(submitFate(code)).toBe('not_taken');
  });

  test.each<ErrorCode>([
    'provider_bad_request',
    'provider_unauthorized',
    'provider_forbidden',
    'provider_no_credits',
    'provider_model_missing',
    'provider_model_retired',
    'provider_validation',
    'provider_content_refused',
    'provider_failed',
  ])('%s: refused', (code) => {
    expect(submitFate(code)).toBe('refused');
  });

  test.each<ErrorCode>([
    'provider_gateway',
    'provider_unreadable',
    'provider_record_gone',
    'provider_too_late',
    'submit_interrupted',
    'disk_full',
    'internal',
  ])('%s: unknown', (code) => {
    expect(submitFate(code)).toBe('unknown');
  });

  test.each(['constructor', 'toString', '__proto__', 'of_tomorrow'])(
    'a stored code that is no code (%s): unknown',
    (code) => {
      expect(submitFate(code as ErrorCode)).toBe('unknown');
    },
  );
});
