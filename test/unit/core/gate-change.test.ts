import { describe, expect, test } from 'vitest';

import { type GateSettings, NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { ACCESS_ACTIONS, changedGate } from '../../../src/core/gate-change.ts';

const SET: GateSettings = {
  ...NO_GATE_SETTINGS,
  mode: 'roles',
  allowedRoles: ['1', '2'],
  deniedRoles: ['3'],
  trustedRoles: ['2'],
  allowedChannels: ['11'],
  deniedChannels: ['12'],
  memberDays: 7,
};

test('what is not named stays, and what was there is left as it was', () => {
  const before = structuredClone(SET);
  expect(changedGate(SET, {})).toEqual(SET);
  expect(changedGate(SET, { mode: 'open', memberDays: 0 })).toEqual({
    ...SET,
    mode: 'open',
    memberDays: 0,
  });
  expect(changedGate(SET, { moderatorRoleId: null, trustedRoles: [] }).trustedRoles).toEqual([]);
  expect(SET).toEqual(before);
});

describe('a role', () => {
  const lists = (id: string, action: (typeof ACCESS_ACTIONS)[number]) => {
    const { allowedRoles, deniedRoles, trustedRoles } = changedGate(SET, { role: { id, action } });
    return [allowedRoles, deniedRoles, trustedRoles];
  };

  test.each([
    ['allow', '3', [['1', '2', '3'], [], ['2']]],
    ['allow', '2', [['1', '2'], ['3'], ['2']]],
    ['deny', '2', [['1'], ['3', '2'], []]],
    ['trust', '2', [['1', '2'], ['3'], ['2']]],
    ['trust', '3', [['1', '2'], [], ['2', '3']]],
    ['clear', '2', [['1'], ['3'], []]],
    ['clear', '9', [['1', '2'], ['3'], ['2']]],
  ] as const)('%s %s', (action, id, after) => {
    expect(lists(id, action)).toEqual(after);
  });

  test.each(ACCESS_ACTIONS)('%s twice is %s once', (action) => {
    const once = changedGate(SET, { role: { id: '3', action } });
    expect(changedGate(once, { role: { id: '3', action } })).toEqual(once);
  });
});

test.each([
  ['allow', '12', [['11', '12'], []]],
  ['deny', '11', [[], ['12', '11']]],
  ['clear', '11', [[], ['12']]],
] as const)('a channel: %s %s', (action, id, after) => {
  const { allowedChannels, deniedChannels } = changedGate(SET, { channel: { id, action } });
  expect([allowedChannels, deniedChannels]).toEqual(after);
});

describe('what is not remixed', () => {
  const set = {
    ...SET,
    remixClosedChannels: ['11'],
    neverRemixedRoleId: '2',
  };

  test('is protected beside who may edit, which stays', () => {
    const after = changedGate(SET, {
      role: { id: '2', action: 'protect' },
      channel: { id: '11', action: 'protect' },
      remixThreads: true,
    });
    expect(after).toEqual({ ...set, remixThreads: true });
    const again = changedGate(after, { channel: { id: '11', action: 'protect' } });
    expect(again.remixClosedChannels).toEqual(['11']);
  });

  test.each(['allow', 'deny'] as const)('%s leaves it', (action) => {
    const { remixClosedChannels, neverRemixedRoleId } = changedGate(set, {
      role: { id: '2', action },
      channel: { id: '11', action },
    });
    expect([remixClosedChannels, neverRemixedRoleId]).toEqual([['11'], '2']);
  });

  test('clear takes it away, of that role alone', () => {
    const clear = (id: string) =>
      changedGate(set, { role: { id, action: 'clear' }, channel: { id: '11', action: 'clear' } });
    expect(clear('2')).toMatchObject({ remixClosedChannels: [], neverRemixedRoleId: null });
    expect(clear('1').neverRemixedRoleId).toBe('2');
  });
});
