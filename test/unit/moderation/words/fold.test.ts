import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { foldText, normaliseText } from '../../../../src/moderation/words/fold.ts';

/** Ideographs, syllables and empty planes, which fold to themselves. */
const PLAIN = [
  [0x34_00, 0xa4_cf],
  [0xac_00, 0xd7_a3],
  [0xd8_00, 0xf8_ff],
  [0x1_20_00, 0x1_cf_ff],
] as const;

const latin = (text: string) =>
  foldText(text)
    .map((glyph) => glyph.latin ?? glyph.native)
    .join('');

describe('folding', () => {
  test.each([
    ['case', 'StRAßE', 'strasse'],
    ['full width', 'ＡＢＣ　１２', 'abc 12'],
    ['ligatures', 'ﬁﬀ', 'fiff'],
    ['accents', 'Crème Brûlée Ångström', 'creme brulee angstrom'],
    ['strokes', 'Łódź Ørsted đ', 'lodz orsted d'],
    ['dotless and dotted', 'ıİ', 'ii'],
    ['final sigma', 'ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['zero width', 'a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf', 'abcdef'],
    ['soft hyphen, direction, tags, fillers', 'a\u00ADb\u200Ec\u{E0041}d\u3164e', 'abcde'],
    ['stacked marks', 'z\u0335\u0323a\u0336\u0307', 'za'],
    ['stroked by the keyboard', 'a\u20DDb\u20E3', 'ab'],
    ['Arabic points and stretching', 'قُنْبُـلَة', 'قنبلة'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['kana keep their voicing', 'がぱ', 'がぱ'],
    ['half-width kana', 'ｶﾞｷﾞ', 'ガギ'],
    ['Hangul by jamo', '\u1112\u1161\u11AB', '한'],
    ['Devanagari keeps its vowels', 'हिन्दी', 'हिन्दी'],
    ['Thai keeps its tones', 'น้ำ', 'น้ํา'],
  ])('%s', (_what, text, folded) => {
    expect(normaliseText(text)).toBe(folded);
  });

  test('the same letters, composed or not, fold alike', () => {
    for (const word of ['é', 'ガ', '한국', 'ң', 'ệ', 'أ']) {
      expect(normaliseText(word.normalize('NFD'))).toBe(normaliseText(word.normalize('NFC')));
    }
  });

  test('folding twice changes nothing, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test('every character of Unicode folds to something that stays', () => {
    const unstable: string[] = [];
    for (let code = 0; code <= 0x1_ff_ff; code += 1) {
      if (PLAIN.some(([first, last]) => code >= first && code <= last)) continue;
      const char = String.fromCodePoint(code);
      const once = normaliseText(char);
      if (normaliseText(once) !== once) unstable.push(code.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  test('each character knows where it stood', () => {
    const text = 'a\u200Be\u0301ﬁ𝐟';
    const places = foldText(text).map(({ native, start, end }) => [native, start, end]);
    expect(places).toEqual([
      ['a', 0, 1],
      ['e', 2, 4],
      ['f', 4, 5],
      ['i', 4, 5],
      ['f', 5, 7],
    ]);
  });
});

describe('looks', () => {
  test.each([
    ['Cyrillic', 'аеорсух', 'aeopcyx'],
    ['Greek', 'αορυ', 'aopu'],
    ['case is part of the looks', 'Ηη', 'hn'],
    ['small capitals', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
    ['mathematical', '𝐟𝓾𝕔𝗸', 'fuck'],
    ['in circles and squares', 'ⓐ🅱🄲', 'abc'],
    ['digits and signs', '4@3105$7', 'aaeiosst'],
  ])('%s', (_what, text, looks) => {
    expect(latin(text)).toBe(looks);
  });
});

test('references are one piece, whatever their case, and nothing else is', () => {
  const breaks = (text: string) =>
    foldText(text)
      .filter(({ kind }) => kind === 'break')
      .map(({ start, end }) => text.slice(start, end));
  expect(breaks('put @Image1 on @element2, like @VIDEO1')).toEqual([
    '@Image1',
    '@element2',
    '@VIDEO1',
  ]);
  expect(breaks('@image1@image2')).toEqual(['@image1', '@image2']);
  expect(breaks('@images @image1a @image @ss')).toEqual([]);
});
