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

test.each([
  ['https://api.example', 'https://api.example/v1/moderations'],
  ['https://api.example/v1', 'https://api.example/v1/moderations'],
  ['https://api.example/proxy', 'https://api.example/proxy/v1/moderations'],
  ['https://api.example/v1/moderations', 'https://api.example/v1/moderations'],
  ['https://api.example/my/moderations', 'https://api.example/my/moderations'],
])('an operator who gives %s means %s', (given, address) => {
  expect(moderationAddress(given)).toBe(address);
});
