import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachmentName, bound, foldLines, quoteText } from '../../../src/discord/text.ts';
import { ordinal } from '../../../src/discord/words/en/wait.ts';

const Z = '\u200B';

describe('a person’s text', () => {
  test.each([
    ['plain words', 'a dog, running. 5 times!', 'a dog, running. 5 times!'],
    ['everyone', '@everyone look', `@${Z}everyone look`],
    ['a person', '<@123456789012345678>', `\\<${Z}@${Z}123456789012345678\\>`],
    ['a role', '<@&1>', `\\<${Z}@${Z}&1\\>`],
    ['a channel', '<#1>', `\\<${Z}\\#1\\>`],
    ['an emoji', '<:a:1>', `\\<${Z}:a:1\\>`],
    ['a time', '<t:1:R>', `\\<${Z}t:1:R\\>`],
    ['a masked link', '[free](https://x.io)', `\\[free\\]\\(https:${Z}//x.io\\)`],
    ['an invitation', 'discord.gg/abc', `discord.gg${Z}/abc`],
    ['a mail link', 'mailto:a@b.c', `mailto${Z}:a@${Z}b.c`],
    ['a code fence', '```js\nx\n```', '\\`\\`\\`js x \\`\\`\\`'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a spoiler', '||x||', '\\|\\|x\\|\\|'],
    ['a backslash', '\\*', '\\\\\\*'],
    ['a heading', '# big', '\\# big'],
    ['small text', '-# small', '\\-\\# small'],
    ['a list', '- one', '\\- one'],
    ['a numbered list', '1. one', '1\\. one'],
    ['a quote', '> said', '\\> said'],
    ['a reference to an image', 'put @Image1 here', `put @${Z}Image1 here`],
    ['line breaks', 'a\r\n\n# b\u2028c\u0085d', 'a \\# b c d'],
    ['hidden characters', `a\u202Eb${Z}c\u0000d\u2066`, 'abcd'],
  ])('%s', (_name, text, shown) => {
    expect(quoteText(text, 100)).toBe(shown);
  });

  test('is never active, whatever it is', () => {
    const spicy = fc.string({
      unit: fc.constantFrom(...'<@&!#:>*_~`|[](){}/\\-+.1 \na'.split(''), 'https://', '@here'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(spicy, (text) => {
        const shown = quoteText(text, 600);
        expect(shown).not.toMatch(/\n|<[@#:t/]|@(everyone|here|&|!|\d)|:\/\//);
        // Every special character is behind an odd number of backslashes.
        expect(shown.replace(/\\[\\*_~`|>#[\]()<.+-]/g, '')).not.toMatch(/[*_~`|>#[\]()<\\]/);
      }),
    );
  });

  test('is bounded in characters people see, and says that it was cut', () => {
    expect(bound('abcde', 5)).toBe('abcde');
    expect(bound('abcdef', 5)).toBe('abcd…');
    expect(bound('😀😀😀', 2)).toBe('😀…');
    expect(quoteText('<'.repeat(2500), 600).length).toBeLessThanOrEqual(1800);
    expect(foldLines('  \n ')).toBe('');
  });
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [112, '112th'],
])('%i is the %s', (n, words) => {
  expect(ordinal(n)).toBe(words);
});

test.each([
  ['kling-k7f3.mp4', 'kling-k7f3.mp4'],
  ['my clip (1).mp4', 'my_clip_1_.mp4'],
  ['../../etc/passwd', 'etc_passwd'],
  ['.mp4', 'mp4'],
  ['', 'clip'],
  ['映像.mp4', 'mp4'],
])('the file name %j becomes %j', (name, plain) => {
  expect(attachmentName(name)).toBe(plain);
});

test('a long file name keeps its extension', () => {
  const name = attachmentName(`${'x'.repeat(300)}.mp4`);
  expect(name).toMatch(/^x{70}\.mp4$/);
});
