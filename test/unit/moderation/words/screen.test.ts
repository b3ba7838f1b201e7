import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PROMPT_MAX } from '../../../../src/core/model-limits.ts';
import type { WordLists } from '../../../../src/core/word-lists.ts';
import { createWordScreen, readText } from '../../../../src/moderation/words/screen.ts';
import { FOR_APPROVAL, REFUSED } from './lists.ts';

const screen = createWordScreen();
const NONE: WordLists = { builtIn: 'off', refuse: [], approval: [] };
const ALL: WordLists = { builtIn: 'refuse', refuse: REFUSED, approval: FOR_APPROVAL };

const found = (text: string, ...refuse: string[]) =>
  screen(text, { ...NONE, refuse })?.word ?? null;

describe('what is told', () => {
  test('the entry as it was entered, and where it stands', () => {
    const text = 'a flag with a ŠwÄst\u200Bika on it';
    const hit = screen(text, { ...NONE, refuse: ['Swastika'] });
    expect(hit).toMatchObject({ action: 'refuse', word: 'Swastika', list: 'server' });
    expect(text.slice(hit?.span.start, hit?.span.end)).toBe('ŠwÄst\u200Bika');
  });

  test('a built-in word, by its own name', () => {
    const hit = screen('so f.u.c.k that', { ...NONE, builtIn: 'approval' });
    expect(hit).toEqual({
      action: 'approval',
      word: 'fuck',
      list: 'built_in',
      span: { start: 3, end: 10 },
    });
  });

  test('the first of several', () => {
    expect(found('zebra then apple', 'apple', 'zebra')).toBe('zebra');
  });
});

describe('precedence', () => {
  test('to refuse goes before to approval, wherever it stands', () => {
    const lists: WordLists = { builtIn: 'off', refuse: ['late'], approval: ['early'] };
    expect(screen('early and late', lists)).toMatchObject({ action: 'refuse', word: 'late' });
    expect(screen('early', lists)).toMatchObject({ action: 'approval', word: 'early' });
  });

  test('a word on both lists is refused', () => {
    const lists: WordLists = { builtIn: 'off', refuse: ['gun'], approval: ['gun'] };
    expect(screen('a gun', lists)?.action).toBe('refuse');
  });

  test('the built-in list has the action that is set for it', () => {
    expect(screen('oh shit', { ...NONE, builtIn: 'refuse' })?.action).toBe('refuse');
    expect(screen('oh shit', { ...NONE, builtIn: 'approval' })?.action).toBe('approval');
    expect(screen('oh shit', NONE)).toBeNull();
    const lists: WordLists = { builtIn: 'approval', refuse: ['door'], approval: [] };
    expect(screen('shit, the door', lists)).toMatchObject({ action: 'refuse', list: 'server' });
  });
});

describe('whole words', () => {
  test.each([
    ['gun', ['begun', 'Gunther', 'gunshot', 'penguin', 'gu n', 'g un']],
    ['as', ['has', 'ass', 'a s', 'glass']],
    ['not es', ['notes', 'not', 'es']],
    ['тор', ['top', 'тора', 'отор']],
    ['deepfake', ['knee-deep fake snow']],
  ])('%s is not in its neighbours', (word, neighbours) => {
    expect(neighbours.filter((text) => found(text, word) !== null)).toEqual([]);
  });

  test.each([
    [
      'gun',
      ['gun', 'a GUN!', '"gun"', "gun's", '(gun)', 'gun-like', 'gun/knife', 'g-u-n', '9 gun'],
    ],
    ['blood magic', ['Blood  Magic', 'blood-magic', 'blood, magic', 'bl00d mag1c', 'bloodmagic']],
    ["don't", ["don't", 'don’t', 'dont']],
    ['1488', ['1488', 'number 1488!']],
    ['c++', ['in c++']],
    ['тор', ['тор', 'ТОР', 'тoр']],
    ['кровь', ['кровь на полу', 'к р о в ь']],
    ['قنبلة', ['القنبلة', 'والقنبلة', 'قنبلة']],
  ])('%s is found', (word, texts) => {
    expect(texts.filter((text) => found(text, word) === null)).toEqual([]);
  });

  test('where there are no blanks between words, anywhere but across a clause', () => {
    expect(found('彼は死ねと言った', '死ね')).toBe('死ね');
    expect(found('死 ね', '死ね')).toBe('死ね');
    expect(found('必死。ねこが走る', '死ね')).toBeNull();
    expect(found('ระเบิดลูกใหญ่', 'ระเบิด')).toBe('ระเบิด');
    expect(found('ｶﾞﾝﾀﾞﾑ', 'ガンダム')).toBe('ガンダム');
  });

  test('Hangul with its particles, but not inside another word', () => {
    expect(found('권총을 들고', '권총')).toBe('권총');
    expect(found('무권총', '권총')).toBeNull();
  });
});

