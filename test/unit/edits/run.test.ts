import { beforeEach, describe, expect, test } from 'vitest';

import { runEdit } from '../../../src/edits/run.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { answerLost, failing } from './fake-steps.ts';
import { FakeWorld, NOW, OWNER, VIDEO_URL } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const run = async (id: string, job = fakeRun()) => codeOf(runEdit(world.deps, id, job.run));
const link = (secondsLeft: number) =>
  `https://cdn.example/a.mp4?ex=${(NOW / 1000 + secondsLeft).toString(16)}`;
const file = (input: string, url: string) => ({ input, url, filename: `${input}.png`, bytes: 1 });

describe('from queued to a result', () => {
  test('mark, last look, submit, request id, poll, result: in this order', async () => {
    const { id } = world.has({ state: 'queued' });
    expect(await run(id)).toBe('done');
    const money = world.calls.filter((call) => /mark|submit|poll|move|push|done/.test(call));
    expect(money).toEqual([
      'edits.mark',
      'provider.submit',
      'edits.move',
      'provider.poll',
      'edits.move',
      'jobs.push',
      'outbox.done',
    ]);
    expect(world.edit(id)).toMatchObject({
      state: 'delivering',
      requestId: 'r-1',
      submittedAtMs: NOW,
      outputUrl: 'https://out.example/1',
      completedAtMs: NOW,
      costMicros: 7,
    });
    expect([...world.queued]).toEqual([`deliver ${id}`]);
  });

  test('a result that a moderator is to see first goes to them, unless it is dropped', async () => {
    const [id, dropped] = ['k1', 'k2'].map((one) => world.has({ id: one, gate: 'review' }).id);
    world.stored.set('k2', { ...world.edit('k2'), dropped: true });
    await Promise.all([run(id ?? ''), run(dropped ?? '')]);
    expect([world.edit('k1').state, world.edit('k2').state]).toEqual([
      'awaiting_review',
      'cancelled',
    ]);
    expect([...world.queued]).toEqual(['deliver k1', 'deliver k2']);
  });

  test('what the provider is given', async () => {
    const { id } = world.has({
      images: [file('image1', 'https://cdn.example/i1')],
      elements: [
        {
          frontal: file('element1', 'https://cdn.example/e1'),
          views: [file('v', 'https://cdn.example/v')],
        },
      ],
      keepAudio: true,
    });
    let given: unknown;
    world.plan('provider.submit', async (real, args) => {
      given = args;
      return real();
    });
    const job = fakeRun();
    await run(id, job);
    expect(given).toEqual([
      'v2',
      {
        prompt: 'make it snow',
        videoUrl: VIDEO_URL,
        imageUrls: ['https://cdn.example/i1'],
        elements: [{ frontalUrl: 'https://cdn.example/e1', viewUrls: ['https://cdn.example/v'] }],
        keepAudio: true,
      },
      job.run.drained,
    ]);
  });

  test('v1 answers with the clip itself: no request id, no poll', async () => {
    const { id } = world.has();
    world.plan('provider.version', async () => 'v1');
    world.plan('provider.submit', async () => {
      world.nowMs += 9_000;
      return { kind: 'finished', outputUrl: 'file:///k.mp4', costMicros: null };
    });
    expect(await run(id)).toBe('done');
    expect(world.count('provider.poll')).toBe(0);
    expect(world.edit(id)).toMatchObject({
      state: 'delivering',
      requestId: null,
      costMicros: null,
      submittedAtMs: NOW,
      completedAtMs: NOW + 9_000,
    });
    expect(world.edit(id).mark?.version).toBe('v1');
  });

  test('the push that fails leaves it in the outbox, and is no failure of the edit', async () => {
    const { id } = world.has();
    world.plan('jobs.push', failing('store_unreachable'));
    expect(await run(id)).toBe('done');
    expect([...world.outbox]).toEqual([`deliver ${id}`]);
  });
});

