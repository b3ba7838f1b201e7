import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { appealEdit } from '../../../src/edits/appeal.ts';
import { acceptAppeal, declineAppeal } from '../../../src/edits/decide-appeal.ts';
import { sampleEdit } from '../discord/samples.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

const MODERATOR = '900000000000000044';
const MANAGE_MESSAGES = String(1n << 13n);
const FROM = { channelId: '900000000000000087', messageId: '6' };
const PLACE = { channelId: '900000000000000088', messageId: '5' };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  world.limits.gate = { ...NO_GATE_SETTINGS, moderatorsChannelId: PLACE.channelId };
});

const deps = () => world.deps;
const moderator = (): Asker => ({
  ...sampleEdit().asker,
  userId: MODERATOR,
  permissions: MANAGE_MESSAGES,
});

describe('an appeal', () => {
  const rejected = (changes: Partial<Edit> = {}) =>
    world.has({
      state: 'rejected',
      gate: 'approval',
      failure: failure('rejected', { reason: '' }),
      decision: { kind: 'rejected', by: MODERATOR, atMs: NOW, reason: '' },
      message: PLACE,
      way: 'reply',
      toldAtMs: NOW,
      ...changes,
    });
  const appeal = async ({ asker, id }: Edit, changes: Partial<Asker> = {}) =>
    appealEdit(deps(), { ...asker, ...changes }, id, 'please', FROM);

  test('is its person’s alone, once, and against a moderator’s no only', async () => {
    const edit = rejected();
    expect(await codeOf(appeal(edit, { userId: '1' }))).toBe('not_yours');
    expect(await codeOf(appeal(edit, { userId: '1', serverId: '1' }))).toBe('edit_unknown');
    expect((await appeal(edit)).edit.appeal).toMatchObject({ text: 'please' });
    expect(await codeOf(appeal(edit))).toBe('already_appealed');
    expect(world.posted).toMatchObject([{ channelId: PLACE.channelId, mark: `appeal-${edit.id}` }]);
    expect(world.decided).toMatchObject([{ action: 'appeal.made', reason: 'please' }]);
    const expired = rejected({ failure: failure('approval_expired') });
    expect(await codeOf(appeal(expired))).toBe('outdated_control');
  });

  test.each(['discord_channel_closed', 'discord_unavailable'] as const)(
    'that does not get through is not used up: %s',
    async (code) => {
      const edit = rejected();
      world.plan('messages.post', failing(code));
      const expected = code === 'discord_unavailable' ? code : 'moderators_unreachable';
      expect(await codeOf(appeal(edit))).toBe(expected);
      expect(world.edit(edit.id).appeal).toBeNull();
      expect(await codeOf(appeal(edit))).toBe('done');
    },
  );

  test('accepted makes a new edit, whose card is a new message that calls its person', async () => {
    const edit = rejected();
    await appeal(edit);
    world.plan('gate.ask', async () => ({ kind: 'approval' }));
    expect(await acceptAppeal(deps(), moderator(), edit.id)).toMatchObject({
      kind: 'appeal_decided',
      edit: { appealDecision: { kind: 'accepted', by: MODERATOR } },
    });
    const made = [...world.stored.values()].find(
      ({ interactionId }) => interactionId === `appeal-${edit.id}`,
    );
    expect(made).toMatchObject({ state: 'queued', gate: 'open', prompt: edit.prompt });
    await expect
      .poll(() => world.posted.at(-1))
      .toMatchObject({
        channelId: edit.channelId,
        mark: made?.id,
        pings: edit.requesterId,
      });
    await expect.poll(() => world.edit(made?.id ?? '').message).not.toBeNull();
    expect(world.tokens.size).toBe(0);
    const again = codeOf(acceptAppeal(deps(), moderator(), edit.id));
    expect(await again).toBe('already_decided');
  });

  test('declined is said on the card of the edit', async () => {
    const edit = rejected();
    await appeal(edit);
    await declineAppeal(deps(), moderator(), edit.id);
    expect(world.edit(edit.id).appealDecision).toMatchObject({ kind: 'declined', by: MODERATOR });
    await expect
      .poll(() => world.sent.at(-1))
      .toMatchObject({ to: '6', card: { edit: { appealDecision: { kind: 'declined' } } } });
    const accept = codeOf(acceptAppeal(deps(), moderator(), edit.id));
    expect(await accept).toBe('already_decided');
  });

  test.each([
    [
      'a block',
      () =>
        world.plan('gate.ask', async () => ({
          kind: 'refused',
          failure: failure('gate_blocked', { reason: '', untilMs: null }),
        })),
      'gate_blocked',
    ],
    [
      'a pause',
      () => (world.limits.pause = { reason: 'credits', neededMicros: 1, sinceMs: NOW }),
      'edits_paused',
    ],
    [
      'the limits',
      () =>
        world.plan('edits.acceptAppealed', async () => ({
          kind: 'refused',
          failure: failure('limit_at_once', { max: 1 }),
        })),
      'limit_at_once',
    ],
  ])('held up by %s is not decided', async (_what, holdUp, code) => {
    const edit = rejected();
    await appeal(edit);
    holdUp();
    const held = acceptAppeal(deps(), moderator(), edit.id);
    expect(await held).toMatchObject({ kind: 'held_up', failure: { code } });
    expect(world.edit(edit.id).appealDecision).toBeNull();
  });
});
