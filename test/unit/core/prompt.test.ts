import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EditError } from '../../../src/core/errors.ts';
import { PROMPT_MAX } from '../../../src/core/model-limits.ts';
import { preparePrompt } from '../../../src/core/prompt.ts';

const GIVEN = { images: 2, elements: 1 };

function refusal(text: string, given = GIVEN) {
  try {
    return { taken: preparePrompt(text, given) };
  } catch (error) {
    return error instanceof EditError ? error.failure : error;
  }
}

describe('references', () => {
  test.each([
    ['put @image1 there', 'put @Image1 there'],
    ['put @IMAGE2 there', 'put @Image2 there'],
    ['@iMaGe1,@ELEMENT1.', '@Image1,@Element1.'],
    ['@image1@image2', '@Image1@Image2'],
    ['@image01 and @element0001', '@Image1 and @Element1'],
    ['(@image1)', '(@Image1)'],
    ['@Image1’s hat, "@element1"', '@Image1’s hat, "@Element1"'],
    ['雪@image1。', '雪@Image1。'],
    ['@image1-like', '@Image1-like'],
    ['put the hat@image1 there', 'put the hat@Image1 there'],
    ['the hat@image1.', 'the hat@Image1.'],
    ['@image1@image2.then', '@Image1@Image2.then'],
    ['me@image1.example likes @image1', 'me@image1.example likes @Image1'],
  ])('%s', (text, prompt) => {
    expect(preparePrompt(text, GIVEN)).toBe(prompt);
  });

  test.each([
    '@images of her',
    '@image',
    '@image 1',
    '@image1a',
    '@image12a',
    '@image1_b',
    '@image1é',
    '@imagery1',
    'image1',
    '@element',
    '@elements1',
    'write to bob@images.example',
    '$& and $1 stay',
  ])('%s holds none', (text) => {
    expect(preparePrompt(text, GIVEN)).toBe(text);
  });

  test.each([
    ['@Image3', '@Image3', 'image', 2],
    ['@image10', '@Image10', 'image', 2],
    ['@image0', '@Image0', 'image', 2],
    ['@image00', '@Image00', 'image', 2],
    ['@element2', '@Element2', 'element', 1],
    ['@image1 and @IMAGE7', '@Image7', 'image', 2],
    [`@image${'9'.repeat(400)}`, `@Image${'9'.repeat(400)}`, 'image', 2],
  ])('%s is pointed out', (text, reference, kind, given) => {
    expect(refusal(text)).toEqual({
      code: 'reference_missing',
      facts: { reference, kind, given },
    });
  });

  test('images and elements are counted apart', () => {
    expect(refusal('@image1', { images: 0, elements: 4 })).toMatchObject({
      code: 'reference_missing',
      facts: { kind: 'image', given: 0 },
    });
    expect(refusal('@element4', { images: 0, elements: 4 })).toEqual({ taken: '@Element4' });
  });

  test('an address is no reference', () => {
    expect(preparePrompt('write bob@image1.example on it', { images: 0, elements: 0 })).toBe(
      'write bob@image1.example on it',
    );
  });
});

describe('length', () => {
  test.each(['', ' ', '\n\t \r\n', '\u00A0\u2003\uFEFF'])('%j is empty', (text) => {
    expect(refusal(text)).toEqual({ code: 'prompt_empty', facts: {} });
  });

  test('2500 are taken, 2501 are not, blanks round it do not count', () => {
    expect(PROMPT_MAX).toBe(2500);
    const most = 'x'.repeat(2500);
    expect(refusal(` ${most}\n`)).toEqual({ taken: most });
    expect(refusal(`${most}x`)).toEqual({
      code: 'prompt_too_long',
      facts: { length: 2501, max: 2500 },
    });
  });
});

describe('of any text', () => {
  const word = fc.constantFrom('image', 'IMAGE', 'Image', 'element', 'eLeMeNt');
  const reference = fc
    .tuple(word, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
    .map(([kind, number, zeros]) => `@${kind}${'0'.repeat(zeros)}${number}`);
  const text = fc
    .array(fc.oneof(reference, fc.constantFrom(' ', ', ', '. ', '\n', 'on ', '雪 ', '🎬 ')), {
      maxLength: 60,
    })
    .map((parts) => `a ${parts.join(' ')}`);
  const all = { images: 4, elements: 4 };

  test('references that exist change in their capitals and zeros only', () => {
    const plain = (from: string) => from.toLowerCase().replaceAll(/(@[a-z]+)0+(?=\d)/g, '$1');
    fc.assert(
      fc.property(text, (given) => {
        const prompt = preparePrompt(given, all);
        expect(plain(prompt)).toBe(plain(given.trim()));
        const references = prompt.match(/@(?:image|element)\d+/gi) ?? [];
        expect(references.every((one) => /^@(?:Image|Element)[1-4]$/.test(one))).toBe(true);
        expect(references).toHaveLength(given.match(/@(?:image|element)\d+/gi)?.length ?? 0);
      }),
    );
  });

  const outcomeOf = (given: string): { code: string; prompt: string } => {
    try {
      return { code: 'taken', prompt: preparePrompt(given, all) };
    } catch (error) {
      return { code: error instanceof EditError ? error.failure.code : String(error), prompt: '' };
    }
  };

  test('a prepared prompt is prepared to itself, and nothing but a failure of ours is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), text), (given) => {
        const first = outcomeOf(given);
        expect(first.code).toMatch(/^(taken|prompt_empty|prompt_too_long|reference_missing)$/);
        expect(first.code === 'taken' ? outcomeOf(first.prompt) : first).toEqual(first);
      }),
    );
  });
});
