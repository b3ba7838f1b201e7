import { describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import {
  askGate,
  type Block,
  createdAtMs,
  type GateSettings,
  NO_GATE_SETTINGS,
} from '../../../src/core/gate.ts';

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const MANAGER = '32';
const MESSAGES = '8192';

/** An account's id made at this time. */
const idAt = (ms: number): string => String((BigInt(ms) - 1_420_070_400_000n) << 22n);

const asker = (changes: Partial<Asker> = {}): Asker => ({
  userId: idAt(NOW - 100 * DAY),
  name: '',
  serverId: '1',
  channelId: '10',
  parentChannelId: null,
  roles: ['100'],
  permissions: '0',
  joinedAtMs: NOW - 50 * DAY,
  serverLocale: 'en-US',
  ...changes,
});

const ask = (
  gate: Partial<GateSettings>,
  who: Partial<Asker> = {},
  block: Block | null = null,
  fallback: 'open' | 'closed' = 'closed',
): string => {
  const answer = askGate({ ...NO_GATE_SETTINGS, ...gate }, fallback, asker(who), block, NOW);
  if (answer.kind === 'refused') return answer.failure.code;
  if (answer.kind === 'approval') return 'approval';
  return answer.review ? 'review' : 'in';
};

describe('the modes', () => {
  const trusted = { trustedRoles: ['100'] };
  const role = { moderatorRoleId: '100' };
  test.each<[string, Partial<GateSettings>, Partial<Asker>, string]>([
    ['nothing is set', {}, {}, 'gate_closed'],
    ['nothing is set, a manager', {}, { permissions: MANAGER }, 'in'],
    ['open', { mode: 'open' }, {}, 'in'],
    ['roles, none of them', { mode: 'roles', allowedRoles: ['101'] }, {}, 'gate_role_missing'],
    ['roles, none is named', { mode: 'roles' }, {}, 'gate_role_missing'],
    ['roles, one of them', { mode: 'roles', allowedRoles: ['101', '100'] }, {}, 'in'],
    ['roles, who moderates', { mode: 'roles' }, { permissions: MESSAGES }, 'in'],
    ['approval', { mode: 'approval' }, {}, 'approval'],
    ['approval, a trusted role', { mode: 'approval', ...trusted }, {}, 'in'],
    ['approval, who moderates', { mode: 'approval' }, { permissions: MESSAGES }, 'in'],
    [
      'approval, who may put messages away, where a role moderates',
      { mode: 'approval', moderatorRoleId: '101' },
      { permissions: MESSAGES },
      'approval',
    ],
    ['approval, the moderators’ role', { mode: 'approval', ...role }, {}, 'in'],
    ['review', { mode: 'review' }, {}, 'review'],
    ['review, a trusted role', { mode: 'review', ...trusted }, {}, 'in'],
    ['review, a manager', { mode: 'review' }, { permissions: MANAGER }, 'in'],
  ])('%s', (_name, gate, who, expected) => {
    expect(ask(gate, who)).toBe(expected);
  });

  test('the operator’s default is for servers that have set nothing', () => {
    expect(ask({}, {}, null, 'open')).toBe('in');
    expect(ask({ mode: 'roles' }, {}, null, 'open')).toBe('gate_role_missing');
  });
});

describe.each(['open', 'roles', 'approval', 'review'] as const)('in %s', (mode) => {
  const open = { mode, allowedRoles: ['100'], trustedRoles: ['100'] };
  const boss = { permissions: MANAGER };
  test.each<[string, Partial<GateSettings>, Partial<Asker>, string]>([
    ['denied wins over allowed', { deniedRoles: ['100'] }, {}, 'gate_role_denied'],
    ['and over a manager', { deniedRoles: ['100'] }, boss, 'gate_role_denied'],
    ['paused', { paused: true }, boss, 'server_paused'],
    ['a channel that is not among the allowed', { allowedChannels: ['11'] }, {}, 'gate_channel'],
    ['one that is', { allowedChannels: ['10'] }, {}, 'in'],
    [
      'a thread in one that is',
      { allowedChannels: ['10'] },
      { channelId: '77', parentChannelId: '10' },
      'in',
    ],
    ['a denied channel', { deniedChannels: ['10'] }, boss, 'gate_channel'],
    [
      'a thread in a denied one',
      { deniedChannels: ['10'], allowedChannels: ['77'] },
      { channelId: '77', parentChannelId: '10' },
      'gate_channel',
    ],
    ['a member for long enough', { memberDays: 50 }, {}, 'in'],
    ['a member a day too short', { memberDays: 51 }, {}, 'gate_member_new'],
    ['nobody knows since when', { memberDays: 1 }, { joinedAtMs: null }, 'gate_member_new'],
    ['an account that is old enough', { accountDays: 100 }, {}, 'in'],
    ['one that is not', { accountDays: 101 }, {}, 'gate_account_new'],
  ])('%s', (_name, gate, who, expected) => {
    expect(ask({ ...open, ...gate }, who)).toBe(expected);
  });

  test.each<[string, Block, string]>([
    ['for good', { reason: 'spam', untilMs: null }, 'gate_blocked'],
    ['for a while', { reason: '', untilMs: NOW + 1 }, 'gate_blocked'],
    ['until now', { reason: '', untilMs: NOW }, 'in'],
  ])('blocked %s', (_name, block, expected) => {
    expect(ask(open, {}, block)).toBe(expected);
  });
});

test('an account’s age is in its id', () => {
  expect(createdAtMs('175928847299117063')).toBe(1_462_015_105_796);
  expect(createdAtMs(idAt(NOW))).toBe(NOW);
  expect(createdAtMs('nobody')).toBe(1_420_070_400_000);
});
