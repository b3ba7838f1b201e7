import { describe, expect, test } from 'vitest';

import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { createGate } from '../../../src/moderation/gate.ts';

const SERVER = '900000000000000006';
const NEIGHBOUR = '900000000000000007';
const ADMINISTRATOR = '8';
const MANAGE_SERVER = '32';

const asker = (permissions: string, serverId = SERVER) => ({
  userId: '900000000000000004',
  name: '',
  serverId,
  channelId: '900000000000000002',
  parentChannelId: null,
  roles: [],
  permissions,
  joinedAtMs: null,
  serverLocale: 'en-US',
});

const refusal = async (
  who: ReturnType<typeof asker>,
  defaultGate: 'open' | 'closed',
  allowed: string[] | null = null,
) =>
  createGate({
    defaultGate,
    allowedServers: allowed && new Set(allowed),
    servers: { gate: async () => NO_GATE_SETTINGS, block: async () => null },
    now: () => 0,
  })
    .ask(who)
    .then((answer) => (answer.kind === 'refused' ? answer.failure.code : 'welcome'));

describe('a closed gate', () => {
  test.each([
    ['nobody in particular', '0', 'gate_closed'],
    ['every permission but those two', String((1n << 50n) - 1n - 8n - 32n), 'gate_closed'],
    ['who manages the server', MANAGE_SERVER, 'welcome'],
    ['an administrator', ADMINISTRATOR, 'welcome'],
    ['both, and bits beyond 53', String((1n << 70n) + 40n), 'welcome'],
    ['who moderates messages', String(1n << 13n), 'gate_closed'],
    ['bits that are no number', 'all', 'gate_closed'],
    ['nothing', '', 'gate_closed'],
    ['a negative number', '-1', 'gate_closed'],
    ['hexadecimal', '0x28', 'gate_closed'],
  ])('%s', async (_who, permissions, expected) => {
    expect(await refusal(asker(permissions), 'closed')).toBe(expected);
  });
});

test('an open gate lets everyone in', async () => {
  expect(await refusal(asker('0'), 'open')).toBe('welcome');
});

describe('the list of servers', () => {
  test.each([
    ['on it', SERVER, [SERVER, NEIGHBOUR], 'welcome'],
    ['not on it', SERVER, [NEIGHBOUR], 'server_not_allowed'],
    ['its last digit differs', NEIGHBOUR, [SERVER], 'server_not_allowed'],
    ['an empty list', SERVER, [], 'server_not_allowed'],
    ['no server at all', '', [SERVER], 'server_not_allowed'],
  ])('%s', async (_where, serverId, allowed, expected) => {
    expect(await refusal(asker('0', serverId), 'open', allowed)).toBe(expected);
  });

  test('it counts for administrators too', async () => {
    expect(await refusal(asker(ADMINISTRATOR), 'open', [NEIGHBOUR])).toBe('server_not_allowed');
  });
});
