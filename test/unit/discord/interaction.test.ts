import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseInteraction } from '../../../src/discord/interaction.ts';
import { attachment, memberOf, pressed, SERVER, typed } from '../commands/payloads.ts';
import { APP, CHANNEL, PERSON, REPLY } from './samples.ts';

const CLIP = '900000000000000101';
const withFiles = (options: object[]) =>
  typed({ options, resolved: { attachments: { [CLIP]: attachment(CLIP, 'clip.mp4') } } });

function commandOf(payload: unknown) {
  const parsed = parseInteraction(payload);
  if (parsed?.kind !== 'command') throw new Error('No command.');
  return parsed;
}

test.each([-1, 0, 0.5, Number.POSITIVE_INFINITY])(
  'a limit of %s bytes is none that Discord would say',
  (limit) => {
    const parsed = commandOf({ ...withFiles([]), attachment_size_limit: limit });
    expect(parsed.attachmentLimit).toBe(10_485_760);
  },
);

test.each([
  [{ guild_locale: 'pt-BR' }, 'pt-BR'],
  [{}, 'en-US'],
  [{ guild_locale: null }, 'en-US'],
])('a server whose locale is %j', (changes, locale) => {
  expect(commandOf(typed({}, changes)).asker.serverLocale).toBe(locale);
});

