import { beforeEach, describe, expect, test } from 'vitest';

import { EDIT_STATES } from '../../../src/core/states.ts';
import { failure } from '../../../src/core/errors.ts';
import { endEdit } from '../../../src/edits/end.ts';
import { runEdit } from '../../../src/edits/run.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW, OWNER } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const run = async (id: string, job = fakeRun()) => codeOf(runEdit(world.deps, id, job.run));
const markOf = (owner: string) => ({ owner, version: 'v2', atMs: NOW - 1 }) as const;

describe('a mark that is there already', () => {
  const marked = (owner: string) => world.has({ state: 'submitting', mark: markOf(owner) });

  test('our own: nothing of ours is under way, so it was interrupted', async () => {
    expect(await run(marked(OWNER).id)).toBe('submit_interrupted');
    expect(world.sleeps).toEqual([]);
  });

  test('of one that lives: come back later', async () => {
    world.alive.add('other');
    const { id } = marked('other');
    const error: unknown = await runEdit(world.deps, id, fakeRun().run).catch((e: unknown) => e);
    expect(error).toMatchObject({ failure: { code: 'owner_busy', facts: { waitMs: 10_000 } } });
    expect(world.count('edits.isAlive')).toBe(1);
  });

  test('of one that is silent twice, a life apart: interrupted', async () => {
    expect(await run(marked('other').id)).toBe('submit_interrupted');
    expect(world.sleeps).toEqual([10_000]);
    expect(world.count('edits.isAlive')).toBe(2);
  });

  test('of one that shows life again: it is left to it', async () => {
    const { id } = marked('other');
    world.onSleep = () => void world.alive.add('other');
    expect(await run(id)).toBe('owner_busy');
  });

  test('of one that stored the request id meanwhile: polled', async () => {
    const { id } = marked('other');
    world.onSleep = () =>
      void world.has({
        state: 'generating',
        requestId: 'r-9',
        submittedAtMs: NOW,
        mark: markOf('other'),
      });
    expect(await run(id)).toBe('done');
    expect(world.edit(id)).toMatchObject({ state: 'delivering', requestId: 'r-9' });
  });

  test('of one that took it off meanwhile: submitted, once', async () => {
    const { id } = marked('other');
    world.onSleep = () => void world.has({ state: 'submitting', mark: null });
    expect(await run(id)).toBe('done');
    expect(world.count('provider.submit')).toBe(1);
  });

  test('a worker that is wanted back does not judge', async () => {
    const job = fakeRun();
    world.onSleep = job.wantBack;
    expect(await run(marked('other').id, job)).toBe('handed_back');
    expect(world.count('edits.isAlive')).toBe(1);
  });
});

test.each(EDIT_STATES.filter((s) => !['queued', 'submitting', 'generating'].includes(s)))(
  'a job that comes in %s does nothing',
  async (state) => {
    const { id } = world.has({ state });
    expect(await run(id)).toBe('done');
    expect(world.calls).toEqual(['edits.read']);
  },
);

test('nor does one whose edit is gone', async () => {
  expect(await run('knone')).toBe('done');
});

