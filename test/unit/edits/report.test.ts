import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { blockReported, dismissReport } from '../../../src/edits/decide-report.ts';
import { reportClip } from '../../../src/edits/report-clip.ts';
import { showReports } from '../../../src/edits/show-reports.ts';
import { deleteClip, takeDownClip } from '../../../src/edits/take-down.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { OTHER, WHO } from './askers.ts';

const CHANNEL = '900000000000000088';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  world.limits.gate = { ...world.limits.gate, moderatorsChannelId: CHANNEL };
});

const clip = (changes: Partial<Edit> = {}) =>
  world.has({ state: 'delivered', toldAtMs: NOW, ...changes });
const asker = (edit: Edit, changes: Partial<Asker>): Asker => ({ ...edit.asker, ...changes });
const report = async (edit: Edit, who: Partial<Asker>) =>
  codeOf(reportClip(world.deps, asker(edit, who), edit.id, 'it is bad'));
const dismiss = async (edit: Edit, who: Partial<Asker>, round = 1) =>
  codeOf(dismissReport(world.deps, asker(edit, who), edit.id, round));
const block = async (edit: Edit, who: Partial<Asker>) =>
  codeOf(blockReported(world.deps, asker(edit, who), { editId: edit.id, reason: 'no', days: 2 }));
const posts = () => world.sent.map(({ by, to }) => `${by} ${to}`);

/** Who may report, dismiss a report, block. */
describe.each<[string, keyof typeof WHO, string, string, string]>([
  ['its requester', 'requester', 'done', 'not_moderator', 'not_moderator'],
  ['another member', 'member', 'done', 'not_moderator', 'not_moderator'],
  [
    'its requester in direct messages',
    'requesterDirect',
    'only_in_server',
    'only_in_server',
    'only_in_server',
  ],
  ['somebody in direct messages', 'direct', 'only_in_server', 'only_in_server', 'only_in_server'],
  ['who may manage messages', 'messages', 'done', 'done', 'done'],
  ['who manages the server', 'manager', 'done', 'done', 'done'],
  ['who manages another server', 'elsewhere', 'edit_unknown', 'edit_unknown', 'edit_unknown'],
])('%s', (_name, who, reported, dismissed, blocked) => {
  test('reports', async () => {
    expect(await report(clip(), WHO[who])).toBe(reported);
    expect(world.takeDowns.decisions).toHaveLength(reported === 'done' ? 1 : 0);
  });
  test('dismisses', async () => {
    const edit = clip();
    await report(edit, { userId: '9' });
    expect(await dismiss(edit, WHO[who])).toBe(dismissed);
    const by = dismissed === 'done' ? OTHER : undefined;
    expect(world.takeDowns.reported.get(edit.id)?.decision?.by).toBe(by);
  });
  test('blocks', async () => {
    const edit = clip();
    const waits = world.has({ id: 'kwa1t5', interactionId: '78', state: 'queued' });
    expect(await block(edit, WHO[who])).toBe(blocked);
    expect(world.edit(waits.id).state).toBe(blocked === 'done' ? 'cancelled' : 'queued');
    const there = { reason: 'no', untilMs: NOW + 2 * 86_400_000 };
    expect([...world.limits.blocks]).toEqual(blocked === 'done' ? [[edit.requesterId, there]] : []);
  });
});

describe('a report', () => {
  test('is noted, and said where moderators see it', async () => {
    const edit = clip();
    const where = reportClip(world.deps, asker(edit, WHO.member), edit.id, 'it is bad');
    expect(await where).toEqual({ channelId: CHANNEL });
    expect(world.takeDowns.decisions).toMatchObject([
      { action: 'edit.reported', actor: OTHER, subject: edit.requesterId, about: edit.id },
    ]);
    world.limits.gate = { ...world.limits.gate, moderatorsChannelId: null };
    expect(await reportClip(world.deps, asker(edit, { userId: '3' }), edit.id, 'x')).toBeNull();
  });

  test('counts once for each person', async () => {
    const edit = clip();
    expect(await report(edit, WHO.member)).toBe('done');
    expect(await report(edit, WHO.member)).toBe('already_reported');
    expect(await report(edit, WHO.near)).toBe('done');
  });

  test('of what is not there any more says why', async () => {
    const down = { by: '7', atMs: NOW, reason: 'no' };
    const taken = clip({ takeDown: { kind: 'taken_down', ...down } });
    expect(await report(taken, WHO.member)).toBe('taken_down');
    const deleted = clip({ takeDown: { kind: 'deleted', ...down } });
    expect(await report(deleted, WHO.member)).toBe('clip_deleted');
    expect(await report(clip({ state: 'failed' }), WHO.member)).toBe('edit_unknown');
  });

  test('two moderators at once: the second hears that it is decided', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    expect(await dismiss(edit, WHO.manager)).toBe('done');
    expect(await dismiss(edit, WHO.messages)).toBe('already_decided');
    const request = { editId: edit.id, round: 1, reason: 'no' };
    const takeDown = takeDownClip(world.deps, asker(edit, WHO.manager), request);
    expect(await codeOf(takeDown)).toBe('already_decided');
    expect(world.edit(edit.id).takeDown).toBeNull();
  });
});