describe('a command', () => {
  test('its options are sorted by what they hold', () => {
    const parsed = commandOf(
      withFiles([
        { name: 'video', type: 11, value: CLIP },
        { name: 'prompt', type: 3, value: 'make it snow' },
        { name: 'keep_audio', type: 5, value: false },
      ]),
    );
    expect(parsed).toMatchObject({
      kind: 'command',
      name: 'kling-edit',
      reply: REPLY,
      asker: {
        userId: PERSON,
        serverId: SERVER,
        channelId: CHANNEL,
        roles: ['900000000000000008'],
        permissions: '2048',
      },
      locale: 'en-GB',
      botPermissions: 35_840n,
      attachmentLimit: 26_214_400,
    });
    expect([...parsed.values]).toEqual([
      ['prompt', 'make it snow'],
      ['keep_audio', false],
    ]);
    expect([...parsed.files]).toEqual([
      [
        'video',
        {
          input: 'video',
          url: attachment(CLIP, 'clip.mp4').url,
          filename: 'clip.mp4',
          bytes: 1_234,
        },
      ],
    ]);
  });

  test('without options, and with what Discord may leave out', () => {
    const parsed = commandOf(
      typed(
        {},
        { locale: undefined, app_permissions: undefined, attachment_size_limit: undefined },
      ),
    );
    expect(parsed).toMatchObject({
      locale: 'en-US',
      botPermissions: null,
      attachmentLimit: 10_485_760,
    });
    expect([parsed.values.size, parsed.files.size]).toEqual([0, 0]);
  });

  test('in a direct message there is no server and no member', () => {
    const direct = typed({}, { guild_id: undefined, member: undefined, user: { id: PERSON } });
    expect(commandOf(direct).asker).toMatchObject({
      userId: PERSON,
      serverId: '',
      roles: [],
      permissions: '0',
    });
  });

  test('an attachment that is named and not there is no file', () => {
    const parsed = commandOf(
      withFiles([{ name: 'image1', type: 11, value: '900000000000000102' }]),
    );
    expect(parsed.files.size).toBe(0);
  });

  test('the server’s permissions are read beyond 53 bits', () => {
    const parsed = commandOf(typed({}, { app_permissions: '2251799813685248001' }));
    expect(parsed.botPermissions).toBe(2_251_799_813_685_248_001n);
    expect(commandOf(typed({}, { app_permissions: 'many' })).botPermissions).toBeNull();
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'a prompt that reads %s is a prompt',
    (prompt) => {
      const parsed = commandOf(withFiles([{ name: 'prompt', type: 3, value: prompt }]));
      expect(parsed.values.get('prompt')).toBe(prompt);
    },
  );

  test('a prompt that reads like an attachment’s id is a prompt', () => {
    const parsed = commandOf(withFiles([{ name: 'prompt', type: 3, value: CLIP }]));
    expect(parsed.values.get('prompt')).toBe(CLIP);
  });
});

describe('a subcommand', () => {
  const ROLE = '900000000000000008';
  const within = (name: string, options?: object[]) => ({
    name,
    type: 1,
    ...(options && { options }),
  });

  test('is named as it is typed, and has the options inside', () => {
    const options = [
      { name: 'role', type: 8, value: ROLE },
      { name: 'person', type: 6, value: PERSON },
      { name: 'where', type: 7, value: CHANNEL },
      { name: 'at_once', type: 4, value: 0 },
      { name: 'server_usd_a_day', type: 10, value: 2.5 },
      { name: 'reset', type: 5, value: false },
      { name: 'note', type: 3, value: ROLE },
    ];
    const resolved = { roles: { [ROLE]: { id: ROLE, name: 'Editors' } } };
    const parsed = commandOf(
      typed({ name: 'kling-admin', options: [within('limits', options)], resolved }),
    );
    expect(parsed.name).toBe('kling-admin limits');
    expect(Object.fromEntries(parsed.values)).toEqual({
      role: ROLE,
      person: PERSON,
      where: CHANNEL,
      at_once: 0,
      server_usd_a_day: 2.5,
      reset: false,
      note: ROLE,
    });
    expect(parsed.files.size).toBe(0);
  });

  test('takes files as a command does', () => {
    const parsed = commandOf(withFiles([within('add', [{ name: 'clip', type: 11, value: CLIP }])]));
    expect(parsed.name).toBe('kling-edit add');
    expect(parsed.files.get('clip')).toMatchObject({ input: 'clip', filename: 'clip.mp4' });
  });

  test('may be without options, and in a group', () => {
    expect(commandOf(typed({ name: 'kling', options: [within('jobs')] }))).toMatchObject({
      name: 'kling jobs',
      values: new Map(),
    });
    const group = { name: 'words', type: 2, options: [within('add', [])] };
    expect(commandOf(typed({ name: 'kling-admin', options: [group] })).name).toBe(
      'kling-admin words add',
    );
  });

  test('an option that is called like one is none', () => {
    const parsed = commandOf(typed({ options: [{ name: 'limits', type: 3, value: 'x' }] }));
    expect(parsed.name).toBe('kling-edit');
  });
});

describe('people', () => {
  test('whose ids differ in the last digit are two, beyond what a number can hold', () => {
    const [one, two] = ['9007199254740993001', '9007199254740993002'];
    const ids = [one, two].map(
      (id) => parseInteraction(typed({}, memberOf(id ?? '')))?.asker.userId,
    );
    expect(ids).toEqual([one, two]);
    expect(new Set(ids).size).toBe(2);
  });

  test('a member counts before a user', () => {
    const both = typed(
      {},
      { ...memberOf('900000000000000011'), user: { id: '900000000000000012' } },
    );
    expect(parseInteraction(both)?.asker.userId).toBe('900000000000000011');
  });
});

test('a button has its custom id, on a message for all', () => {
  expect(parseInteraction(pressed('1:dismiss:7'))).toMatchObject({
    kind: 'component',
    customId: '1:dismiss:7',
    isPrivate: false,
    reply: REPLY,
    asker: { userId: PERSON },
  });
});

test.each([
  [64, true],
  [64 | 32768, true],
  [32768, false],
  [0, false],
  ['64', false],
  [undefined, false],
])('a button on a message with the flags %j: only one person sees it: %s', (flags, isPrivate) => {
  const press = pressed('1:dismiss:7', { message: { id: '900000000000000003', flags } });
  expect(parseInteraction(press)).toMatchObject({ isPrivate });
});

describe('what is not ours or out of shape is null, and never throws', () => {
  const whole = typed({ options: [{ name: 'prompt', type: 3, value: 'x' }] });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hello'],
    ['a list', [whole]],
    ['a ping', { ...whole, type: 1 }],
    ['an auto-completion', { ...whole, type: 4 }],
    ['a command’s data as a form', { ...whole, type: 5 }],
    ['a type in words', { ...whole, type: '2' }],
    ['nobody', { ...whole, member: undefined }],
    ['nowhere', { ...whole, channel: undefined, channel_id: undefined }],
    ['an id that is a number', { ...whole, id: 900000000000000 }],
    ['no data', { ...whole, data: undefined }],
    ['a button without an id', { ...pressed('x'), data: {} }],
    ['an option that is a list', typed({ options: [{ name: 'prompt', value: ['x'] }] })],
    [
      'an attachment without a link',
      withFiles([]).type && typed({ resolved: { attachments: { 1: { id: '1' } } } }),
    ],
  ])('%s', (_name, payload) => {
    expect(parseInteraction(payload)).toBeNull();
  });

  test('whatever comes, and whatever is missing of a whole one', () => {
    const changed = fc.record(
      Object.fromEntries(Object.keys(whole).map((key) => [key, fc.anything()])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          changed.map((part) => ({ ...whole, ...part })),
        ),
        (payload) => {
          const parsed = parseInteraction(payload);
          expect(typeof (parsed?.reply.applicationId ?? '')).toBe('string');
        },
      ),
    );
    expect(parseInteraction(whole)?.reply.applicationId).toBe(APP);
  });
});
