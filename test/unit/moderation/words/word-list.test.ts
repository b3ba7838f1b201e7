import { describe, expect, test } from 'vitest';

import {
  LIST_MAX,
  readWord,
  readWordList,
  WORD_MAX,
} from '../../../../src/moderation/words/word-list.ts';

describe('a list as it was typed', () => {
  test('entries between commas, semicolons and lines, tidied', () => {
    expect(readWordList(' gun,Blood   Magic;\nсука\r\n死ね、爆弾،قنبلة ,, \n')).toEqual({
      words: ['gun', 'Blood Magic', 'сука', '死ね', '爆弾', 'قنبلة'],
      problems: [],
    });
  });

  test('nothing is an empty list', () => {
    expect(readWordList(' \n, ')).toEqual({ words: [], problems: [] });
  });

  test('what is wrong is told by entry, the others are taken', () => {
    const long = 'x'.repeat(WORD_MAX + 1);
    expect(readWordList(`ok,...,${long},\u200B,OK`)).toEqual({
      words: ['ok'],
      problems: [
        { problem: 'no_letters', word: '...' },
        { problem: 'too_long', word: long, length: WORD_MAX + 1, max: WORD_MAX },
        { problem: 'no_letters', word: '\u200B' },
        { problem: 'duplicate', word: 'OK', of: 'ok' },
      ],
    });
  });

  test('one more than fits', () => {
    const given = Array.from({ length: LIST_MAX + 1 }, (_, at) => `word${at}`);
    const { words, problems } = readWordList(given.join('\n'));
    expect(words).toHaveLength(LIST_MAX);
    expect(problems).toEqual([{ problem: 'too_many', given: LIST_MAX + 1, max: LIST_MAX }]);
    expect(readWordList(given.slice(1).join()).problems).toEqual([]);
  });
});

describe('one entry', () => {
  test.each([
    ['letters count once they are folded', `${'e\u0301'.repeat(WORD_MAX)}`],
    ['what draws nothing does not count', `${'\u200B'.repeat(100)}a`],
    ['digits', '1488'],
    ['signs with a letter', 'c++'],
    ['Thai', 'ระเบิด'],
  ])('%s', (_what, input) => expect(readWord(input)).toHaveProperty('word'));

  test.each([
    ['signs alone', '$$$'],
    ['a picture', '🔫'],
    ['a reference', '@Image1'],
    ['blanks', '   '],
  ])('%s cannot be looked for', (_what, input) => {
    expect(readWord(input)).toMatchObject({ problem: 'no_letters' });
  });

  test.each([
    ['Gun', 'gün'],
    ['Straße', 'STRASSE'],
    ['ガ', 'ｶﾞ'],
  ])('%s and %s are the same', (one, other) => {
    expect(readWordList(`${one},${other}`).problems).toMatchObject([{ problem: 'duplicate' }]);
  });
});
