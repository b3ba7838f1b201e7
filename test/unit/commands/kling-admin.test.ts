import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import type { Asker } from '../../../src/core/edit.ts';
import { fail } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import type { GateChange } from '../../../src/core/gate-change.ts';
import type { BlocksReport } from '../../../src/core/settings-report.ts';
import { NO_WORD_LISTS } from '../../../src/core/word-lists.ts';
import type { Actions } from '../../../src/discord/command.ts';
import { stageDispatch } from '../discord/dispatch-stage.ts';
import { PERSON } from '../discord/samples.ts';
import { memberOf, typed } from './payloads.ts';

const [STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE] = [3, 4, 5, 6, 7, 8];
const OTHER = '900000000000000055';
const NOBODY: BlocksReport = { blocked: [], done: null };

async function type(name: string, actions: Partial<Actions>, ...options: object[]) {
  const stage = stageDispatch({ commands, actions });
  const data = { name: 'kling-admin', options: [{ name, type: 1, options }] };
  await stage.dispatch(typed(data, memberOf(PERSON, '0')));
  return stage.answers;
}

const option = (kind: number | undefined, name: string, value: unknown) => ({
  name,
  type: kind,
  value,
});

describe('/kling-admin setup and access', () => {
  const changing = (asked: unknown[]): Partial<Actions> => ({
    changeGate: async (asker: Asker, change: GateChange | null) => {
      asked.push(asker.permissions, change);
      return { gate: NO_GATE_SETTINGS, defaultGate: 'closed' };
    },
  });
  const access = async (...options: object[]) => {
    const asked: unknown[] = [];
    const answers = await type('access', changing(asked), ...options);
    return { asked, answers };
  };

  test('setup begins with who may, privately', async () => {
    const asked: unknown[] = [];
    const answers = await type('setup', changing(asked));
    expect(asked).toEqual(['0', null]);
    expect(answers).toEqual([expect.stringMatching(/^private .*\*\*Kling in this server: Who/)]);
  });

  test('access shows what holds when nothing is given', async () => {
    const { asked, answers } = await access();
    expect(asked).toEqual(['0', null]);
    expect(answers).toEqual([expect.stringMatching(/^private .*\*\*Who may edit in this/)]);
  });

  const role = option(ROLE, 'role', OTHER);
  const channel = option(CHANNEL, 'channel', OTHER);
  const action = (value: string) => option(STRING, 'action', value);

  test.each<[string, object[], GateChange]>([
    ['a mode', [option(STRING, 'mode', 'review')], { mode: 'review' }],
    ['a role', [role, action('trust')], { role: { id: OTHER, action: 'trust' } }],
    ['a channel', [channel, action('deny')], { channel: { id: OTHER, action: 'deny' } }],
    [
      'both',
      [role, channel, action('clear')],
      { role: { id: OTHER, action: 'clear' }, channel: { id: OTHER, action: 'clear' } },
    ],
    [
      'days, within what means anything',
      [option(INTEGER, 'member_days', -4), option(INTEGER, 'account_days', 2 ** 50)],
      { memberDays: 0, accountDays: 3_650 },
    ],
  ])('access changes %s', async (_what, options, change) => {
    const { asked, answers } = await access(...options);
    expect(asked[1]).toEqual(change);
    expect(answers).toEqual([expect.stringMatching(/^private .*\*\*Changed\./)]);
  });

  test.each([
    ['a role without an action', [role]],
    ['an action without a role', [action('allow')]],
    ['an action that there is none of', [role, action('constructor')]],
    ['a channel to be trusted', [channel, action('trust')]],
  ])('access: %s is said, and nothing is asked for', async (_what, options) => {
    const { asked, answers } = await access(...options);
    expect(asked).toEqual([]);
    expect(answers).toEqual([expect.stringMatching(/^private .*An action needs a role/)]);
  });

  test('refused: privately', async () => {
    const changeGate = async () => Promise.reject(fail('not_manager'));
    expect(await type('setup', { changeGate })).toEqual([
      expect.stringMatching(/^private .*may manage this server/),
    ]);
  });
});

describe('/kling-admin words', () => {
  const words = async (...options: object[]) => {
    const asked: unknown[] = [];
    const answers = await type(
      'words',
      {
        changeWords: async (_asker, change) => {
          asked.push(change);
          return {
            words: NO_WORD_LISTS,
            problems: [],
            unknown: [],
            changed: change !== null,
            hasModerators: true,
            hasRemoteScreen: false,
          };
        },
      },
      ...options,
    );
    return { asked, answers };
  };
  const text = (name: string, value: unknown) => option(STRING, name, value);

  test.each([
    [[], null],
    [[text('list', 'approval')], null],
    [[text('add', 'a, b')], { list: 'refuse', add: 'a, b' }],
    [[text('remove', 'c'), text('list', 'approval')], { list: 'approval', remove: 'c' }],
    [
      [text('built_in', 'off'), text('flagged', 'approval'), text('unanswered', 'allow')],
      { list: 'refuse', builtIn: 'off', flagged: 'approval', unanswered: 'allow' },
    ],
    [[text('built_in', 'allow'), text('flagged', 'toString')], null],
  ])('with %j', async (options, change) => {
    const { asked, answers } = await words(...options);
    expect(asked).toEqual([change]);
    expect(answers).toEqual([
      expect.stringMatching(change ? /^private .*\*\*Saved\./ : /^private .*\*\*Words in prompts/),
    ]);
  });
});

