import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { actionsOf } from '../../../src/bin/actions.ts';
import type { verbDeps } from '../../../src/bin/verb-deps.ts';
import type { Edit } from '../../../src/core/edit.ts';
import { failure, type ErrorCode } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { CONTROL_ACTIONS, encodeCustomId, MODAL_ACTIONS } from '../../../src/discord/custom-id.ts';
import { createGate } from '../../../src/moderation/gate.ts';
import { labelled, pressed, SERVER, submitted, typed } from '../commands/payloads.ts';
import { OPERATOR } from '../edits/fake-limits.ts';
import { OFFERED } from '../edits/fake-offers.ts';
import { FakeWorld, NOW } from '../edits/fake-world.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { PERSON } from './samples.ts';

const ALLOWED = '900000000000000071';
const DENIED = '900000000000000072';
const MANAGE_MESSAGES = '8192';
const MANAGE_SERVER = '32';
const ELSEWHERE = '900000000000000099';

interface Who {
  id: string;
  roles?: string[];
  permissions?: string;
  server?: string | null;
}

/** Everybody who might press or type. The edit that a button is about belongs to the requester, in this server. */
const PEOPLE = {
  requester: { id: PERSON, roles: [ALLOWED] },
  member: { id: '900000000000000041' },
  allowed: { id: '900000000000000042', roles: [ALLOWED] },
  denied: { id: '900000000000000043', roles: [ALLOWED, DENIED] },
  blocked: { id: '900000000000000044', roles: [ALLOWED] },
  moderator: { id: '900000000000000045', permissions: MANAGE_MESSAGES },
  manager: { id: '900000000000000046', permissions: MANAGE_SERVER },
  operator: { id: OPERATOR },
  /** A manager of another server, with the ids of this one's cards. */
  stranger: { id: '900000000000000047', permissions: MANAGE_SERVER, server: ELSEWHERE },
  /** In direct messages Discord names no server and no member. */
  direct: { id: PERSON, server: null },
} satisfies Record<string, Who>;

type Name = keyof typeof PEOPLE;
type Outcome = 'ok' | ErrorCode;
type Row = Record<Name, Outcome>;

const all = (outcome: Outcome, but: Partial<Row> = {}): Row => ({
  ...(Object.fromEntries(Object.keys(PEOPLE).map((name) => [name, outcome])) as Row),
  ...but,
});

/** Whoever may edit at all. */
const EDITS: Row = all('ok', {
  member: 'gate_role_missing',
  denied: 'gate_role_denied',
  blocked: 'gate_blocked',
  operator: 'gate_role_missing',
  direct: 'gate_role_missing',
});
const MANAGERS = all('not_manager', { manager: 'ok', stranger: 'ok' });
const MODERATORS = all('not_moderator', { moderator: 'ok', manager: 'ok' });
/** About an edit of this server. */
const DECIDERS: Row = { ...MODERATORS, stranger: 'edit_unknown', direct: 'edit_unknown' };
/** About a report, which comes from a server. */
const REPORT_DECIDERS: Row = { ...DECIDERS, direct: 'only_in_server' };
/** One's own edit, or of the server that one moderates. */
const OWNERS = all('not_yours', {
  requester: 'ok',
  moderator: 'ok',
  manager: 'ok',
  stranger: 'edit_unknown',
  direct: 'edit_unknown',
});
const REQUESTER = all('not_yours', {
  requester: 'ok',
  stranger: 'edit_unknown',
  direct: 'ok',
});
/** Anybody about themselves. */
const ANYBODY = all('ok');

interface Handled {
  row: Row;
  /** The edit that it is about. */
  edit?: Partial<Edit>;
  args?: string[];
  /** What is typed, chosen or filled in. */
  data?: object;
  fields?: unknown[];
}

