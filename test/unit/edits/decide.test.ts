import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { approveEdit } from '../../../src/edits/approve.ts';
import { acceptAppeal, declineAppeal } from '../../../src/edits/decide-appeal.ts';
import { publishEdit } from '../../../src/edits/publish.ts';
import { rejectAndBlock, rejectEdit } from '../../../src/edits/reject.ts';
import { sampleEdit } from '../discord/samples.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

const MODERATOR = '900000000000000044';
const MANAGE_MESSAGES = String(1n << 13n);
const ROLE = '900000000000000033';
const PLACE = { channelId: '900000000000000088', messageId: '5' };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  world.limits.gate = { ...NO_GATE_SETTINGS, moderatorsChannelId: PLACE.channelId };
});

const waiting = (changes: Partial<Edit> = {}) =>
  world.has({ state: 'awaiting_approval', gate: 'approval', askedIn: PLACE, ...changes });
const review = () => waiting({ state: 'awaiting_review', gate: 'review', requestId: 'r' });
const moderator = (changes: Partial<Asker> = {}): Asker => ({
  ...sampleEdit().asker,
  userId: MODERATOR,
  permissions: MANAGE_MESSAGES,
  ...changes,
});
const deps = () => world.deps;

const VERBS = {
  approve: async (asker: Asker, id: string) => approveEdit(deps(), asker, id),
  reject: async (asker: Asker, id: string) => rejectEdit(deps(), asker, id, 'no'),
  block: async (asker: Asker, id: string) =>
    rejectAndBlock(deps(), asker, id, { reason: '', days: 1 }),
  publish: async (asker: Asker, id: string) => publishEdit(deps(), asker, id),
  acceptAppeal: async (asker: Asker, id: string) => acceptAppeal(deps(), asker, id),
  declineAppeal: async (asker: Asker, id: string) => declineAppeal(deps(), asker, id),
};

describe.each(Object.entries(VERBS))('%s', (_name, verb) => {
  test('is for who moderates in that server, now', async () => {
    const { id } = waiting();
    const none = moderator({ permissions: '0' });
    expect(await codeOf(verb(none, id))).toBe('not_moderator');
    expect(await codeOf(verb(moderator({ serverId: '1' }), id))).toBe('edit_unknown');
    expect(await codeOf(verb(moderator(), 'knone'))).toBe('edit_unknown');
    // Once a role is set, putting messages away is not enough.
    world.limits.gate = { ...world.limits.gate, moderatorRoleId: ROLE };
    expect(await codeOf(verb(moderator(), id))).toBe('not_moderator');
    expect(world.edit(id)).toMatchObject({ state: 'awaiting_approval', decision: null });
    expect([world.decided, world.limits.blocks.size]).toEqual([[], 0]);
  });

  test('decides nothing while the store is silent', async () => {
    const { id } = waiting();
    world.plan('servers.gate', failing('internal'));
    expect(await codeOf(verb(moderator(), id))).toBe('store_unreachable');
  });
});

