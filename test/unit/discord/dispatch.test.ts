import { beforeEach, describe, expect, test } from 'vitest';

import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { createDispatch } from '../../../src/discord/dispatch.ts';
import type { Command } from '../../../src/discord/command.ts';
import type { DiscordInteractions } from '../../../src/discord/interactions.ts';
import { memberOf, pressed, typed } from '../commands/payloads.ts';
import { PERSON, REPLY, textOf } from './samples.ts';

const STRANGER = '900000000000000014';
const MANAGE_MESSAGES = String(1n << 13n);

/** What was answered, in order; an answer can be made to fail. */
let answers: string[];
let failOn: string | null;
let logged: [level: string, message: string][];
let ran: string[];

beforeEach(() => {
  answers = [];
  failOn = null;
  logged = [];
  ran = [];
});

const say = (what: string) => {
  if (failOn !== null && what.startsWith(failOn)) throw new Error(what);
  answers.push(what);
};
const interactions: DiscordInteractions = {
  acknowledge: async () => {
    say('acknowledge');
    return { kind: 'late' };
  },
  replyPrivately: async (reply, components) => say(`private ${reply.token}: ${textOf(components)}`),
  updateNothing: async ({ token }) => say(`nothing ${token}`),
  deleteReply: async ({ token }) => say(`delete ${token}`),
};
const command = (name: string, run: Command['run']): Command => ({
  definition: { name, description: name },
  run,
});
const dispatch = createDispatch({
  commands: [
    command('kling-edit', async (interaction) => void ran.push(interaction.name)),
    command('broken', async () => Promise.reject(new Error('broken'))),
  ],
  actions: { requestEdit: async () => {} },
  interactions,
  log: {
    debug: () => {},
    info: () => {},
    warn: (_, message) => void logged.push(['warn', message]),
    error: (_, message) => void logged.push(['error', message]),
  },
});

describe('commands', () => {
  test('go to their handler, which answers by itself', async () => {
    await dispatch(typed());
    expect([ran, answers, logged]).toEqual([['kling-edit'], [], []]);
  });

  test.each(['kling', 'Kling-Edit', 'constructor', ''])(
    '%s is not known: a private word',
    async (name) => {
      await dispatch(typed({ name }));
      expect(ran).toEqual([]);
      expect(answers).toEqual([expect.stringMatching(/^private interaction-token: \*\*.+/)]);
    },
  );

  test('one that breaks is logged, and nobody has to catch it', async () => {
    await expect(dispatch(typed({ name: 'broken' }))).resolves.toBeUndefined();
    expect(logged).toEqual([['error', 'interaction failed']]);
  });
});

describe('controls', () => {
  test.each([
    '1:vanished:7',
    '2:dismiss:7',
    '0:dismiss:7',
    'dismiss',
    '',
    '1:',
    '1',
    'a:b:c',
    '1:constructor',
  ])('%j is outdated: a private word, and nothing else', async (customId) => {
    await dispatch(pressed(customId));
    expect(answers).toEqual([expect.stringMatching(/^private interaction-token: /)]);
    expect(logged).toEqual([]);
  });
});

describe('Dismiss', () => {
  const press = async (who: string, permissions = '0', about = PERSON) =>
    dispatch(pressed(encodeCustomId('dismiss', about), memberOf(who, permissions)));
  const gone = [`nothing ${REPLY.token}`, `delete ${REPLY.token}`];

  test('by the one it was meant for: gone', async () => {
    await press(PERSON);
    expect(answers).toEqual(gone);
  });

  test.each([
    ['who manages messages', MANAGE_MESSAGES],
    ['who manages the server', '32'],
    ['an administrator', '8'],
  ])('by %s: gone', async (_who, permissions) => {
    await press(STRANGER, permissions);
    expect(answers).toEqual(gone);
  });

  test.each([
    ['a stranger', STRANGER, '0'],
    [
      'one who may do everything but that',
      STRANGER,
      String((1n << 50n) - 1n - 8n - 32n - (1n << 13n)),
    ],
    ['one whose id differs in the last digit', `${PERSON.slice(0, -1)}5`, '0'],
    ['one whose permissions are no number', STRANGER, 'all'],
  ])('by %s: a private no, nothing is deleted', async (_who, id, permissions) => {
    await press(id, permissions);
    expect(answers).toEqual([expect.stringMatching(/^private interaction-token: /)]);
  });

  test('of nobody’s message is for moderators alone', async () => {
    await dispatch(pressed('1:dismiss', memberOf(PERSON)));
    await press(PERSON, '0', '');
    expect(answers.filter((one) => one.startsWith('delete'))).toEqual([]);
    await dispatch(pressed('1:dismiss', memberOf(PERSON, '8')));
    expect(answers.at(-1)).toBe(gone[1]);
  });

  test('an answer that fails deletes nothing, and nobody has to catch it', async () => {
    failOn = 'nothing';
    await expect(press(PERSON)).resolves.toBeUndefined();
    expect(answers).toEqual([]);
    expect(logged).toEqual([['error', 'interaction failed']]);
  });
});

test.each([
  undefined,
  null,
  7,
  {},
  { type: 2 },
  typed({ options: 'none' }),
  { ...typed(), type: 9 },
])('out of shape: %j', async (payload) => {
  await expect(dispatch(payload)).resolves.toBeUndefined();
  expect(logged).toEqual([['warn', 'interaction of an unknown kind or shape']]);
  expect([answers, ran]).toEqual([[], []]);
});
