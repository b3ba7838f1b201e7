import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseInteraction } from '../../../src/discord/interaction.ts';
import {
  attachment,
  chosen,
  JOINED_MS,
  labelled,
  memberOf,
  pressed,
  SERVER,
  submitted,
  typed,
} from '../commands/payloads.ts';
import { CHANNEL, MESSAGE, PERSON, REPLY } from './samples.ts';

const PICTURE = '900000000000000101';
const TEXT = 4;
const ROLES = 6;
const FILES = 19;
const RADIO = 21;
const GROUP = 22;
const CHECKBOX = 23;

function formOf(payload: unknown) {
  const parsed = parseInteraction(payload);
  if (parsed?.kind !== 'modal') throw new Error('No form.');
  return parsed;
}

describe('a form', () => {
  test('says who sent it off, on which message, and with which rights now', () => {
    expect(formOf(submitted('1:note:7'))).toEqual({
      kind: 'modal',
      customId: '1:note:7',
      reply: REPLY,
      asker: {
        userId: PERSON,
        name: 'neo',
        serverId: SERVER,
        channelId: CHANNEL,
        parentChannelId: null,
        roles: ['900000000000000008'],
        permissions: '2048',
        joinedAtMs: JOINED_MS,
        serverLocale: 'en-US',
      },
      locale: 'en-GB',
      botPermissions: 35_840n,
      attachmentLimit: 26_214_400,
      message: { channelId: CHANNEL, messageId: MESSAGE },
      isPrivate: false,
      fields: new Map(),
      choices: new Map(),
      checks: new Map(),
      files: new Map(),
    });
  });

  test('after a command it is on no message', () => {
    const form = formOf(submitted('1:note:7', [], { message: undefined }));
    expect(form).toMatchObject({ message: null, isPrivate: false });
  });

  test('what was filled in is sorted by what it is', () => {
    const components = [
      { type: 10, id: 9 },
      labelled(TEXT, 'reason', { value: 'Too dark.' }),
      labelled(TEXT, 'empty', { value: '' }),
      labelled(ROLES, 'who', { values: ['900000000000000008', '900000000000000009'] }),
      labelled(ROLES, 'nobody', { values: [] }),
      labelled(RADIO, 'one', { value: 'a' }),
      labelled(RADIO, 'none', { value: null }),
      labelled(GROUP, 'some', { values: ['x', 'y'] }),
      labelled(CHECKBOX, 'sure', { value: true }),
      labelled(CHECKBOX, 'not', { value: false }),
      labelled(FILES, 'proof', { values: [PICTURE, '900000000000000102'] }),
    ];
    const resolved = { attachments: { [PICTURE]: attachment(PICTURE, 'proof.png') } };
    const data = { custom_id: '1:note:7', components, resolved };
    const { fields, choices, files, checks } = formOf(submitted('', [], { data }));
    expect(Object.fromEntries(fields)).toEqual({ reason: 'Too dark.', empty: '' });
    expect(Object.fromEntries(choices)).toEqual({
      who: ['900000000000000008', '900000000000000009'],
      nobody: [],
      one: ['a'],
      none: [],
      some: ['x', 'y'],
    });
    expect(Object.fromEntries(checks)).toEqual({ sure: true, not: false });
    const { url } = attachment(PICTURE, 'proof.png');
    expect(Object.fromEntries(files)).toEqual({
      proof: [{ input: 'proof', url, filename: 'proof.png', bytes: 1_234 }],
    });
  });

  test('texts in rows, as forms had them before labels, are read as well', () => {
    const row = { type: 1, components: [{ type: TEXT, custom_id: 'reason', value: 'Too dark.' }] };
    expect([...formOf(submitted('1:note:7', [row])).fields]).toEqual([['reason', 'Too dark.']]);
  });

  test('a text that reads like an attachment’s id is a text', () => {
    const form = formOf(submitted('1:note:7', [labelled(TEXT, 'reason', { value: PICTURE })]));
    expect([form.fields.get('reason'), form.files.size]).toEqual([PICTURE, 0]);
  });

  test.each(['constructor', '__proto__', 'toString'])('a file called %s is none', (id) => {
    const form = formOf(submitted('1:note:7', [labelled(FILES, 'proof', { values: [id] })]));
    expect(form.files.get('proof')).toEqual([]);
  });

  test.each([
    ['no list', 'none'],
    ['a label around nothing', [{ type: 18 }]],
    ['a row around nothing', [{ type: 1 }]],
    ['a frame of another kind', [{ type: 17, components: [] }]],
    ['a field without an id', [{ type: 18, component: { type: 4, value: 'x' } }]],
    ['a text that is a number', [labelled(TEXT, 'reason', { value: 7 })]],
    ['choices that are no list', [labelled(ROLES, 'who', { values: 'x' })]],
    ['choices that are numbers', [labelled(ROLES, 'who', { values: [7] })]],
  ])('%s: it is null', (_name, components) => {
    expect(parseInteraction(submitted('1:note:7', components))).toBeNull();
  });

  test('whatever its fields are, it never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.anything(), (components, component) => {
        for (const one of [components, [{ type: 18, component }]]) {
          expect(['modal', undefined]).toContain(
            parseInteraction(submitted('1:note:7', one))?.kind,
          );
        }
      }),
    );
  });
});

