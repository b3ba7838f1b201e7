import type { APIComponentInContainer } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';

import { readMessageBody } from '../../../sandbox/discord/rules/message-body.ts';
import { container, lines } from '../../../src/discord/cards/parts.ts';
import {
  channelSelect,
  roleSelect,
  SELECT_LIMITS,
  stringSelect,
  userSelect,
} from '../../../src/discord/cards/selects.ts';

const ID = '900000000000000008';
const OTHER = '900000000000000009';
const ids = (count: number) =>
  Array.from({ length: count }, (_, at) => `9000000000000001${String(at).padStart(2, '0')}`);

/** The menu as it goes over the wire; the local Discord refuses what Discord would. */
function accepted(row: APIComponentInContainer): Record<string, unknown> {
  const card = container('waiting', [lines('Choose'), row]);
  const body: unknown = JSON.parse(JSON.stringify({ flags: 32768, components: [card] }));
  for (const kind of ['create', 'edit', 'reply', 'update', 'webhook-edit'] as const) {
    readMessageBody(kind, body, { uploads: [] });
  }
  const { components } = JSON.parse(JSON.stringify(row)) as { components: [object] };
  expect(components).toHaveLength(1);
  return { ...components[0] };
}

describe('menus that Discord fills', () => {
  test.each([
    [roleSelect, 6, 'role'],
    [channelSelect, 8, 'channel'],
    [userSelect, 5, 'user'],
  ] as const)('%o', (select, type, kind) => {
    const drawn = accepted(
      select('pings', ['a', 'b'], { placeholder: 'Whom?', min: 0, max: 3, chosen: [ID, OTHER] }),
    );
    expect(drawn).toEqual({
      type,
      custom_id: '1:pings:a:b',
      placeholder: 'Whom?',
      min_values: 0,
      max_values: 3,
      default_values: [
        { type: kind, id: ID },
        { type: kind, id: OTHER },
      ],
    });
  });

  test('one has to be chosen unless said, and none is', () => {
    const drawn = accepted(roleSelect('pings', [], { placeholder: 'Whom?' }));
    expect(drawn).toMatchObject({ min_values: 1, max_values: 1 });
    expect(drawn).not.toHaveProperty('default_values');
  });

  test.each([
    ['more than can be', { max: 2, chosen: ids(5) }, ids(2)],
    ['more than Discord takes', { max: 40, chosen: ids(40) }, ids(25)],
    ['one twice', { max: 2, chosen: [ID, ID] }, [ID]],
    ['fewer than have to be', { min: 2, max: 2, chosen: [ID] }, undefined],
    ['none, where none has to be', { min: 0, chosen: [] }, undefined],
  ])('chosen already: %s', (_name, picking, shown) => {
    const drawn = accepted(roleSelect('pings', [], { placeholder: 'Whom?', ...picking }));
    const preset = drawn['default_values'] as { id: string }[] | undefined;
    expect(preset?.map(({ id }) => id)).toEqual(shown);
  });

  test('channels can be of some types only', () => {
    const drawn = accepted(channelSelect('pings', [], { placeholder: 'Where?', types: [0, 5] }));
    expect(drawn['channel_types']).toEqual([0, 5]);
  });

  test('a long placeholder is cut', () => {
    const drawn = accepted(userSelect('pings', [], { placeholder: 'x'.repeat(200) }));
    expect(drawn['placeholder']).toBe(`${'x'.repeat(149)}…`);
  });
});

describe('a menu of what is given', () => {
  const option = (value: string) => ({ label: `The ${value}`, value });

  test('offers that', () => {
    const options = [{ ...option('a'), description: 'First', chosen: true }, option('b')];
    const drawn = accepted(stringSelect('pings', ['x'], { placeholder: 'What?', options }));
    expect(drawn).toEqual({
      type: 3,
      custom_id: '1:pings:x',
      placeholder: 'What?',
      min_values: 1,
      max_values: 1,
      options: [
        { label: 'The a', value: 'a', description: 'First', default: true },
        { label: 'The b', value: 'b', default: false },
      ],
    });
  });

  test('no more than it offers has to or can be chosen', () => {
    const options = [option('a'), option('b')];
    const drawn = accepted(
      stringSelect('pings', [], { placeholder: 'What?', min: 3, max: 9, options }),
    );
    expect(drawn).toMatchObject({ min_values: 2, max_values: 2 });
  });

  test('as much as Discord takes; long words are cut', () => {
    const long = 'x'.repeat(300);
    const options = ids(25).map((id) => ({
      label: long,
      value: id.padEnd(100, 'x'),
      description: long,
    }));
    const drawn = accepted(stringSelect('pings', [], { placeholder: long, max: 25, options }));
    expect(drawn['options']).toHaveLength(SELECT_LIMITS.options);
  });

  test.each([
    ['nothing', []],
    ['26', ids(26).map(option)],
    ['the same twice', [option('a'), option('a')]],
    ['what is too long to come back', [option('x'.repeat(101))]],
  ])('%s is a mistake of ours', (_name, options) => {
    expect(() => stringSelect('pings', [], { placeholder: 'What?', options })).toThrow(RangeError);
  });
});
