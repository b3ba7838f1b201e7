import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import type { LimitsChange } from '../../../src/core/report.ts';
import { changeLimits } from '../../../src/edits/change-limits.ts';
import { listJobs } from '../../../src/edits/list-jobs.ts';
import { readUsage } from '../../../src/edits/read-usage.ts';
import { refreshWaiting } from '../../../src/edits/refresh.ts';
import { runAgain } from '../../../src/edits/run-again.ts';
import { tellOperators } from '../../../src/edits/tell-operators.ts';
import { REPLY } from '../discord/samples.ts';
import { CAPS, OPERATOR } from './fake-limits.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { DIRECT, FakeWorld, NOW } from './fake-world.ts';

const MANAGER = String(1n << 5n);
const ROLE = '900000000000000088';
const OTHER = '900000000000000055';

let world: FakeWorld;
let asker: Asker;
beforeEach(() => {
  world = new FakeWorld();
  ({ asker } = world.has({ id: 'k0', state: 'delivered' }));
});

describe('changing limits', () => {
  const change = async (changes: Partial<LimitsChange>, who: Partial<Asker> = {}) =>
    changeLimits(
      world.deps,
      { ...asker, permissions: MANAGER, ...who },
      { roleId: null, reset: false, ...changes },
    );

  test('only a manager of the server may, and see them', async () => {
    expect(await codeOf(change({ atOnce: 1 }, { permissions: '0' }))).toBe('not_manager');
    expect(await codeOf(changeLimits(world.deps, asker, null))).toBe('not_manager');
    expect(world.count('servers.setLimits')).toBe(0);
  });

  test('looking changes nothing', async () => {
    const manager = { ...asker, permissions: MANAGER };
    const report = await changeLimits(world.deps, manager, null);
    expect(report).toEqual({ server: world.limits.server, operator: CAPS });
    expect(world.count('servers.setLimits')).toBe(0);
  });

  test('a field that is not named stays as it was', async () => {
    await change({ atOnce: 3 });
    await change({ dayEdits: 0 });
    expect(world.limits.server.person).toEqual({ atOnce: 3, dayEdits: 0 });
  });

  test('a role has its own, and a reset takes them away', async () => {
    await change({ roleId: ROLE, dayEdits: 50 });
    await change({ roleId: ROLE, cooldownMs: 0 });
    expect(world.limits.server.tiers).toEqual({ [ROLE]: { dayEdits: 50, cooldownMs: 0 } });
    await change({ roleId: ROLE, reset: true });
    expect(world.limits.server.tiers).toEqual({});
    expect(world.limits.server.person).toEqual({});
  });

  test('a reset and a value in one: the value is what is left', async () => {
    await change({ atOnce: 3, serverDayMicros: 5_000_000 });
    await change({ reset: true, dayEdits: 4 });
    expect(world.limits.server).toMatchObject({ person: { dayEdits: 4 }, serverDayMicros: null });
  });

  test.each([20_000_001, 0])('a budget of %i is above the operator’s ceiling', async (micros) => {
    expect(await codeOf(change({ serverDayMicros: micros }))).toBe('above_ceiling');
  });

  test('a budget may be lowered, for the whole server alone', async () => {
    await change({ serverDayMicros: 20_000_000 });
    expect(world.limits.server.serverDayMicros).toBe(20_000_000);
    expect(await codeOf(change({ roleId: ROLE, serverDayMicros: 1 }))).toBe('budget_of_role');
  });

  test('costs are shown unless a server hides them, for all alike', async () => {
    expect(world.limits.server.showsCost).toBe(true);
    await change({ showsCost: false });
    await change({ atOnce: 3 });
    expect(world.limits.server.showsCost).toBe(false);
    expect(await codeOf(change({ roleId: ROLE, showsCost: true }))).toBe('budget_of_role');
    await change({ reset: true });
    expect(world.limits.server.showsCost).toBe(true);
  });
});

describe('usage', () => {
  test.each([
    ['a member', {}, false, false],
    ['a manager', { permissions: MANAGER }, true, false],
    ['an operator', { userId: OPERATOR }, true, true],
  ])('%s sees what is theirs to see', async (_who, changes, showsServer, showsBot) => {
    const report = await readUsage(world.deps, { ...asker, ...changes });
    expect(report).toMatchObject({ showsServer, showsBot, caps: CAPS });
  });

  test('a store that is away is said as such', async () => {
    world.plan('ledger.standing', failing('internal'));
    expect(await codeOf(readUsage(world.deps, asker))).toBe('store_unreachable');
  });
});

describe('the job list', () => {
  const OUTPUT = 'https://out.example/1';

  test('shows places and waits of those that wait', async () => {
    world.limits.line.push('kother', 'k1');
    world.has({ id: 'k1', state: 'queued' });
    const { jobs } = await listJobs(world.deps, asker);
    expect(jobs.map(({ edit, position }) => [edit.id, position])).toEqual([
      ['k0', null],
      ['k1', 2],
    ]);
  });

  test.each([
    ['undeliverable', 'jobs', OUTPUT, OUTPUT],
    ['delivered', 'reply', OUTPUT, undefined],
    ['undeliverable', 'jobs', 'file:///spool/k1', undefined],
  ] as const)('%s by %s with %s: link %s', async (state, way, outputUrl, url) => {
    world.has({ id: 'k0', state, way, outputUrl, submittedAtMs: NOW });
    const { jobs } = await listJobs(world.deps, asker);
    expect(jobs[0]?.link?.url).toBe(url);
  });

  test('a link that has died is none', async () => {
    const submittedAtMs = NOW - 7 * 86_400_000;
    const gone = { state: 'undeliverable', outputUrl: OUTPUT, submittedAtMs } as const;
    world.has({ id: 'k0', ...gone });
    expect((await listJobs(world.deps, asker)).jobs[0]?.link).toBeNull();
  });
});

