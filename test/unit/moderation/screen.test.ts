import { beforeEach, describe, expect, test } from 'vitest';

import { NO_WORD_LISTS, type RemoteRules, type ServerWords } from '../../../src/core/word-lists.ts';
import type { RemoteAnswer } from '../../../src/moderation/remote-screen.ts';
import { createScreen, moderationAddress } from '../../../src/moderation/screen.ts';

const RULES: ServerWords = { ...NO_WORD_LISTS, refuse: ['gone'], approval: ['perhaps'] };
const FLAGGED: RemoteAnswer = { kind: 'flagged', categories: ['violence'] };
const SILENT: RemoteAnswer = { kind: 'unanswered', why: 'too_late' };

let told: string[];
let shown: unknown[];
beforeEach(() => {
  told = [];
  shown = [];
});

const ask = async (
  prompt: string,
  answer: RemoteAnswer | null,
  remote: Partial<RemoteRules> = {},
) =>
  createScreen({
    remote: answer && {
      ask: async (text, images) => {
        shown.push([text, images]);
        return answer;
      },
    },
    onUnanswered: (why) => void told.push(why),
  }).ask({ prompt, images: ['i'] }, { ...RULES, remote: { ...RULES.remote, ...remote } });

describe('words alone', () => {
  test.each([
    ['snow', { kind: 'clean' }],
    ['g0ne', { kind: 'words', action: 'refuse' }],
    ['perhaps', { kind: 'words', action: 'approval' }],
    ['perhaps gone', { kind: 'words', action: 'refuse' }],
  ])('%s', async (prompt, answer) => {
    expect(await ask(prompt, null)).toEqual(answer);
  });
});

describe('with an endpoint', () => {
  test('what is refused by words is not shown to it', async () => {
    expect(await ask('gone', FLAGGED)).toEqual({ kind: 'words', action: 'refuse' });
    expect(shown).toEqual([]);
    await ask('perhaps', { kind: 'clean' });
    expect(shown).toEqual([['perhaps', ['i']]]);
  });

  test.each<[string, RemoteAnswer, Partial<RemoteRules>, unknown]>([
    ['snow', { kind: 'clean' }, {}, { kind: 'clean' }],
    ['perhaps', { kind: 'clean' }, {}, { kind: 'words', action: 'approval' }],
    ['snow', FLAGGED, {}, { kind: 'flagged', action: 'refuse' }],
    ['perhaps', FLAGGED, {}, { kind: 'flagged', action: 'refuse' }],
    ['snow', FLAGGED, { flagged: 'approval' }, { kind: 'flagged', action: 'approval' }],
    ['perhaps', FLAGGED, { flagged: 'approval' }, { kind: 'words', action: 'approval' }],
    ['snow', SILENT, {}, { kind: 'unanswered', action: 'approval' }],
    ['snow', SILENT, { unanswered: 'refuse' }, { kind: 'unanswered', action: 'refuse' }],
    ['snow', SILENT, { unanswered: 'allow' }, { kind: 'clean' }],
    ['perhaps', SILENT, { unanswered: 'allow' }, { kind: 'words', action: 'approval' }],
  ])('"%s" that it answers with %j, by %j', async (prompt, answer, rules, wanted) => {
    expect(await ask(prompt, answer, rules)).toEqual(wanted);
    expect(told).toEqual(answer.kind === 'unanswered' ? ['too_late'] : []);
  });
});

describe('pictures out of a clip', () => {
  const look = async (
    frames: readonly string[] | null,
    answer: RemoteAnswer | null,
    remote: Partial<RemoteRules> = {},
  ) =>
    createScreen({
      remote: answer && {
        ask: async (text, images) => {
          shown.push([text, images]);
          return answer;
        },
      },
      onUnanswered: (why) => void told.push(why),
    }).look(frames, { ...RULES, remote: { ...RULES.remote, ...remote } });

  test('go without words, and nowhere without an endpoint', async () => {
    expect(await look(['f'], { kind: 'clean' })).toEqual({ kind: 'clean' });
    expect(shown).toEqual([[null, ['f']]]);
    expect(await look(['f'], null)).toEqual({ kind: 'clean' });
    expect(await look(null, null)).toEqual({ kind: 'clean' });
  });

  test.each<[RemoteAnswer, Partial<RemoteRules>, unknown]>([
    [FLAGGED, {}, { kind: 'flagged', action: 'refuse' }],
    [FLAGGED, { flagged: 'approval' }, { kind: 'flagged', action: 'approval' }],
    [SILENT, {}, { kind: 'unanswered', action: 'approval' }],
    [SILENT, { unanswered: 'allow' }, { kind: 'clean' }],
  ])('that it answers with %j, by %j', async (answer, rules, wanted) => {
    expect(await look(['f'], answer, rules)).toEqual(wanted);
  });

  test('that could not be taken: nobody is asked, and there is no answer', async () => {
    expect(await look(null, FLAGGED)).toEqual({ kind: 'unanswered', action: 'approval' });
    expect(await look(null, FLAGGED, { unanswered: 'allow' })).toEqual({ kind: 'clean' });
    expect([shown, told]).toEqual([[], ['no frames', 'no frames']]);
  });
});

test.each([
  ['https://api.example', 'https://api.example/v1/moderations'],
  ['https://api.example/v1', 'https://api.example/v1/moderations'],
  ['https://api.example/proxy', 'https://api.example/proxy/v1/moderations'],
  ['https://api.example/v1/moderations', 'https://api.example/v1/moderations'],
  ['https://api.example/my/moderations', 'https://api.example/my/moderations'],
])('an operator who gives %s means %s', (given, address) => {
  expect(moderationAddress(given)).toBe(address);
});