describe('what is there for letters', () => {
  test.each(['455', 'A55', '7175', '$5 bill', '4:55 a.m.', '1:1', '50/50', 'B00 5'])(
    '%s is what it is',
    (text) => expect(screen(text, ALL)).toBeNull(),
  );

  test.each([
    ['repeated', 'guuuuun'],
    ['repeated, a letter that is often doubled', 'gunnnn'],
    ['seldom doubled', 'guun'],
    ['starred out', 'g*n'],
    ['no vowel', 'gvn'],
    ['two scripts', 'gυn'],
    ['all in another script', 'ցun'],
    ['spaced signs', 'g . u . n'],
    ['sandwiched', '!gun!'],
  ])('%s', (_how, text) => expect(found(`a ${text} there`, 'gun')).toBe('gun'));

  test('a word in another script is Latin only in a text of nothing else', () => {
    const lists: WordLists = { ...NONE, builtIn: 'refuse' };
    expect(screen('bake a сосk', lists)?.word).toBe('cock');
    expect(screen('bake a соск cake', lists)?.word).toBe('cock');
    expect(screen('пустая соске на столе', lists)).toBeNull();
  });
});

describe('references to inputs', () => {
  test.each(['@Image1', '@Element2', '@Video1', '@IMAGE4', '@image1@element2'])('%s', (text) => {
    expect(screen(`put ${text} behind ${text}s`, ALL)).toBeNull();
    const lists = { ...NONE, refuse: ['image', 'element', 'video', 'aimage', 'aimage1', '1'] };
    expect(screen(`put ${text} here`, lists)).toBeNull();
  });

  test('words around and between them are still found', () => {
    expect(found('@Image1 gun @Image2', 'gun')).toBe('gun');
    expect(found('@Image1gun', 'gun')).toBeNull();
    expect(found('gun@Image1', 'gun')).toBe('gun');
    expect(found('blood @Image1 magic', 'blood magic')).toBeNull();
  });
});

describe('whatever is typed', () => {
  test('nothing throws, and a find lies inside the text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(...Array.from('fuckshit gun*@$.-_|1!\u200B死ねсука'), '@Image1'),
    );
    const text = fc.array(unit, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text,
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }),
        (prompt, own) => {
          const hit = screen(prompt, { ...ALL, refuse: [...REFUSED, ...own] });
          if (!hit) return;
          expect(hit.span.start).toBeGreaterThanOrEqual(0);
          expect(hit.span.end).toBeGreaterThan(hit.span.start);
          expect(hit.span.end).toBeLessThanOrEqual(prompt.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  const WORST = {
    'one long word': 'a',
    'single letters': 'a ',
    'dots and dashes': 'a.b-',
    signs: '@$!|',
    stars: 'f*',
    'words without vowels': 'sh ck ',
    'half of a phrase': 'blood ',
    'begun words': 'fuc ',
    'harmless beginnings': 'assa ',
    marks: '\u0301',
    'nothing visible': '\u200B',
    expanding: '\uFDFA',
    'ideographs without an end': '死',
    references: '@image1',
    'half a reference': '@image',
  };

  test.each(Object.entries(WORST))('the work grows with the text only: %s', (_what, part) => {
    const work = (length: number) => {
      const text = part.repeat(length).slice(0, length);
      const { glyphs, read } = readText(text);
      const letters = read.flatMap(({ readings }) => readings.map((one) => one.text.length));
      return glyphs.length + read.length + letters.reduce((sum, count) => sum + count, 0);
    };
    expect(work(PROMPT_MAX)).toBeLessThanOrEqual(40 * PROMPT_MAX);
    expect(work(PROMPT_MAX)).toBeLessThanOrEqual(2.2 * work(PROMPT_MAX / 2) + 100);
  });

  test('the longest prompts meet the longest lists', () => {
    const refuse = Array.from({ length: 500 }, (_, at) => `blood a a a a a a a a word${at}`);
    for (const part of Object.values(WORST)) {
      const text = part.repeat(PROMPT_MAX).slice(0, PROMPT_MAX - 12);
      expect(
        screen(`${text} word7 zebra`, { ...ALL, refuse: [...refuse, 'zebra'] }),
      ).not.toBeNull();
    }
  });
});

test('lists are kept apart by what they hold, also beyond those kept ready', () => {
  for (let server = 0; server < 500; server += 1) {
    const lists = { ...NONE, refuse: [`word${server}`] };
    expect(screen(`word${server}`, lists)?.word).toBe(`word${server}`);
    expect(screen(`word${server + 1}`, lists)).toBeNull();
  }
  expect(screen('word0', { ...NONE, refuse: ['word0'] })?.word).toBe('word0');
});
