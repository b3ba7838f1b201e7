import { assert, property, string, integer } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { breakLines } from '../../../src/pictures/text-lines.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const parts = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment);
/** Every letter is as wide as any other. */
const measure = (text: string): number => parts(text).length;
const lines = (text: string, most: number, width: number) => breakLines(text, most, width, measure);

describe('lines', () => {
  test.each<[string, string, number, number, string[]]>([
    ['what fits stays', 'a red car', 2, 20, ['a red car']],
    ['between words', 'a red car drives', 2, 11, ['a red car', 'drives']],
    ['a reference stays with its sign', 'let the @Image1 go', 2, 10, ['let the', '@Image1 go']],
    ['what is left over shows', 'one two three four', 2, 8, ['one two', 'three f…']],
    ['a word without end is broken', 'aaaaaaaaaaaa', 2, 5, ['aaaaa', 'aaaa…']],
    ['no line begins with a comma', '让整个城市下雪，并且', 2, 7, ['让整个城市', '下雪，并且']],
    ['joined emoji stay whole', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 1, 2, ['👩‍👩‍👧‍👦…']],
    ['accents stay on their letters', 'e\u0301e\u0301e\u0301', 1, 2, ['e\u0301…']],
    ['nothing', ' ', 2, 9, []],
  ])('%s', (_name, text, most, width, expected) => {
    expect(lines(text, most, width)).toEqual(expected);
  });

  test('are no more and no wider than they may be, and hold the beginning of the text', () => {
    assert(
      property(
        string({ unit: 'grapheme', maxLength: 90 }),
        integer({ min: 4, max: 30 }),
        (text, width) => {
          const shown = lines(text, 2, width);
          expect(shown.length).toBeLessThanOrEqual(2);
          for (const line of shown) expect(measure(line)).toBeLessThanOrEqual(width);
          const plain = (of: string) => of.replace(/\s|…/gu, '');
          expect(plain(text).startsWith(plain(shown.join('')))).toBe(true);
        },
      ),
    );
  });

  test('a text of any length is measured a bounded number of times', () => {
    let measured = 0;
    breakLines('ab '.repeat(100_000), 2, 40, (text) => {
      measured += 1;
      return text.length;
    });
    expect(measured).toBeLessThan(40);
  });
});