describe('a choice in a menu', () => {
  test('has what was chosen, and the message it is on', () => {
    expect(parseInteraction(chosen('1:setup:roles', ['8', '9']))).toMatchObject({
      kind: 'component',
      customId: '1:setup:roles',
      values: ['8', '9'],
      message: { channelId: CHANNEL, messageId: MESSAGE },
    });
    expect(parseInteraction(chosen('1:setup:roles', []))).toMatchObject({ values: [] });
  });

  test('a button has nothing chosen', () => {
    expect(parseInteraction(pressed('1:cancel:7'))).toMatchObject({ values: [] });
  });

  test.each([['x'], [[7]], [{ 0: 'x' }]])('%j is out of shape', (values) => {
    expect(parseInteraction(chosen('1:setup:roles', values))).toBeNull();
  });

  test('the message may be in another channel than said, or not be said', () => {
    const place = (message: unknown) => {
      const parsed = parseInteraction(pressed('1:cancel:7', { message }));
      return parsed?.kind === 'component' ? parsed.message : undefined;
    };
    expect(place({ id: MESSAGE, channel_id: '7' })).toEqual({ channelId: '7', messageId: MESSAGE });
    expect(place({ id: MESSAGE, channel_id: 7 })).toMatchObject({ channelId: CHANNEL });
    for (const message of [undefined, null, 'x', {}, { id: 7 }]) expect(place(message)).toBeNull();
  });
});

describe('the asker', () => {
  const askerOf = (changes: object) => parseInteraction(typed({}, changes))?.asker;
  const PARENT = '900000000000000020';

  test.each([
    [10, PARENT],
    [11, PARENT],
    [12, PARENT],
    [0, null],
    [2, null],
    [15, null],
    [undefined, null],
    ['11', null],
  ])('in a channel of type %j: the channel above is %j', (type, parentChannelId) => {
    const channel = { id: CHANNEL, type, parent_id: PARENT };
    expect(askerOf({ channel })).toMatchObject({ channelId: CHANNEL, parentChannelId });
  });

  test.each([undefined, null, 7])('a thread whose channel is %j', (parent_id) => {
    expect(askerOf({ channel: { id: CHANNEL, type: 11, parent_id } })?.parentChannelId).toBeNull();
  });

  test.each([
    ['2026-01-02T03:04:05.678000+00:00', JOINED_MS],
    ['2026-01-02T03:04:05+00:00', JOINED_MS - 678],
    ['1970-01-01T00:00:00+00:00', 0],
    ['soon', null],
    ['', null],
    [null, null],
    [7, null],
    [undefined, null],
  ])('who joined at %j: %j', (joined_at, joinedAtMs) => {
    const { member } = memberOf(PERSON);
    expect(askerOf({ member: { ...member, joined_at } })).toMatchObject({
      userId: PERSON,
      joinedAtMs,
    });
  });

  test.each([
    [{ nick: '舞', user: { global_name: 'Mai', username: 'mai' } }, '舞'],
    [{ nick: null, user: { global_name: 'Mai', username: 'mai' } }, 'Mai'],
    [{ user: { global_name: null, username: 'mai' } }, 'mai'],
    [{ nick: 7, user: {} }, ''],
  ])('is called what the server calls them: %j', (called, name) => {
    const { member } = memberOf(PERSON);
    const named = { ...member, ...called, user: { ...member.user, ...called.user } };
    expect(askerOf({ member: named })?.name).toBe(name);
  });

  test('in a direct message has not joined anything', () => {
    expect(askerOf({ member: undefined, user: { id: PERSON } })?.joinedAtMs).toBeNull();
  });
});