describe('before any money', () => {
  const spent = (id: string) => ({
    submits: world.count('provider.submit'),
    mark: world.edit(id).mark,
  });
  const NOTHING = { submits: 0, mark: null };

  test('the gate is asked again, as the person was at the request', async () => {
    const { id, asker } = world.has();
    let asked: unknown;
    world.plan('gate.ask', async (_real, args) => {
      [asked] = args;
      return { kind: 'refused', failure: { code: 'gate_closed', facts: { canSetUp: false } } };
    });
    expect(await run(id)).toBe('gate_closed');
    expect(asked).toEqual(asker);
    expect(spent(id)).toEqual(NOTHING);
  });

  test.each([
    ['the clip', { video: file('video', link(59)) }, 'video'],
    ['an image', { images: [file('image1', link(900)), file('image2', link(-5))] }, 'image2'],
    ['an element', { elements: [{ frontal: file('element1', link(1)), views: [] }] }, 'element1'],
    [
      'a view',
      {
        elements: [
          { frontal: file('element1', link(900)), views: [file('element1_view1', link(0))] },
        ],
      },
      'element1_view1',
    ],
  ])('a link that dies too soon: %s', async (_name, changes, input) => {
    const { id } = world.has({ video: file('video', link(900)), ...changes });
    const error: unknown = await runEdit(world.deps, id, fakeRun().run).catch((e: unknown) => e);
    expect(error).toMatchObject({ failure: { code: 'source_expired', facts: { input } } });
    expect(spent(id)).toEqual(NOTHING);
  });

  test('a link that lives a minute longer, or for ever, is good', async () => {
    const { id } = world.has({
      video: file('video', link(60)),
      images: [file('image1', 'https://cdn.example/for-ever')],
    });
    expect(await run(id)).toBe('done');
    expect(world.count('provider.submit')).toBe(1);
  });

  test('the rate makes it wait, and it is asked again with a new mark', async () => {
    const { id } = world.has();
    const wait = (ms: number) => async () => ({ kind: 'wait', ms });
    world.plan('edits.mark', wait(4_000), wait(1));
    expect(await run(id)).toBe('done');
    expect(world.sleeps.slice(0, 2)).toEqual([4_000, 1]);
    expect(world.count('edits.mark')).toBe(3);
    expect(world.edit(id).mark).toMatchObject({ owner: OWNER, atMs: NOW + 4_001 });
    expect(world.count('provider.submit')).toBe(1);
  });

  test('a worker that is wanted back while it waits for the rate lets go', async () => {
    const { id } = world.has();
    const job = fakeRun();
    world.plan('edits.mark', async () => ({ kind: 'wait', ms: 4_000 }));
    world.onSleep = job.wantBack;
    expect(await run(id, job)).toBe('handed_back');
    expect(world.count('edits.mark')).toBe(1);
    expect(spent(id)).toEqual(NOTHING);
  });

  test('the lock is lost: the mark comes off, nothing is submitted', async () => {
    const { id } = world.has();
    expect(await run(id, fakeRun(false))).toBe('handed_back');
    expect(world.count('edits.unmark')).toBe(1);
    expect(spent(id)).toEqual(NOTHING);
  });

  test('somebody else has marked it: their state is read anew', async () => {
    const { id } = world.has();
    world.plan('edits.mark', async () => {
      world.has({ state: 'generating', requestId: 'r-2', submittedAtMs: NOW });
      return { kind: 'taken' };
    });
    expect(await run(id)).toBe('done');
    expect(world.count('provider.submit')).toBe(0);
    expect(world.edit(id)).toMatchObject({ state: 'delivering', requestId: 'r-2' });
  });

  // With the mark on it, the next run would end the edit as unknown_outcome.
  test('a last look that cannot be had takes the mark off as well', async () => {
    const { id } = world.has();
    const job = fakeRun();
    const stillMine = async () => Promise.reject(new Error('no answer'));
    await runEdit(world.deps, id, { ...job.run, stillMine }).catch(() => {});
    expect(spent(id)).toEqual(NOTHING);
  });

  // It would be cut off in the middle of it.
  test('a worker that is wanted back already does not begin a submit', async () => {
    const { id } = world.has();
    const job = fakeRun();
    job.wantBack();
    await run(id, job);
    expect(spent(id)).toEqual(NOTHING);
  });

  test('nor does one that is wanted back while it looks', async () => {
    const { id } = world.has();
    const job = fakeRun();
    const stillMine = async () => {
      job.wantBack();
      return true;
    };
    expect(await codeOf(runEdit(world.deps, id, { ...job.run, stillMine }))).toBe('handed_back');
    expect(spent(id)).toEqual(NOTHING);
  });
});

describe('a submit that rejects', () => {
  test.each([
    'provider_rate_limited',
    'provider_error',
    'provider_unavailable',
    'provider_unreachable',
  ] as const)('%s: surely not taken, so the mark comes off', async (code) => {
    const { id } = world.has();
    world.plan('provider.submit', failing(code));
    expect(await run(id)).toBe(code);
    expect(world.edit(id)).toMatchObject({ state: 'submitting', mark: null });
    expect(await run(id)).toBe('done');
    expect(world.count('provider.submit')).toBe(2);
  });

  test.each([
    'provider_gateway',
    'provider_unreadable',
    'internal',
    'disk_full',
    'provider_bad_request',
  ] as const)('%s: the mark stays, and whoever runs it again submits nothing', async (code) => {
    const { id } = world.has();
    world.plan('provider.submit', failing(code));
    expect(await run(id)).toBe(code);
    expect(world.edit(id)).toMatchObject({ state: 'submitting', mark: { owner: OWNER } });
    expect(await run(id)).toBe('submit_interrupted');
    expect(world.count('provider.submit')).toBe(1);
  });
});

describe('the request id', () => {
  test('is stored however long that takes: still one submit', async () => {
    const { id } = world.has();
    world.plan('edits.move', failing('store_unreachable'), failing('internal'));
    expect(await run(id)).toBe('done');
    expect(world.sleeps.slice(0, 2)).toEqual([500, 500]);
    expect(world.count('provider.submit')).toBe(1);
    expect(world.edit(id)).toMatchObject({ state: 'delivering', requestId: 'r-1' });
  });

  test('when the time to end is over, it is given up: the next run does not submit', async () => {
    const { id } = world.has();
    const job = fakeRun();
    world.plan('edits.move', failing('store_unreachable'));
    world.plan('provider.submit', async (real) => {
      job.drain();
      return real();
    });
    expect(await run(id, job)).toBe('store_unreachable');
    expect(await run(id)).toBe('submit_interrupted');
    expect(world.count('provider.submit')).toBe(1);
  });

  test('an edit that ended meanwhile is not polled', async () => {
    const { id } = world.has();
    world.plan('provider.submit', async (real) => {
      world.has({ state: 'unknown_outcome', endedAtMs: NOW });
      return real();
    });
    expect(await run(id)).toBe('done');
    expect(world.count('provider.poll')).toBe(0);
    expect(world.edit(id).state).toBe('unknown_outcome');
  });

  test('a store whose answer was lost does not make it submit again', async () => {
    const { id } = world.has();
    world.plan('edits.move', answerLost);
    await run(id);
    expect(world.count('provider.submit')).toBe(1);
  });
});
