import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';
import { callback, formErrors, hook, type Json, rest, text, V2 } from './tiny-bot.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(() => scene.close());

const button = (more: Json = {}): Json => ({
  type: 2,
  style: 1,
  label: 'x',
  custom_id: 'x',
  ...more,
});
const row = (...components: Json[]): Json => ({ type: 1, components });
const v2 = (...components: Json[]): Json => ({ flags: V2, components });
const buttons = (count: number): Json[] =>
  Array.from({ length: count }, (_each, at) => button({ custom_id: `b${at}` }));

const post = (body: Json) =>
  rest(scene.discord, 'POST', `/channels/${scene.channel.id}/messages`, { body });

describe('refused with 50035', () => {
  test.each<[string, Json, string]>([
    ['an unknown key', { content: 'x', contents: 'x' }, 'contents: UNKNOWN_KEY'],
    [
      'an unknown key deep in a component',
      v2({ type: 17, components: [{ ...text('x'), bold: true }] }),
      'components.0.components.0.bold: UNKNOWN_KEY',
    ],
    ['a number for content', { content: 5 }, 'content: BASE_TYPE_INVALID'],
    ['2001 characters', { content: 'x'.repeat(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
    [
      'content beside V2',
      { ...v2(text('x')), content: 'x' },
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'embeds beside V2',
      { ...v2(text('x')), embeds: [{ title: 'x' }] },
      'embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['V2 without components', { flags: V2 }, 'components: BASE_TYPE_REQUIRED'],
    [
      'a container without V2',
      { components: [{ type: 17, components: [text('x')] }] },
      'components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      '41 components, counted with nested ones',
      v2({ type: 17, components: Array.from({ length: 39 }, () => text('x')) }, text('y')),
      'components: COMPONENT_MAX_TOTAL',
    ],
    [
      '4001 characters in all texts',
      v2(text('x'.repeat(2001)), text('x'.repeat(2000))),
      'components: COMPONENT_MAX_TEXT',
    ],
    [
      'a file that is not there',
      v2({ type: 12, items: [{ media: { url: 'attachment://no.mp4' } }] }),
      'components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'media of another scheme',
      v2({ type: 12, items: [{ media: { url: 'ftp://a/b.mp4' } }] }),
      'components.0.items.0.media.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a file component with an address',
      v2({ type: 13, file: { url: 'https://a/b.mp4' } }),
      'components.0.file.url: UNFURLED_MEDIA_ITEM_URL_INVALID',
    ],
    [
      'an attachment that is neither kept nor sent',
      { content: 'x', attachments: [{ id: 0 }] },
      'attachments.0.id: ATTACHMENT_NOT_FOUND',
    ],
    [
      'a custom_id twice',
      { components: [row(button(), button())] },
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a custom_id of 101',
      { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a button without custom_id',
      { components: [row({ type: 2, style: 1, label: 'x' })] },
      'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
    ],
    [
      'a button with custom_id and url',
      { components: [row(button({ url: 'https://a.b' }))] },
      'components.0.components.0.url: BUTTON_COMPONENT_KEYS_EXCLUSIVE',
    ],
    [
      'a link button without url',
      { components: [row({ type: 2, style: 5, label: 'x' })] },
      'components.0.components.0.url: BASE_TYPE_REQUIRED',
    ],
    [
      'six buttons in a row',
      { components: [row(...buttons(6))] },
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['flags that cannot be set', { content: 'x', flags: 64 }, 'flags: INVALID_FLAGS'],
    [
      'parse and users together',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions.users: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      '101 users to mention',
      { content: 'x', allowed_mentions: { users: Array.from({ length: 101 }, String) } },
      'allowed_mentions.users: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a reply to nothing',
      { content: 'x', message_reference: { message_id: '1' } },
      'message_reference: REPLIES_UNKNOWN_MESSAGE',
    ],
  ])('%s', async (_name, body, error) => {
    const before = scene.discord.messages(scene.channel).length;
    const answer = await post(body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 50_035, message: 'Invalid Form Body' },
    });
    expect(formErrors(answer)).toEqual([error]);
    expect(scene.discord.messages(scene.channel)).toHaveLength(before);
  });

  test('taking the V2 flag off', async () => {
    const { body } = await post(v2(text('x')));
    const path = `/channels/${scene.channel.id}/messages/${body.id}`;
    const answer = await rest(scene.discord, 'PATCH', path, { body: { flags: 0 } });
    expect(formErrors(answer)).toEqual(['flags: MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG']);
  });

  test('words that stay from before the message became V2', async () => {
    const { body } = await post({ content: 'old' });
    const path = `/channels/${scene.channel.id}/messages/${body.id}`;
    const kept = await rest(scene.discord, 'PATCH', path, { body: v2(text('x')) });
    expect(formErrors(kept)).toEqual([
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    const cleared = { ...v2(text('x')), content: null };
    const answer = await rest(scene.discord, 'PATCH', path, { body: cleared });
    expect(answer.status).toBe(200);
  });
});

describe('accepted', () => {
  test.each<[string, Json]>([
    ['2000 characters', { content: 'x'.repeat(2000) }],
    [
      '40 components',
      v2({ type: 17, components: Array.from({ length: 38 }, () => text('x')) }, text('y')),
    ],
    ['4000 characters of text', v2(text('x'.repeat(2000)), text('x'.repeat(2000)))],
    ['five buttons', { components: [row(...buttons(5))] }],
    ['a link button', { components: [row({ type: 2, style: 5, label: 'x', url: 'https://a.b' })] }],
    ['a section with a button', v2({ type: 9, components: [text('x')], accessory: button() })],
    ['what discord.js always sends', { content: 'x', tts: false, enforce_nonce: false }],
    ['nobody to mention', { content: '@everyone', allowed_mentions: { parse: [] } }],
  ])('%s', async (_name, body) => {
    expect((await post(body)).status).toBe(200);
  });
});

test('an empty message is refused with 50006', async () => {
  expect(await post({ content: ' ' })).toMatchObject({ status: 400, body: { code: 50_006 } });
});

test('a body that is not JSON is refused with 50109, another content type with 50035', async () => {
  const path = `/channels/${scene.channel.id}/messages`;
  const broken = await rest(scene.discord, 'POST', path, { body: '{' });
  expect(broken).toMatchObject({ status: 400, body: { code: 50_109 } });
  const response = await fetch(`${scene.discord.apiUrl}/v10${path}`, {
    method: 'POST',
    headers: { authorization: `Bot ${scene.discord.token}`, 'content-type': 'text/plain' },
    body: 'x',
  });
  expect(await response.json()).toMatchObject({ code: 50_035 });
});

describe('modals', () => {
  const label = (customId: string): Json => ({
    type: 18,
    label: 'L',
    component: { type: 4, custom_id: customId, style: 1 },
  });
  const modal = (more: Json = {}): Json => ({
    type: 9,
    data: { custom_id: 'm', title: 'T', components: [label('a')], ...more },
  });

  test.each<[string, Json, string]>([
    ['a title of 46', modal({ title: 'x'.repeat(46) }), 'data.title: BASE_TYPE_BAD_LENGTH'],
    [
      'six fields',
      modal({ components: ['a', 'b', 'c', 'd', 'e', 'f'].map(label) }),
      'data.components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'the same field twice',
      modal({ components: [label('a'), label('a')] }),
      'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a button',
      modal({ components: [row(button())] }),
      'data.components.0.components.0.type: BASE_TYPE_CHOICES',
    ],
  ])('refused: %s', async (_name, body, error) => {
    const { got } = await scene.greet();
    expect(formErrors(await callback(scene.discord, got, body))).toEqual([error]);
  });

  test('cannot follow a deferral', async () => {
    const { got } = await scene.greet();
    await callback(scene.discord, got, { type: 5 });
    const answer = await callback(scene.discord, got, modal());
    expect(answer).toMatchObject({ status: 400, body: { code: 40_060 } });
  });
});

test('a mistake in an edit by the interaction token leaves the message as it was', async () => {
  const { typed, got } = await scene.greet();
  await callback(scene.discord, got, { type: 4, data: v2(text('good')) });
  const body = v2(text('bad'), { type: 13, file: { url: 'attachment://none.mp4' } });
  const answer = await hook(scene.discord, 'PATCH', got, '/messages/@original', { body });
  expect(answer.status).toBe(400);
  expect(typed.see().text).toBe('good');
  expect(typed.message?.edits).toEqual([]);
});
