import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { SETTING_NAMES } from '../../../src/ops/config.ts';
import { editDistance, findSlips } from '../../../src/ops/doctor-names.ts';

const NONE: ReadonlySet<string> = new Set();
const meant = (name: string, given = NONE) => findSlips([name], SETTING_NAMES, given)[0]?.meant;

describe('the distance between names', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['TOKEN', 'TOKEN', 0],
    ['TOKEN', 'TOKNE', 1],
    ['TOKEN', 'TOKN', 1],
    ['TOKEN', 'TOKKEN', 1],
    ['TOKEN', 'TOXEN', 1],
    ['kitten', 'sitting', 3],
  ])('%s and %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('is the same both ways, zero only for equals, and never more than the longer name', () => {
    const name = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('slips', () => {
  test.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['SEGMIND_KEY', 'SEGMIND_API_KEY'],
    ['ALLOWED_SERVER', 'ALLOWED_SERVERS'],
    ['REDIS_URI', 'REDIS_URL'],
  ])('%s looks like %s', (written, setting) => {
    expect(meant(written)).toBe(setting);
  });

  test.each(['PATH', 'TZ', 'NODE_ENV', 'HTTP_PROXY', 'COMPOSE_PROJECT_NAME', 'TOKEN', ''])(
    '%j looks like none',
    (name) => {
      expect(meant(name)).toBeUndefined();
    },
  );

  test('a setting is no slip for another, however near', () => {
    expect(findSlips(SETTING_NAMES, SETTING_NAMES, NONE)).toEqual([]);
  });

  test('a longer name beside the setting itself is meant as it stands', () => {
    expect(meant('DISCORD_TOKEN_OLD')).toBe('DISCORD_TOKEN');
    expect(meant('DISCORD_TOKEN_OLD', new Set(['DISCORD_TOKEN']))).toBeUndefined();
  });
});
