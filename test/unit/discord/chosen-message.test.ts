import { describe, expect, test } from 'vitest';

import { drawCard } from '../../../src/discord/cards/draw.ts';
import { parseInteraction } from '../../../src/discord/interaction.ts';
import { plainText } from '../../../src/discord/plain.ts';
import { attachment, typed } from '../commands/payloads.ts';
import { CHANNEL, editCardOf } from './samples.ts';

const ID = '900000000000000062';
const EDIT = 'k7f3q2m9x1';
const AUTHOR = { id: '900000000000000063', username: 'trinity', global_name: 'Trinity' };
const file = (filename: string, type?: string) => ({
  ...attachment('900000000000000061', filename),
  ...(type === undefined ? {} : { content_type: type }),
});

/** What is read of a message in whose menu a command was chosen. */
function read(changes: object = {}, more: object = {}) {
  const message = { id: ID, channel_id: '7', author: AUTHOR, attachments: [], ...changes };
  const resolved = { messages: { [ID]: message } };
  const data = { type: 3, name: 'Remix with Kling', target_id: ID, resolved, ...more };
  const parsed = parseInteraction(typed(data));
  if (parsed?.kind !== 'command') throw new Error('This is no command.');
  return parsed.chosen;
}

test('says where it is, and whose', () => {
  expect(read()).toEqual({
    channelId: '7',
    messageId: ID,
    author: { id: AUTHOR.id, name: 'Trinity' },
    clips: [],
    names: [],
  });
  expect(read({ channel_id: undefined })?.channelId).toBe(CHANNEL);
  expect(read({ author: { id: '1', username: 'hook' } })?.author.name).toBe('hook');
});

test.each([
  ['another message', { target_id: '1' }],
  ['none', { target_id: undefined }],
])('a command that names %s was chosen in no menu', (_what, more) => {
  expect(read({}, more)).toBeNull();
});

describe('its videos', () => {
  test.each([
    ['a.mp4', undefined],
    ['a.MOV', undefined],
    ['a.webm', undefined],
    ['a', 'video/mp4'],
    ['a.mp4', 'application/octet-stream'],
  ])('%s of the type %s is one', (filename, type) => {
    const { url, size } = file(filename);
    expect(read({ attachments: [file(filename, type)] })?.clips).toEqual([
      { input: 'video', url, filename, bytes: size },
    ]);
  });

  test.each([
    ['a.png', 'image/png'],
    ['mp4', undefined],
    ['a.mp4.exe', undefined],
    ['a.gif', 'image/gif'],
  ])('%s of the type %s is none', (filename, type) => {
    expect(read({ attachments: [file(filename, type)] })?.clips).toEqual([]);
  });
});

describe('the edits that it names', () => {
  test('as our cards do, drawn or as text', () => {
    const card = editCardOf({ id: EDIT, state: 'delivered' }, { fileName: 'k.mp4' });
    expect(read({ components: drawCard(card, null) })?.names).toEqual([EDIT]);
    expect(read({ content: plainText(card) })?.names).toEqual([EDIT]);
  });

  test('a reference in a prompt is none', () => {
    expect(read({ content: 'ref k000000000\n> -# ref k000000001' })?.names).toEqual([]);
  });

  test('what a button is about is one only where it is an edit', () => {
    const button = (custom_id: string) => ({ type: 2, custom_id });
    const rows = ['1:again:k000000002', '1:dismiss:900000000000000004', 'foreign:k000000003'];
    const components = [{ type: 1, components: rows.map(button) }];
    expect(read({ components })?.names).toEqual(['k000000002']);
  });
});