describe('polling', () => {
  const generating = (submittedAtMs = NOW) =>
    world.has({ state: 'generating', requestId: 'r-1', submittedAtMs, mark: markOf('other') });
  const running = async () => ({ kind: 'running' });

  test('an edit that was submitted is asked after, never submitted', async () => {
    const { id } = generating();
    world.plan('provider.poll', running, running);
    expect(await run(id)).toBe('done');
    expect(world.sleeps).toEqual([5_000, 5_000]);
    expect(world.count('provider.submit') + world.count('edits.mark')).toBe(0);
    expect(world.edit(id)).toMatchObject({ state: 'delivering', submittedAtMs: NOW });
  });

  test('past its time it is asked once all the same, and taken if it is there', async () => {
    const { id } = generating(NOW - 3_600_000);
    expect(await run(id)).toBe('done');
    expect(world.edit(id).state).toBe('delivering');
  });

  test('past its time and still running: too late, without waiting', async () => {
    const { id } = generating(NOW - 3_600_000);
    world.plan('provider.poll', running);
    const error: unknown = await runEdit(world.deps, id, fakeRun().run).catch((e: unknown) => e);
    expect(error).toMatchObject({ failure: { code: 'provider_too_late', facts: { minutes: 1 } } });
    expect(world.count('provider.poll')).toBe(1);
    expect(world.sleeps).toEqual([]);
  });

  test('the last wait is only as long as there is time, and a last poll follows it', async () => {
    const { id } = generating(NOW - 57_000);
    world.plan('provider.poll', running);
    expect(await run(id)).toBe('done');
    expect(world.sleeps).toEqual([3_000]);
    expect(world.count('provider.poll')).toBe(2);
  });

  test.each([
    'provider_unreachable',
    'provider_unavailable',
    'provider_rate_limited',
    'provider_error',
    'provider_gateway',
    'provider_unreadable',
    'provider_unauthorized',
    'provider_forbidden',
  ] as const)('%s says nothing about the job: asked again', async (code) => {
    const { id } = generating();
    world.plan('provider.poll', failing(code), failing(code));
    expect(await run(id)).toBe('done');
    expect(world.count('provider.poll')).toBe(3);
  });

  test('such failures do not hold up the end of its time', async () => {
    const { id } = generating();
    world.plan('provider.poll', ...Array.from({ length: 99 }, () => failing('provider_gateway')));
    expect(await run(id)).toBe('provider_too_late');
    expect(world.nowMs).toBe(NOW + 60_000);
    expect(world.count('provider.poll')).toBe(13);
  });

  test.each([
    'provider_failed',
    'provider_record_gone',
    'provider_content_refused',
    'internal',
  ] as const)('%s is for outcome to decide on', async (code) => {
    const { id } = generating();
    world.plan('provider.poll', failing(code));
    expect(await run(id)).toBe(code);
    expect(world.edit(id).state).toBe('generating');
  });

  test('a worker that is wanted back lets go, while it waits and while it asks', async () => {
    const { id } = generating();
    const waiting = fakeRun();
    world.plan('provider.poll', running);
    world.onSleep = waiting.wantBack;
    expect(await run(id, waiting)).toBe('handed_back');
    const asking = fakeRun();
    world.plan('provider.poll', (real, args) => {
      asking.wantBack();
      return failing('provider_failed')(real, args);
    });
    expect(await run(id, asking)).toBe('handed_back');
    expect(world.edit(id).state).toBe('generating');
  });

  test('the card is drawn every 15 s at most, and one that fails holds nothing up', async () => {
    const edit = generating();
    world.withToken(edit);
    world.plan('messages.editReply', failing('discord_unavailable', { retryAfterMs: null }));
    world.plan('provider.poll', ...Array.from({ length: 7 }, () => running));
    expect(await run(edit.id)).toBe('done');
    expect(world.sleeps).toHaveLength(7);
    expect(world.count('messages.editReply')).toBe(3);
  });

  test('a card says what is stored when it is drawn, not what was so when polling began', async () => {
    const edit = generating();
    world.withToken(edit);
    world.plan('provider.poll', ...Array.from({ length: 4 }, () => running));
    world.onSleep = () => {
      world.stored.set(edit.id, { ...world.edit(edit.id), dropped: true });
    };
    expect(await run(edit.id)).toBe('done');
    const shown = world.sent.map(({ card }) => card.kind === 'edit' && card.edit.dropped);
    expect(shown).toEqual([false, true]);
  });

  test('a store that does not say what a card is to hold holds nothing up', async () => {
    const { id } = generating();
    const read = async (real: () => Promise<unknown>) => real();
    world.plan('edits.read', read, failing('store_unreachable'));
    world.plan('provider.poll', running);
    expect(await run(id)).toBe('done');
    expect(world.edit(id).state).toBe('delivering');
  });

  test('a result is stored however long that takes, and is in the outbox with it', async () => {
    const { id } = generating();
    world.plan('edits.move', failing('store_unreachable'), failing('store_unreachable'));
    world.plan('jobs.push', failing('store_unreachable'));
    expect(await run(id)).toBe('done');
    expect(world.edit(id).state).toBe('delivering');
    expect([...world.outbox]).toEqual([`deliver ${id}`]);
    expect(world.count('provider.poll')).toBe(1);
  });

  test('a result that another worker stored is not pushed again', async () => {
    const { id } = generating();
    world.plan('edits.move', async () => null);
    expect(await run(id)).toBe('done');
    expect(world.count('jobs.push')).toBe(0);
  });

  test('without a request id there is nothing to ask after', async () => {
    const { id } = world.has({ state: 'generating', requestId: null });
    expect(await run(id)).toBe('submit_interrupted');
  });
});

// After five bugs in a row an edit is given up as failed; of one that was submitted nobody can say that.
test.each(['submitting', 'generating'] as const)(
  'an edit given up in %s after its submit is not said to have failed',
  async (state) => {
    const { id } = world.has({ state, mark: markOf('other'), requestId: 'r-1' });
    await endEdit(world.deps, id, 'failed', failure('internal'));
    expect(world.edit(id).state).toBe('unknown_outcome');
  },
);

test.each([
  ['the provider said so', 'submitting', markOf('other'), failure('provider_bad_request')],
  ['the job failed', 'generating', markOf('other'), failure('provider_content_refused')],
  ['it was never marked', 'queued', null, failure('internal')],
  ['the mark came off', 'submitting', null, failure('provider_unreachable')],
] as const)('it is said to have failed where %s', async (_why, state, mark, why) => {
  const { id } = world.has({ state, mark });
  await endEdit(world.deps, id, 'failed', why);
  expect(world.edit(id)).toMatchObject({ state: 'failed', failure: why });
  expect([...world.queued]).toEqual([`deliver ${id}`]);
});

test('another worker marks it at the last moment: its outcome is unknown', async () => {
  const { id } = world.has({ state: 'queued' });
  world.plan('edits.move', async (real) => {
    world.has({ state: 'submitting', mark: markOf('other') });
    return real();
  });
  await endEdit(world.deps, id, 'failed', failure('provider_rate_limited', { retryAtMs: null }));
  expect(world.edit(id).state).toBe('unknown_outcome');
});
