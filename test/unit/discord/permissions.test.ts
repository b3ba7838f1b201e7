import { describe, expect, test } from 'vitest';

import { missingPermissions } from '../../../src/discord/permissions.ts';

const ADMINISTRATOR = 1n << 3n;
const VIEW_CHANNEL = 1n << 10n;
const ATTACH_FILES = 1n << 15n;

describe('what the bot lacks', () => {
  test.each([
    ['nothing, with both', VIEW_CHANNEL | ATTACH_FILES, []],
    ['both', 0n, ['ViewChannel', 'AttachFiles']],
    ['one', VIEW_CHANNEL, ['AttachFiles']],
    ['the other', ATTACH_FILES, ['ViewChannel']],
    ['nothing, as an administrator', ADMINISTRATOR, []],
    ['nothing, when Discord does not say', null, []],
    [
      'both, with everything else',
      ~(VIEW_CHANNEL | ATTACH_FILES | ADMINISTRATOR) & ((1n << 50n) - 1n),
      ['ViewChannel', 'AttachFiles'],
    ],
  ])('%s', (_name, bits, missing) => {
    expect(missingPermissions(bits)).toEqual(missing);
  });
});
