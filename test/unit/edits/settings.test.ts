import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { GATE_LIST_MAX, type GateChange } from '../../../src/core/gate-change.ts';
import { blockPerson } from '../../../src/edits/block-person.ts';
import { cardOf } from '../../../src/edits/card-of.ts';
import { changeGate } from '../../../src/edits/change-gate.ts';
import { listBlocks } from '../../../src/edits/list-blocks.ts';
import { unblockPerson } from '../../../src/edits/unblock-person.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld, NOW } from './fake-world.ts';

const MANAGE_SERVER = String(1n << 5n);
const MANAGE_MESSAGES = String(1n << 13n);
const ROLE = '900000000000000088';
const OTHER = '900000000000000055';
const DAY_MS = 86_400_000;

let world: FakeWorld;
let manager: Asker;
let moderator: Asker;
beforeEach(() => {
  world = new FakeWorld();
  const { asker } = world.has({ id: 'k0', state: 'delivered' });
  manager = { ...asker, permissions: MANAGE_SERVER };
  moderator = { ...asker, permissions: MANAGE_MESSAGES };
});

describe('the gate', () => {
  const change = async (what: GateChange | null, who: Partial<Asker> = {}) =>
    changeGate(world.deps, { ...manager, ...who }, what);

  test.each([null, { mode: 'open' } as const])(
    'only a manager may see or change it, not who only moderates: %j',
    async (what) => {
      for (const permissions of ['0', MANAGE_MESSAGES]) {
        expect(await codeOf(change(what, { permissions }))).toBe('not_manager');
      }
      expect(world.count('servers.changeGate')).toBe(0);
      expect(world.limits.decided).toEqual([]);
    },
  );

  test('looking changes nothing', async () => {
    expect(await change(null)).toEqual({ gate: world.limits.gate, defaultGate: 'closed' });
    expect(world.limits.decided).toEqual([]);
  });

  test.each<[GateChange, string, string]>([
    [{ mode: 'review' }, 'gate.changed', 'mode'],
    [{ allowedRoles: [ROLE] }, 'access.changed', 'allowedRoles'],
    [{ role: { id: ROLE, action: 'trust' }, memberDays: 3 }, 'access.changed', 'role, memberDays'],
    [{ moderatorRoleId: ROLE }, 'access.changed', 'moderatorRoleId'],
    [{ moderatorsChannelId: ROLE }, 'channel.changed', 'moderatorsChannelId'],
    [{ auditChannelId: null }, 'channel.changed', 'auditChannelId'],
  ])('%j is noted as %s', async (what, action, about) => {
    await change(what);
    const { serverId: chain, userId: actor } = manager;
    expect(world.limits.decided).toEqual([
      { chain, action, actor, about, subject: null, reason: null },
    ]);
  });

  test('what was chosen holds, and is what is shown', async () => {
    await change({ mode: 'roles' });
    const { gate } = await change({ allowedRoles: [ROLE] });
    expect(gate).toMatchObject({ mode: 'roles', allowedRoles: [ROLE] });
    expect(world.limits.gate).toEqual(gate);
  });

  test('with a change goes the locale of the server, and with nothing else', async () => {
    await change({ mode: 'roles' }, { serverLocale: 'fr' });
    expect(world.limits.gate.locale).toBe('fr');
    const before = world.limits.gate;
    await change({ mode: 'roles' }, { serverLocale: 'de' });
    expect(world.limits.gate).toBe(before);
  });

  test('everybody is no role', async () => {
    const everyone = manager.serverId;
    for (const what of [
      { deniedRoles: [ROLE, everyone] },
      { moderatorRoleId: everyone },
      { role: { id: everyone, action: 'allow' } },
    ] satisfies GateChange[]) {
      expect(await codeOf(change(what))).toBe('everyone_role');
    }
    expect(world.limits.gate.deniedRoles).toEqual([]);
  });

  test('a list that is full takes no more, and can be emptied', async () => {
    const full = Array.from({ length: GATE_LIST_MAX }, (_, at) => String(at));
    await change({ trustedRoles: full });
    expect(await codeOf(change({ role: { id: ROLE, action: 'trust' } }))).toBe('list_full');
    await change({ role: { id: '3', action: 'clear' } });
    await change({ role: { id: ROLE, action: 'trust' } });
    expect(world.limits.gate.trustedRoles).toHaveLength(GATE_LIST_MAX);
  });
});

