import { expect, test } from 'vitest';

import { KEY_FAMILIES, strayKeys } from '../../../bench/soak/key-families.ts';
import { keys } from '../../../src/redis/keys.ts';

const EXPIRING = 60_000;
const NEVER = -1;

test.each([
  ['an edit that expires', '{kling}:edit:k7f3q2m9x1', EXPIRING],
  [
    'a counter of a day',
    '{kling}:ledger:person:900000000000000006:900000000000000004:20783',
    EXPIRING,
  ],
  ['what lasts', '{kling}:servers', NEVER],
  ['what lasts for each server', '{kling}:audit:entries:900000000000000006', NEVER],
  ["BullMQ's own", '{kling}:generate:meta', NEVER],
])('%s has an owner', (_, name, ttlMs) => {
  expect(strayKeys([{ name, ttlMs }])).toEqual([]);
});

test.each([
  ['an edit that stays for ever', '{kling}:edit:k7f3q2m9x1', NEVER, 'does not expire'],
  ['a token that does', '{kling}:token:k7f3q2m9x1', NEVER, 'does not expire'],
  ['a kind that nobody knows', '{kling}:cache:clips', EXPIRING, 'has no owner'],
  ['a job that was left in its queue', '{kling}:deliver:k7f3q2m9x1', NEVER, 'has no owner'],
  ['a key without our tag', 'edit:k7f3q2m9x1', EXPIRING, 'has no owner'],
  ['a name that only begins like one', '{kling}:servers:more', NEVER, 'has no owner'],
])('%s is found', (_, name, ttlMs, why) => {
  expect(strayKeys([{ name, ttlMs }])).toEqual([`${name} ${why}`]);
});

test('every kind says who takes its keys away', () => {
  expect(KEY_FAMILIES.filter(({ owner }) => owner.length < 5)).toEqual([]);
});

test.each(Object.entries(keys))('%s has an owner', (_, make) => {
  const name = typeof make === 'string' ? make : make('900000000000000006', '20783');
  expect(strayKeys([{ name, ttlMs: EXPIRING }])).toEqual([]);
});