describe('/kling-admin block and unblock', () => {
  const noting = (asked: unknown[]): Partial<Actions> => ({
    listBlocks: async () => {
      asked.push('list');
      return NOBODY;
    },
    blockPerson: async (_asker, request) => {
      asked.push(request);
      return NOBODY;
    },
    unblockPerson: async (_asker, userId) => {
      asked.push(userId);
      return NOBODY;
    },
  });

  test.each<[string, object[], unknown]>([
    ['block', [], 'list'],
    ['block', [option(USER, 'user', OTHER)], { userId: OTHER, reason: '', days: null }],
    [
      'block',
      [
        option(USER, 'user', OTHER),
        option(STRING, 'reason', 'spam'),
        option(INTEGER, 'days', 99_999),
      ],
      { userId: OTHER, reason: 'spam', days: 3_650 },
    ],
    ['unblock', [option(USER, 'user', OTHER)], OTHER],
  ])('%s with %j', async (name, options, wanted) => {
    const asked: unknown[] = [];
    const answers = await type(name, noting(asked), ...options);
    expect(asked).toEqual([wanted]);
    expect(answers).toEqual([expect.stringMatching(/^private .*Nobody is blocked/)]);
  });

  test('refused: privately', async () => {
    const listBlocks = async () => Promise.reject(fail('not_moderator'));
    expect(await type('block', { listBlocks })).toEqual([
      expect.stringMatching(/^private .*Only the moderators/),
    ]);
  });
});

describe('/kling-admin pause and resume', () => {
  const wide = option(BOOLEAN, 'everywhere', true);

  test.each([
    ['pause', [], 'server', /is paused in this server/],
    ['pause', [wide], 'everywhere', /is paused in every server/],
    ['resume', [], false, /goes on in this server/],
    ['resume', [wide], true, /Editing goes on\./],
  ] as const)('%s with %j', async (name, options, wanted, words) => {
    const asked: unknown[] = [];
    const answers = await type(
      name,
      {
        pauseEdits: async (asker, scope) => {
          asked.push(asker.permissions, scope);
          return scope;
        },
        resumeEdits: async (asker, everywhere) => {
          asked.push(asker.permissions, everywhere);
          return everywhere ? 'everywhere' : 'server';
        },
      },
      ...options,
    );
    // Whatever Discord lets somebody type: the verb is asked whether they may.
    expect(asked).toEqual(['0', wanted]);
    expect(answers).toEqual([expect.stringMatching(words)]);
    expect(answers[0]).toMatch(/^private /);
  });

  test('refused: privately', async () => {
    const resumeEdits = async () => Promise.reject(fail('not_operator'));
    expect(await type('resume', { resumeEdits })).toEqual([
      expect.stringMatching(/^private .*Only the people who run/),
    ]);
  });
});

describe('/kling-admin audit, export and usage', () => {
  const file = { filename: 'a.json', text: '{}' };
  const actions = (asked: unknown[]): Partial<Actions> => ({
    readAudit: async (_asker, ofBot) => {
      asked.push(['show', ofBot]);
      return { kind: 'entries', lines: [] };
    },
    verifyAudit: async (_asker, ofBot) => {
      asked.push(['verify', ofBot]);
      return { kind: 'verdict', verdict: { kind: 'broken', seq: 3, what: 'hash' } };
    },
    exportAudit: async (_asker, ofBot, most) => {
      asked.push(['export', ofBot, most]);
      return { what: 'audit', entries: 1, file };
    },
    exportSettings: async (_asker, most) => {
      asked.push(['settings', most]);
      return { what: 'settings', entries: 1, file };
    },
  });
  const action = (value: string) => option(STRING, 'action', value);

  test.each([
    ['audit', [], ['show', false], /^private .*Audit log/],
    ['audit', [action('show'), option(BOOLEAN, 'everywhere', true)], ['show', true], /^private/],
    ['audit', [action('verify')], ['verify', false], /^private .*not whole/],
    ['audit', [action('export')], ['export', false, 26_214_400], /^file .*a\.json: .*audit log/],
    ['export', [], ['settings', 26_214_400], /^file .*a\.json: .*set in this server/],
  ] as const)('%s with %j', async (name, options, wanted, words) => {
    const asked: unknown[] = [];
    const answers = await type(name, actions(asked), ...options);
    expect(asked).toEqual([wanted]);
    expect(answers).toEqual([expect.stringMatching(words)]);
  });

  test.each(['audit', 'export', 'usage'])('%s refused: privately', async (name) => {
    const refuse = async () => Promise.reject(fail('not_manager'));
    const refusing = { readAudit: refuse, exportSettings: refuse, readServerUsage: refuse };
    expect(await type(name, refusing)).toEqual([
      expect.stringMatching(/^private .*may manage this server/),
    ]);
  });
});