describe('a request', () => {
  test('approved by who has the role: in line, noted, and its person’s card goes on', async () => {
    world.limits.gate = { ...world.limits.gate, moderatorRoleId: ROLE };
    const edit = waiting({ acceptedAtMs: NOW - 10 * 3_600_000 });
    world.withToken(edit);
    const by = moderator({ permissions: '0', roles: [ROLE] });
    const decision = { kind: 'approved', by: MODERATOR, atMs: NOW, reason: '' };
    expect(await approveEdit(deps(), by, edit.id)).toMatchObject({
      kind: 'decided',
      report: { edit: { state: 'queued', decision } },
    });
    expect(world.queued.has(`generate ${edit.id}`)).toBe(true);
    expect(world.decided).toMatchObject([
      { action: 'edit.approved', actor: MODERATOR, subject: edit.requesterId, about: edit.id },
    ]);
    await expect
      .poll(() => world.sent.map(({ card }) => card))
      .toMatchObject([{ kind: 'edit', edit: { state: 'queued' } }]);
  });

  test.each([
    [
      'limits',
      () =>
        world.plan('edits.approve', async () => ({
          kind: 'refused',
          failure: failure('limit_at_once', { max: 1 }),
        })),
      'limit_at_once',
    ],
    [
      'links',
      () =>
        waiting({
          video: { input: 'video', url: 'https://cdn.example/a?ex=1', filename: 'a', bytes: 1 },
        }),
      'source_expired',
    ],
  ])(
    'held up by its %s: the moderator is told why, and it goes on waiting',
    async (_what, holdUp, code) => {
      const { id, requesterId } = waiting();
      holdUp();
      expect(await approveEdit(deps(), moderator(), id)).toMatchObject({
        kind: 'held_up',
        failure: { code },
        requesterId,
      });
      expect(world.edit(id)).toMatchObject({ state: 'awaiting_approval', decision: null });
    },
  );

  test('rejected: its person is told why', async () => {
    const { id } = waiting();
    await rejectEdit(deps(), moderator(), id, 'not here');
    expect(world.edit(id)).toMatchObject({
      state: 'rejected',
      failure: failure('rejected', { reason: 'not here' }),
      decision: { kind: 'rejected', by: MODERATOR, reason: 'not here' },
    });
    expect(world.queued.has(`deliver ${id}`)).toBe(true);
    expect(world.decided).toMatchObject([{ action: 'edit.rejected', reason: 'not here' }]);
  });

  test('is decided once: whoever comes second is told, and sees the first', async () => {
    const { id } = waiting();
    const other = moderator({ userId: '900000000000000045' });
    await rejectEdit(deps(), moderator(), id, '');
    for (const verb of [VERBS.approve, VERBS.reject, VERBS.block, VERBS.publish]) {
      expect(await codeOf(verb(other, id))).toBe('already_decided');
    }
    expect(world.edit(id).decision?.by).toBe(MODERATOR);
    expect(world.limits.blocks.size).toBe(0);
    expect(world.sent.at(-1)).toMatchObject({ by: 'editMessage', to: PLACE.messageId });
    expect(world.decided).toHaveLength(1);
  });

  test('withdrawn, or expired: the card says so instead', async () => {
    const { id } = waiting({ state: 'cancelled' });
    for (const verb of [VERBS.approve, VERBS.reject, VERBS.block]) {
      expect(await verb(moderator(), id)).toMatchObject({
        kind: 'decided',
        report: { edit: { state: 'cancelled', decision: null } },
      });
    }
    expect([world.decided, world.limits.blocks.size]).toEqual([[], 0]);
  });
});

test.each([
  [7, NOW + 7 * 86_400_000],
  [null, null],
])('rejected and blocked for %s days', async (days, untilMs) => {
  const { id, requesterId } = waiting();
  const how = { reason: 'spam', days };
  expect(await rejectAndBlock(deps(), moderator(), id, how)).toMatchObject({
    report: { edit: { state: 'rejected' }, block: { reason: 'spam', untilMs } },
  });
  expect(world.limits.blocks.get(requesterId)).toEqual({ reason: 'spam', untilMs });
});

test('whoever is blocked over a request loses what of theirs waits besides, and gets it back', async () => {
  const { id } = waiting();
  const other = world.has({ id: 'k0ther', interactionId: '77', state: 'queued' });
  await rejectAndBlock(deps(), moderator(), id, { reason: 'spam', days: 1 });
  expect(world.edit(other.id).state).toBe('cancelled');
  expect(world.queued.has(`deliver ${other.id}`)).toBe(true);
});

describe('a result', () => {
  test('published goes on its way', async () => {
    const { id } = review();
    expect(await codeOf(approveEdit(deps(), moderator(), id))).toBe('done');
    expect(world.edit(id).state).toBe('awaiting_review');
    await publishEdit(deps(), moderator(), id);
    expect(world.edit(id)).toMatchObject({ state: 'delivering', decision: { kind: 'published' } });
    expect(world.queued.has(`deliver ${id}`)).toBe(true);
    expect(world.decided).toMatchObject([{ action: 'edit.published' }]);
  });

  test('withheld ends', async () => {
    const edit = review();
    await rejectEdit(deps(), moderator(), edit.id, 'ugly');
    expect(world.edit(edit.id)).toMatchObject({
      state: 'rejected',
      failure: failure('review_rejected', { reason: 'ugly' }),
      decision: { kind: 'withheld' },
    });
    expect(world.decided).toMatchObject([{ action: 'edit.withheld', reason: 'ugly' }]);
  });
});
