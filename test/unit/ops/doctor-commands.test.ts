import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { compareCommands } from '../../../src/bin/doctor-commands.ts';

const DEFINITION = {
  type: 1,
  name: 'edit',
  description: 'Edits',
  contexts: [0],
  integration_types: [0],
  options: [
    { type: 11, name: 'video', description: 'The clip', required: true },
    { type: 3, name: 'mode', description: 'How', choices: [{ name: 'Fast', value: 'f' }] },
  ],
};
const SAME = { missing: [], changed: [], foreign: [] };

/** As Discord hands back what it was given. */
function registered(change: Record<string, unknown> = {}) {
  return {
    id: '111111111111111111',
    application_id: '222222222222222222',
    version: '333333333333333333',
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    dm_permission: false,
    ...DEFINITION,
    options: [
      { ...DEFINITION.options[0], name_localizations: null },
      { ...DEFINITION.options[1], required: false },
    ],
    ...change,
  };
}

describe('what is registered', () => {
  test('with all that Discord adds is the same', () => {
    expect(compareCommands([DEFINITION], [registered()], true)).toEqual(SAME);
    const own = commands.map(({ definition }) => ({ ...definition, id: '1', nsfw: false }));
    expect(
      compareCommands(
        commands.map((one) => one.definition),
        own,
        true,
      ),
    ).toEqual(SAME);
  });

  test('is not asked for its contexts in one server', () => {
    const there = registered({ contexts: null, integration_types: undefined });
    expect(compareCommands([DEFINITION], [there], false)).toEqual(SAME);
    expect(compareCommands([DEFINITION], [there], true).changed).toEqual(['edit']);
  });

  test('with its localizations in another order, and null for none, is the same', () => {
    const says = (name: string, localizations: unknown, ofChoice: unknown) => ({
      ...DEFINITION,
      description_localizations: localizations,
      options: [
        {
          type: 3,
          name,
          name_localizations: localizations,
          description: 'How',
          choices: [{ name: 'Fast', name_localizations: ofChoice, value: 'f' }],
        },
      ],
    });
    const ours = says('mode', { de: 'a', fr: 'b' }, undefined);
    const theirs = says('mode', { fr: 'b', de: 'a', ja: null }, null);
    expect(compareCommands([ours], [theirs], true)).toEqual(SAME);
    for (const other of [
      says('mode', { de: 'a' }, undefined),
      says('mode', { de: 'a', fr: 'c' }, undefined),
      says('mode', null, undefined),
      says('mode', { de: 'a', fr: 'b' }, { de: 'Schnell' }),
    ]) {
      expect(compareCommands([ours], [other], true).changed).toEqual(['edit']);
    }
  });

  test.each([
    ['another description', { description: 'Old' }],
    ['fewer options', { options: DEFINITION.options.slice(0, 1) }],
    ['options in another order', { options: DEFINITION.options.toReversed() }],
    ['no options', { options: undefined }],
    ['another permission', { default_member_permissions: '32' }],
    ['other contexts', { contexts: [0, 1] }],
    [
      'another choice',
      { options: [DEFINITION.options[0], { ...DEFINITION.options[1], choices: [] }] },
    ],
    [
      'an option no longer required',
      { options: [{ ...DEFINITION.options[0], required: false }, DEFINITION.options[1]] },
    ],
  ])('%s', (_what, change) => {
    expect(compareCommands([DEFINITION], [registered(change)], true)).toEqual({
      ...SAME,
      changed: ['edit'],
    });
  });

  test('nothing, too much, and the same name of another kind', () => {
    expect(compareCommands([DEFINITION], [], true).missing).toEqual(['edit']);
    expect(compareCommands([], [registered()], true).foreign).toEqual(['edit']);
    expect(compareCommands([DEFINITION], [registered({ type: 3 })], true)).toEqual({
      missing: ['edit'],
      changed: [],
      foreign: ['edit'],
    });
  });
});