describe('the card of moderators', () => {
  test('is posted once, then changes in place, also when the clip is deleted', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    await showReports(world.deps);
    await showReports(world.deps);
    expect(posts()).toEqual([`post ${CHANNEL}`]);
    expect(world.posted).toMatchObject([{ mark: `${edit.id}-r1`, pings: null }]);
    await report(edit, WHO.near);
    await showReports(world.deps);
    await deleteClip(world.deps, edit.asker, edit.id);
    await showReports(world.deps);
    // Here each message that is sent is given a name of its own, an edited one too.
    expect(posts()).toEqual([`post ${CHANNEL}`, 'editMessage m-1', 'editMessage m-2']);
    expect(world.sent[2]).toMatchObject({
      card: { reported: { decision: { kind: 'deleted' }, reports: [{}, {}] } },
    });
    expect(world.takeDowns.due.size).toBe(0);
  });

  test('after a decision, the next report gets one of its own', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    await showReports(world.deps);
    await dismiss(edit, WHO.manager);
    await showReports(world.deps);
    await report(edit, WHO.near);
    await showReports(world.deps);
    expect(posts()).toEqual([`post ${CHANNEL}`, 'editMessage m-1', `post ${CHANNEL}`]);
    expect(await dismiss(edit, WHO.manager, 1)).toBe('already_decided');
    expect(await dismiss(edit, WHO.manager, 2)).toBe('done');
  });

  test('of two processes one draws it', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    await Promise.all([showReports(world.deps), showReports(world.deps)]);
    expect(posts()).toEqual([`post ${CHANNEL}`]);
  });

  test('posted by a process that died before it said so, it is found', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    world.plan('messages.find', async () => ({ channelId: CHANNEL, messageId: 'known' }));
    await showReports(world.deps);
    expect(posts()).toEqual(['editMessage known']);
  });

  test('put away by hand, it comes again with the next report', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    await showReports(world.deps);
    await report(edit, WHO.near);
    world.plan('messages.editMessage', failing('discord_message_gone'));
    await showReports(world.deps);
    expect(posts()).toEqual([`post ${CHANNEL}`, `post ${CHANNEL}`]);
    expect(world.takeDowns.reported.get(edit.id)?.card?.messageId).toBe('m-2');
  });

  test('what comes in between is drawn in the next round', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    world.plan('messages.post', async (real) => {
      await report(edit, WHO.near);
      return real();
    });
    await showReports(world.deps);
    expect([...world.takeDowns.due]).toEqual([edit.id]);
    await showReports(world.deps);
    expect(world.sent[1]).toMatchObject({ card: { reported: { reports: [{}, {}] } } });
  });

  test('without a channel there is none: it stands in the audit', async () => {
    world.limits.gate = { ...world.limits.gate, moderatorsChannelId: null };
    await report(clip(), WHO.member);
    await showReports(world.deps);
    expect([posts(), world.takeDowns.due.size]).toEqual([[], 0]);
  });

  test('a channel that is shut to the bot is not knocked at for ever; Discord away is tried again', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    world.plan('messages.post', failing('discord_unavailable', { retryAfterMs: null }));
    await showReports(world.deps);
    expect(world.takeDowns.due.size).toBe(1);
    world.takeDowns.claimed.clear();
    world.plan('messages.post', failing('discord_no_access'));
    await showReports(world.deps);
    expect([posts(), world.takeDowns.due.size]).toEqual([[], 0]);
  });

  test('of an edit that is gone is due no more', async () => {
    const edit = clip();
    await report(edit, WHO.member);
    world.stored.clear();
    await showReports(world.deps);
    expect([posts(), world.takeDowns.due.size]).toEqual([[], 0]);
  });
});
