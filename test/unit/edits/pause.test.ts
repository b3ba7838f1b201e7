import { beforeEach, describe, expect, test } from 'vitest';

import type { ErrorCode } from '../../../src/core/errors.ts';
import type { PauseReason } from '../../../src/core/pause.ts';
import { probePause } from '../../../src/edits/pause.ts';
import { resumeEdits } from '../../../src/edits/pause-edits.ts';
import { requestEdit } from '../../../src/edits/request.ts';
import { runEdit } from '../../../src/edits/run.ts';
import { REPLY } from '../discord/samples.ts';
import { OPERATOR } from './fake-limits.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const pausedFor = (reason: PauseReason, neededMicros = 1_000_000): void => {
  world.limits.pause = { reason, neededMicros, sinceMs: NOW };
};

const run = async (id: string): Promise<unknown> => codeOf(runEdit(world.deps, id, fakeRun().run));

describe('a submit that would be refused for every edit', () => {
  test.each<[ErrorCode, PauseReason]>([
    ['provider_no_credits', 'credits'],
    ['provider_unauthorized', 'key'],
    ['provider_forbidden', 'model_forbidden'],
    ['provider_model_missing', 'model_missing'],
    ['provider_model_retired', 'model_retired'],
  ])('%s pauses them all, and this one is not lost', async (code, reason) => {
    const { id } = world.has();
    world.plan('provider.submit', failing(code));
    expect(await run(id)).toBe('edits_paused');
    expect(world.limits.pause).toMatchObject({ reason, neededMicros: 1_575_000 });
    expect(world.edit(id)).toMatchObject({ state: 'submitting', mark: null });
  });

  test('of many that meet it, one begins the pause', async () => {
    pausedFor('credits');
    world.limits.account = { kind: 'unclear' };
    const { id } = world.has({ state: 'submitting' });
    world.plan('provider.submit', failing('provider_unauthorized'));
    expect(await run(id)).toBe('edits_paused');
    expect(world.limits.pause?.reason).toBe('credits');
  });
});

describe('an edit whose turn had come before the pause', () => {
  const held = () => world.has({ state: 'submitting' }).id;

  test('is not submitted while it is not its turn to try', async () => {
    pausedFor('credits');
    world.limits.mayProbe = false;
    expect(await run(held())).toBe('edits_paused');
    expect(world.count('provider.submit')).toBe(0);
  });

  test.each([
    ['credits', { kind: 'known', micros: 999_999 }],
    ['credits', { kind: 'refused' }],
    ['key', { kind: 'refused' }],
  ] as const)('for %s: not while the account says %j', async (reason, account) => {
    pausedFor(reason);
    world.limits.account = account;
    expect(await run(held())).toBe('edits_paused');
    expect(world.count('provider.submit')).toBe(0);
  });

  test.each([
    ['credits', { kind: 'known', micros: 1_000_000 }],
    ['credits', { kind: 'unclear' }],
    ['key', { kind: 'known', micros: 5_000_000 }],
    ['model_missing', { kind: 'refused' }],
  ] as const)('for %s: tries when the account says %j', async (reason, account) => {
    pausedFor(reason);
    world.limits.account = account;
    expect(await run(held())).toBe('done');
    expect(world.count('provider.submit')).toBe(1);
    expect(world.limits.pause).toBeNull();
  });

  test('never tries against an operator’s word', async () => {
    pausedFor('operator');
    expect(await run(held())).toBe('edits_paused');
    expect(world.count('provider.submit')).toBe(0);
  });

  test('a store that loses the end of the pause does not lose the paid clip', async () => {
    pausedFor('model_retired');
    world.plan('pauses.end', failing('store_unreachable'));
    const id = held();
    expect(await run(id)).toBe('done');
    expect(world.edit(id)).toMatchObject({ state: 'delivering', requestId: 'r-1' });
  });
});

describe('a pause that nobody is held by', () => {
  test('ends when the account has what is needed, and the next starts', async () => {
    pausedFor('credits');
    world.limits.line.push('knext');
    await probePause(world.deps);
    expect(world.limits.pause).toBeNull();
    expect([...world.queued]).toEqual(['generate knext']);
  });

  test('stays while it has not, or while somebody is held by it, or when an operator said so', async () => {
    pausedFor('credits', 200_000_000);
    await probePause(world.deps);
    expect(world.limits.pause).not.toBeNull();
    pausedFor('credits');
    world.limits.taken.add('kheld');
    await probePause(world.deps);
    expect(world.limits.pause).not.toBeNull();
    world.limits.taken.clear();
    pausedFor('operator');
    await probePause(world.deps);
    expect(world.limits.pause).not.toBeNull();
  });
});

describe('an operator', () => {
  const { asker } = new FakeWorld().has();

  test('resumes, and the next starts', async () => {
    pausedFor('key');
    world.limits.line.push('knext');
    await resumeEdits(world.deps, { ...asker, userId: OPERATOR }, false);
    expect(world.limits.pause).toBeNull();
    expect([...world.queued]).toEqual(['generate knext']);
  });

  test('is told when nothing is paused; nobody else may', async () => {
    const operator = { ...asker, userId: OPERATOR };
    expect(await codeOf(resumeEdits(world.deps, operator, false))).toBe('not_paused');
    pausedFor('key');
    const manager = { ...asker, permissions: '8' };
    expect(await codeOf(resumeEdits(world.deps, manager, false))).toBe('not_operator');
    expect(world.limits.pause).not.toBeNull();
  });
});

test('a new request is refused with the reason, before its files are read', async () => {
  pausedFor('credits');
  const { asker, video } = world.has({ state: 'delivered' });
  await requestEdit(world.deps, {
    reply: { ...REPLY, interactionId: '900000000000000777' },
    asker,
    locale: 'en-US',
    missingPermissions: [],
    attachmentLimit: 1,
    prompt: 'make it snow',
    keepAudio: false,
    source: { kind: 'upload', video },
    remixes: null,
    attached: new Map(),
    part: null,
    offered: null,
  });
  expect(world.sent[0]?.card).toMatchObject({
    kind: 'refusal',
    failure: { code: 'edits_paused', facts: { reason: 'credits' } },
  });
  expect(world.count('inputs.check')).toBe(0);
});
