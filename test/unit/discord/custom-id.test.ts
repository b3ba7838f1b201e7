import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeCustomId, encodeCustomId } from '../../../src/discord/custom-id.ts';

const word = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);

test('what is written is read back', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 5 }), (action, args) => {
      expect(decodeCustomId(encodeCustomId(action, ...args))).toEqual({ action, args });
    }),
  );
});

test('buttons that stand in channels today are understood for ever', () => {
  expect(encodeCustomId('dismiss', '900000000000000004')).toBe('1:dismiss:900000000000000004');
  expect(decodeCustomId('1:dismiss:900000000000000004')).toEqual({
    action: 'dismiss',
    args: ['900000000000000004'],
  });
});

test.each(['', '1', '1:', ':dismiss', '2:dismiss:1', '01:dismiss:1', ' 1:dismiss', 'dismiss:1'])(
  '%j is not ours, or of another version',
  (id) => {
    expect(decodeCustomId(id)).toBeNull();
  },
);

test('100 characters are what Discord takes', () => {
  expect(encodeCustomId('a', 'x'.repeat(96))).toHaveLength(100);
  expect(() => encodeCustomId('a', 'x'.repeat(97))).toThrow(RangeError);
});
