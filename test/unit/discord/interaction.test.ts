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
      locale: 'de',
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

test('a button has its custom id', () => {
  expect(parseInteraction(pressed('1:dismiss:7'))).toMatchObject({
    kind: 'component',
    customId: '1:dismiss:7',
    reply: REPLY,
    asker: { userId: PERSON },
  });
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
    ['a form', { ...whole, type: 5 }],
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
