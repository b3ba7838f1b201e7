import { describe, expect, test } from 'vitest';

import { managesServer, moderatesMessages } from '../../../src/core/rights.ts';

describe('who moderates messages', () => {
  test.each([
    ['8', true],
    ['32', true],
    ['8192', true],
    [String((1n << 70n) + 8_192n), true],
    ['0', false],
    [String((1n << 50n) - 1n - 8n - 32n - 8_192n), false],
    ['', false],
    ['8192n', false],
    ['-8192', false],
    ['0x2000', false],
    [' 8192', false],
  ])('%j: %s', (permissions, moderates) => {
    expect(moderatesMessages(permissions)).toBe(moderates);
  });
});

describe('who manages the server', () => {
  test.each([
    ['8', true],
    ['32', true],
    [String((1n << 70n) + 32n), true],
    ['0', false],
    ['8192', false],
    [String((1n << 50n) - 1n - 8n - 32n), false],
    ['', false],
    ['32n', false],
    ['-32', false],
    ['0x20', false],
    [' 32', false],
  ])('%j: %s', (permissions, manages) => {
    expect(managesServer(permissions)).toBe(manages);
  });
});
