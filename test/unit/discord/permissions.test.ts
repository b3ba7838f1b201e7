import { describe, expect, test } from 'vitest';

import { missingPermissions, moderatesMessages } from '../../../src/discord/permissions.ts';

const ADMINISTRATOR = 1n << 3n;
const VIEW_CHANNEL = 1n << 10n;
const ATTACH_FILES = 1n << 15n;

describe('what the bot lacks', () => {
  test.each([
    ['nothing, with both', VIEW_CHANNEL | ATTACH_FILES, []],
    ['both', 0n, ['View Channel', 'Attach Files']],
    ['one', VIEW_CHANNEL, ['Attach Files']],
    ['the other', ATTACH_FILES, ['View Channel']],
    ['nothing, as an administrator', ADMINISTRATOR, []],
    ['nothing, when Discord does not say', null, []],
    [
      'both, with everything else',
      ~(VIEW_CHANNEL | ATTACH_FILES | ADMINISTRATOR) & ((1n << 50n) - 1n),
      ['View Channel', 'Attach Files'],
    ],
  ])('%s', (_name, bits, missing) => {
    expect(missingPermissions(bits)).toEqual(missing);
  });
});

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