const QUEUED = { state: 'queued' } as const;
const WAITING = { state: 'awaiting_approval', gate: 'approval' } as const;
const REVIEWED = {
  state: 'awaiting_review',
  gate: 'review',
  outputUrl: 'https://o.example/1',
} as const;
const DELIVERED = { state: 'delivered', endedAtMs: NOW, toldAtMs: NOW, way: 'reply' } as const;
const REJECTED = {
  state: 'rejected',
  endedAtMs: NOW,
  toldAtMs: NOW,
  decision: { kind: 'rejected', by: '1', atMs: NOW, reason: 'no' },
  failure: failure('rejected', { reason: 'no' }),
} as const;
const APPEALED = {
  ...REJECTED,
  appeal: {
    text: 'please',
    atMs: NOW,
    askedIn: { channelId: '7', messageId: '8' },
    madeFrom: null,
  },
};
const REASON = labelled(4, 'reason', { value: 'because' });

/** Every handler there is, by what brings an interaction to it. */
const HANDLERS: Record<string, Handled> = {
  'kling-edit': { row: EDITS, data: { options: [{ type: 3, name: 'prompt', value: 'snow' }] } },
  'kling jobs': { row: ANYBODY },
  'kling usage': { row: ANYBODY },
  'kling privacy': { row: ANYBODY },
  'kling-admin setup': { row: MANAGERS },
  'kling-admin access': { row: MANAGERS },
  'kling-admin words': { row: MANAGERS },
  'kling-admin limits': { row: MANAGERS },
  'kling-admin usage': { row: MANAGERS },
  'kling-admin export': { row: MANAGERS },
  'kling-admin audit': {
    row: MANAGERS,
    data: { options: [{ type: 3, name: 'action', value: 'show' }] },
  },
  'kling-admin pause': { row: MANAGERS },
  'kling-admin block': {
    row: all('not_moderator', { moderator: 'ok', manager: 'ok', stranger: 'ok' }),
    data: { options: [{ type: 6, name: 'user', value: '900000000000000048' }] },
  },
  'kling-admin unblock': {
    row: all('not_moderator', { moderator: 'ok', manager: 'ok', stranger: 'ok' }),
    data: { options: [{ type: 6, name: 'user', value: PEOPLE.blocked.id }] },
  },
  // Nothing is paused: whoever may is told so.
  'kling-admin resume': {
    row: all('not_operator', {
      manager: 'not_paused',
      stranger: 'not_paused',
      operator: 'not_paused',
    }),
  },

  'button dismiss': {
    row: all('not_yours', {
      requester: 'ok',
      moderator: 'ok',
      manager: 'ok',
      stranger: 'ok',
      direct: 'ok',
    }),
    args: [PERSON],
  },
  'button cancel': { row: OWNERS, edit: QUEUED },
  'button drop': { row: OWNERS, edit: { state: 'generating' } },
  'button again': { row: { ...REQUESTER, direct: 'only_in_server' }, edit: DELIVERED },
  'button offer': {
    row: { ...REQUESTER, stranger: 'offer_gone', direct: 'only_in_server' },
    args: ['k7f3q2m9x1', 'middle'],
  },
  'button pings': { row: ANYBODY, args: ['off'] },
  'button approve': { row: DECIDERS, edit: WAITING },
  'button reject': { row: DECIDERS, edit: WAITING },
  'button reject-block': { row: DECIDERS, edit: WAITING },
  'button publish': { row: DECIDERS, edit: REVIEWED },
  'button withhold': { row: DECIDERS, edit: REVIEWED },
  // A form is opened; of another server's edit it goes no further.
  'button appeal': { row: { ...REQUESTER, stranger: 'not_yours' }, edit: REJECTED },
  'button appeal-accept': { row: DECIDERS, edit: APPEALED },
  'button appeal-decline': { row: DECIDERS, edit: APPEALED },
  'button report': { row: ANYBODY, edit: DELIVERED },
  'button delete': { row: { ...OWNERS, direct: 'ok' }, edit: DELIVERED },
  'button delete-yes': { row: REQUESTER, edit: DELIVERED },
  'button take-down': { row: DECIDERS, edit: DELIVERED },
  // There is no report that is not decided.
  'button dismiss-report': {
    row: { ...REPORT_DECIDERS, moderator: 'already_decided', manager: 'already_decided' },
    edit: DELIVERED,
  },
  'button block-reported': { row: DECIDERS, edit: DELIVERED },
  'button privacy-export': { row: ANYBODY },
  'button privacy-delete': { row: ANYBODY },
  'button privacy-erase': { row: ANYBODY },
  'button setup': { row: MANAGERS, args: ['who'] },
  'button gate': { row: MANAGERS, args: ['mode'], data: { values: ['open'] } },

  'modal reject': { row: DECIDERS, edit: WAITING, fields: [REASON] },
  'modal reject-block': { row: DECIDERS, edit: WAITING, fields: [REASON] },
  'modal withhold': { row: DECIDERS, edit: REVIEWED, fields: [REASON] },
  'modal appeal': {
    row: REQUESTER,
    edit: REJECTED,
    fields: [labelled(4, 'text', { value: 'please' })],
  },
  'modal report': {
    row: { ...ANYBODY, stranger: 'edit_unknown', direct: 'only_in_server' },
    edit: DELIVERED,
    fields: [REASON],
  },
  'modal take-down': { row: REPORT_DECIDERS, edit: DELIVERED, fields: [REASON] },
  'modal block-reported': { row: REPORT_DECIDERS, edit: DELIVERED, fields: [REASON] },
};

