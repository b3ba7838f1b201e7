import { expect, test } from 'vitest';

import type { WordsReport } from '../../../src/core/settings-report.ts';
import { NO_WORD_LISTS, type ServerWords } from '../../../src/core/word-lists.ts';
import { draw, expectAcceptedPrivately } from './accepted.ts';

const reportOf = (
  words: Partial<ServerWords> = {},
  report: Partial<WordsReport> = {},
): WordsReport => ({
  words: { ...NO_WORD_LISTS, ...words },
  problems: [],
  unknown: [],
  changed: false,
  hasModerators: true,
  hasRemoteScreen: false,
  ...report,
});
const says = (...args: Parameters<typeof reportOf>) =>
  draw({ kind: 'words', report: reportOf(...args) });

test('as it stands', () => {
  expect(says({ refuse: ['gun', 'two words'], approval: [] })).toBe(
    [
      '**Words in prompts**',
      'The bot’s own list of words: the edit is refused.',
      '**Words with which the edit is refused:** gun, two words',
      '**Words with which a moderator decides first:** none',
      '-# Words are found however they are spelled or disguised; entries are not patterns',
    ].join('\n'),
  );
  expect(says({ builtIn: 'off' })).toContain('own list of words is off.');
});

test('with an endpoint: what is done after its word, or without one', () => {
  expect(says({}, { hasRemoteScreen: true })).toContain(
    'When the moderation service objects, the edit is refused; when it gives no answer, a moderator decides first.',
  );
});

test('where nobody can be asked it is said, if anybody would have to be', () => {
  const line = 'There is no moderators’ channel';
  const nobody = { hasModerators: false };
  expect(says({}, nobody)).not.toContain(line);
  expect(says({ approval: ['a'] }, nobody)).toContain(line);
  expect(says({ builtIn: 'approval' }, nobody)).toContain(line);
  expect(says({}, { ...nobody, hasRemoteScreen: true })).toContain(line);
  expect(says({ approval: ['a'] })).not.toContain(line);
});

test('what was wrong, a sentence each, and whether anything was saved', () => {
  const twin = { problem: 'duplicate', word: 'Gün', of: 'gun' } as const;
  const saved = says({}, { changed: true, problems: [twin], unknown: ['*x*'] });
  expect(saved).toContain('**Saved. From now on this holds here:**');
  expect(saved).toContain('“Gün” is there already, as “gun”.');
  expect(saved).toContain('“\\*x\\*” is not on that list.');
  const refused = says(
    {},
    {
      problems: [
        twin,
        { problem: 'no_letters', word: '??' },
        { problem: 'too_long', word: 'x'.repeat(99), length: 99, max: 50 },
        { problem: 'too_many', given: 501, max: 500 },
      ],
    },
  );
  expect(refused).toContain('**Nothing was saved:**');
  expect(refused).toContain('“??” holds no letter and no digit');
  expect(refused).toContain('has 99 letters; an entry has at most 50.');
  expect(refused).toContain('501 entries; a list holds at most 500.');
});

test('is taken by Discord at its longest', () => {
  const list = Array.from({ length: 500 }, () => '*'.repeat(50));
  const problems = list.map((word) => ({ problem: 'duplicate', word, of: word }) as const);
  const report = reportOf(
    { builtIn: 'approval', refuse: list, approval: list },
    { problems, unknown: list, hasModerators: false, hasRemoteScreen: true },
  );
  expectAcceptedPrivately({ kind: 'words', report });
  expect(draw({ kind: 'words', report })).toMatch(/and \d+ more$/m);
});