describe('a closed gate', () => {
  const canSetUp = async (permissions: string, defaultGate: 'open' | 'closed' = 'closed') => {
    const edit = world.has({ state: 'queued', asker: { ...manager, permissions } });
    return (await cardOf({ ...world.deps, defaultGate }, edit)).canSetUp;
  };

  test('is told to the managers whom it lets in, until they have chosen', async () => {
    expect(await canSetUp(MANAGE_SERVER)).toBe(true);
    expect(await canSetUp('0')).toBe(false);
    expect(await canSetUp(MANAGE_SERVER, 'open')).toBe(false);
    await changeGate(world.deps, manager, { mode: 'approval' });
    expect(await canSetUp(MANAGE_SERVER)).toBe(false);
  });
});

describe('blocking somebody', () => {
  const block = async (who: Partial<Asker> = {}, days: number | null = null, reason = ' spam ') =>
    blockPerson(world.deps, { ...moderator, ...who }, { userId: OTHER, reason, days });

  test('is for moderators: by the role that was set, or by what they may do', async () => {
    expect(await codeOf(block({ permissions: '0' }))).toBe('not_moderator');
    world.limits.gate = { ...world.limits.gate, moderatorRoleId: ROLE };
    expect(await codeOf(block())).toBe('not_moderator');
    expect(world.limits.blocks.size).toBe(0);
    expect(await codeOf(block({ permissions: '0', roles: [ROLE] }))).toBe('done');
    expect(await codeOf(block({ permissions: MANAGE_SERVER }))).toBe('done');
    for (const verb of [
      unblockPerson(world.deps, moderator, OTHER),
      listBlocks(world.deps, moderator),
    ]) {
      expect(await codeOf(verb)).toBe('not_moderator');
    }
  });

  test('holds with its reason and time, is noted, and shown', async () => {
    const report = await block({}, 2);
    const stored = { reason: 'spam', untilMs: NOW + 2 * DAY_MS };
    expect(world.limits.blocks.get(OTHER)).toEqual(stored);
    const person = { userId: OTHER, ...stored };
    expect(report).toEqual({
      blocked: [person],
      done: { kind: 'blocked', person, cancelled: 0 },
    });
    expect(world.limits.decided).toMatchObject([
      { action: 'person.blocked', actor: moderator.userId, subject: OTHER, reason: 'spam' },
    ]);
  });

  test('without a reason or an end, and with a reason that is too long', async () => {
    await block({}, null, '   ');
    expect(world.limits.blocks.get(OTHER)).toEqual({ reason: '', untilMs: null });
    expect(world.limits.decided).toMatchObject([{ reason: null }]);
    await block({}, null, '😀'.repeat(301));
    expect(world.limits.blocks.get(OTHER)?.reason).toBe('😀'.repeat(300));
  });

  test('stops what of theirs waits there, and nothing else', async () => {
    const mark = { owner: 'other', version: 'v2', atMs: 1 } as const;
    const theirs = { requesterId: OTHER } as const;
    world.has({ ...theirs, id: 'k1', state: 'queued' });
    world.has({ ...theirs, id: 'k2', state: 'awaiting_approval' });
    world.has({ ...theirs, id: 'k3', state: 'submitting', mark });
    world.has({ ...theirs, id: 'k4', state: 'generating', mark });
    world.has({ ...theirs, id: 'k5', state: 'queued', serverId: '900000000000000555' });
    world.has({ id: 'k6', state: 'queued' });
    const { done } = await block();
    expect(done).toMatchObject({ cancelled: 2 });
    const states = [...world.stored.values()].map(({ id, state }) => `${id} ${state}`);
    expect(states).toEqual([
      'k0 delivered',
      'k1 cancelled',
      'k2 cancelled',
      'k3 submitting',
      'k4 generating',
      'k5 queued',
      'k6 queued',
    ]);
    expect([...world.queued]).toEqual(['deliver k1', 'deliver k2']);
  });

  test('the list tells who is blocked now, who is so longest first', async () => {
    world.limits.blocks.set('1', { reason: 'a', untilMs: NOW + 5 });
    world.limits.blocks.set('2', { reason: '', untilMs: NOW });
    world.limits.blocks.set('3', { reason: '', untilMs: null });
    world.limits.blocks.set('4', { reason: '', untilMs: NOW + 9 });
    const { blocked, done } = await listBlocks(world.deps, moderator);
    expect(blocked.map(({ userId }) => userId)).toEqual(['3', '4', '1']);
    expect(done).toBeNull();
  });

  test('ends by a moderator’s word', async () => {
    await block();
    expect(await unblockPerson(world.deps, moderator, OTHER)).toEqual({
      blocked: [],
      done: { kind: 'unblocked', userId: OTHER },
    });
    expect(world.limits.decided.at(-1)).toMatchObject({
      action: 'person.unblocked',
      subject: OTHER,
    });
    expect(await codeOf(unblockPerson(world.deps, moderator, OTHER))).toBe('not_blocked');
  });
});