describe('run again', () => {
  const again = async (editId: string, changes: Partial<Asker> = {}) =>
    codeOf(
      runAgain(world.deps, {
        reply: { ...REPLY, interactionId: '900000000000000666' },
        asker: { ...asker, ...changes },
        locale: 'de',
        attachmentLimit: 7,
        missingPermissions: [],
        editId,
      }),
    );
  const picture = (input: string) => ({
    input,
    url: 'https://c.example/1',
    filename: 'a',
    bytes: 1,
  });

  test('asks for the same once more, as an edit of its own', async () => {
    const images = [picture('image1')];
    const elements = [{ frontal: picture('element1'), views: [picture('element1_view1')] }];
    world.has({
      id: 'k1',
      state: 'unknown_outcome',
      prompt: '@Image1',
      keepAudio: true,
      images,
      elements,
    });
    expect(await again('k1')).toBe('done');
    const made = [...world.stored.values()].at(-1);
    expect(made?.id).not.toBe('k1');
    expect(made).toMatchObject({
      prompt: '@Image1',
      keepAudio: true,
      images,
      elements,
      locale: 'de',
    });
  });

  test.each([
    ['somebody else', 'k0', { userId: OTHER, permissions: '8' }, 'not_yours'],
    ['another server', 'k0', { serverId: '1' }, 'edit_unknown'],
    ['an unknown edit', 'k9', {}, 'edit_unknown'],
  ])('%s is refused before anything is acknowledged', async (_who, id, changes, code) => {
    expect(await again(id, changes)).toBe(code);
    expect(world.count('interactions.acknowledge')).toBe(0);
  });

  test('with links that have died it is said, before anything is acknowledged', async () => {
    const url = `https://c.example/1?ex=${Math.floor(NOW / 1000).toString(16)}`;
    world.has({ id: 'k1', state: 'failed', video: { ...picture('video'), url } });
    expect(await again('k1')).toBe('source_expired');
    expect(world.count('interactions.acknowledge')).toBe(0);
  });
});

describe('operators', () => {
  const notice = { kind: 'paused', reason: 'credits' } as const;
  beforeEach(() => void world.limits.notices.set('n1', notice));

  test('are told in their channel, once', async () => {
    await tellOperators({ ...world.deps, operatorChannelId: '900000000000000011' });
    await tellOperators({ ...world.deps, operatorChannelId: '900000000000000011' });
    expect(world.sent.map(({ to }) => to)).toEqual(['900000000000000011']);
    expect(world.sent[0]?.card).toEqual({ kind: 'notice', notice, reference: 'n1' });
  });

  test('without a channel each is written to', async () => {
    await tellOperators(world.deps);
    expect(world.sent.map(({ to }) => to)).toEqual([DIRECT]);
  });

  test('while Discord is away it is kept, what Discord refuses is not tried for ever', async () => {
    world.plan('messages.post', failing('discord_unavailable', { retryAfterMs: null }));
    await tellOperators(world.deps);
    expect(world.limits.notices.size).toBe(1);
    world.plan('messages.post', failing('discord_no_access'));
    await tellOperators(world.deps);
    expect(world.limits.notices.size).toBe(0);
  });
});

describe('the cards of those that wait', () => {
  beforeEach(() => {
    const edit = world.has({ id: 'k1', state: 'queued' });
    world.withToken(edit);
    world.limits.line.push('k1');
  });

  test('are drawn when they say something new, and not when they do not', async () => {
    await refreshWaiting(world.deps);
    expect(world.sent).toHaveLength(1);
    world.plan('edits.saysAnew', async () => false);
    await refreshWaiting(world.deps);
    expect(world.sent).toHaveLength(1);
  });

  test('tell place, wait, what is left and the pause', async () => {
    world.limits.used = { dayEdits: 3 };
    world.limits.pause = { reason: 'credits', neededMicros: 1, sinceMs: NOW };
    await refreshWaiting(world.deps);
    expect(world.sent[0]?.card).toMatchObject({
      position: 1,
      left: { edits: 7, of: 10 },
      pause: 'credits',
    });
  });
});

test('an acceptance that the limits refuse is said, and nothing is queued', async () => {
  const why = failure('limit_day_edits', { max: 10, freesAtMs: NOW });
  world.plan('edits.accept', async () => ({ kind: 'refused', failure: why }));
  world.has({ id: 'k1', state: 'failed' });
  await runAgain(world.deps, {
    reply: { ...REPLY, interactionId: '900000000000000666' },
    asker,
    locale: 'de',
    attachmentLimit: 7,
    missingPermissions: [],
    editId: 'k1',
  });
  expect(world.sent[0]?.card).toMatchObject({ kind: 'refusal', failure: why });
  expect(world.limits.line).toEqual([]);
});