/** What really brings interactions to handlers. */
const REAL = [
  ...commands.flatMap(({ handlers }) => Object.keys(handlers)),
  ...CONTROL_ACTIONS.map((action) => `button ${action}`),
  ...MODAL_ACTIONS.map((action) => `modal ${action}`),
];

function payloadOf(name: string, handled: Handled, who: Who): unknown {
  const { id, roles = [], permissions = '0', server = SERVER } = who;
  const asked =
    server === null
      ? { guild_id: undefined, member: undefined, user: { id } }
      : { guild_id: server, member: { user: { id }, roles, permissions } };
  const [kind = '', action = ''] = name.split(' ');
  const { args = ['k7f3q2m9x1', PERSON], data = {}, fields = [] } = handled;
  const customId = encodeCustomId(action, ...args);
  if (kind === 'button') {
    return pressed(customId, {
      data: { custom_id: customId, component_type: 2, ...data },
      ...asked,
    });
  }
  if (kind === 'modal') return submitted(customId, fields, asked);
  const options = action === '' ? [] : [{ type: 1, name: action, ...data }];
  return typed({ name: kind, ...(action === '' ? data : { options }) }, asked);
}

/** Lets somebody do it, with the real verbs, and says what came of it. */
async function outcomeOf(name: string, who: Who): Promise<Outcome> {
  const handled = HANDLERS[name];
  if (!handled) throw new Error(`No row for ${name}.`);
  const world = new FakeWorld();
  world.limits.gate = {
    ...NO_GATE_SETTINGS,
    mode: 'roles',
    allowedRoles: [ALLOWED],
    deniedRoles: [DENIED],
    moderatorsChannelId: '900000000000000031',
  };
  world.limits.blocks.set(PEOPLE.blocked.id, { reason: 'spam', untilMs: null });
  world.offers.kept.set('k7f3q2m9x1', { ...OFFERED, serverId: SERVER, requesterId: PERSON });
  if (handled.edit) world.has({ serverId: SERVER, requesterId: PERSON, ...handled.edit });
  const gate = createGate({
    allowedServers: null,
    defaultGate: 'closed',
    servers: world.deps.servers,
    now: () => NOW,
  });
  const deps = { ...world.deps, gate } as unknown as ReturnType<typeof verbDeps>;
  const stage = stageDispatch({ commands, actions: actionsOf(deps) });
  await stage.dispatch(payloadOf(name, handled, who));
  expect(stage.logged.filter(([level]) => level === 'error')).toEqual([]);
  const told = world.sent.flatMap(({ card }) =>
    card.kind === 'refusal' ? [card.failure.code] : [],
  );
  return [...stage.refusals, ...told][0] ?? 'ok';
}

test('every handler has its row, and no row is for nothing', () => {
  expect(Object.keys(HANDLERS).toSorted()).toEqual(REAL.toSorted());
});

describe.each(Object.entries(HANDLERS))('%s', (name, { row }) => {
  test.each(Object.entries(PEOPLE))('%s', async (who, person) => {
    expect(await outcomeOf(name, person)).toBe(row[who as Name]);
  });
});
