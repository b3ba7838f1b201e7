import { beforeEach, describe, expect, test } from 'vitest';

import { requestEdit } from '../../../src/edits/request.ts';
import { asked, file } from './asked.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, FRAMES, SOURCE } from './fake-world.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const request = async () => requestEdit(world.deps, asked());
const gateOfEdit = () => [...world.stored.values()].map(({ gate }) => gate);
const refusal = () => {
  const [sent] = world.sent;
  return sent?.card.kind === 'refusal' ? sent.card.failure : null;
};
const withModerators = () =>
  void (world.limits.gate = { ...world.limits.gate, moderatorsChannelId: '900000000000000031' });

test('what is screened: the prompt as it will be sent, and every picture', async () => {
  const seen: unknown[] = [];
  world.plan('screen.ask', async (real, args) => {
    seen.push(...args);
    return real();
  });
  const element = { element1: file('element1'), element1_view1: file('element1_view1') };
  const attached = new Map([['image1', file('image1')], ...Object.entries(element)]);
  await requestEdit(world.deps, asked({ attached }));
  const url = (name: string) => `https://cdn.example/${name}`;
  expect(seen).toEqual([
    {
      prompt: 'put @Image1 there',
      images: [url('image1'), url('element1'), url('element1_view1')],
    },
    world.limits.words,
  ]);
});

test.each(['words', 'flagged', 'unanswered'] as const)(
  '%s: refused, and nothing is accepted',
  async (kind) => {
    world.limits.screened = { kind, action: 'refuse' };
    withModerators();
    await request();
    expect(refusal()).toMatchObject(
      kind === 'words'
        ? { code: 'words_refused' }
        : { code: 'screen_refused', facts: { answered: kind === 'flagged' } },
    );
    expect(world.count('edits.accept')).toBe(0);
  },
);

describe('where a moderator is to decide', () => {
  beforeEach(() => {
    world.limits.screened = { kind: 'words', action: 'approval' };
  });

  test.each([false, true])('they do, whatever the gate says (review: %s)', async (review) => {
    withModerators();
    world.plan('gate.ask', async () => ({ kind: 'let_in', review }));
    await request();
    expect(gateOfEdit()).toEqual(['approval']);
  });

  test('and nobody can be asked: refused', async () => {
    await request();
    expect(refusal()).toMatchObject({ code: 'words_refused' });
    expect(gateOfEdit()).toEqual([]);
  });
});

test('a clean one goes where the gate sends it', async () => {
  world.plan('gate.ask', async () => ({ kind: 'let_in', review: true }));
  await request();
  expect(gateOfEdit()).toEqual(['review']);
});

test('while the server’s words cannot be read, nothing is let through', async () => {
  world.plan('servers.words', failing('internal'));
  await request();
  expect(refusal()).toMatchObject({ code: 'store_unreachable' });
});

describe('frames of the clip', () => {
  const withEndpoint = async () => requestEdit({ ...world.deps, hasRemoteScreen: true }, asked());
  const FLAGGED = { kind: 'flagged', action: 'refuse' } as const;

  test('without an endpoint nothing is fetched', async () => {
    await request();
    expect(world.calls.filter((call) => /results|look/.test(call))).toEqual([]);
    expect(gateOfEdit()).toEqual(['open']);
  });

  test('go to the endpoint, and the clip does not stay', async () => {
    world.plan('results.fetchSource', async (real, [, source]) => {
      expect(source).toEqual(file('video'));
      return real();
    });
    world.plan('results.sample', async (real, [, clip]) => {
      expect(clip).toEqual(SOURCE);
      return real();
    });
    world.plan('screen.look', async (real, args) => {
      expect(args).toEqual([FRAMES, world.limits.words]);
      return real();
    });
    await withEndpoint();
    expect(gateOfEdit()).toEqual(['open']);
    const used = world.calls.filter((call) => /results|screen/.test(call));
    expect(used).toEqual([
      'screen.ask',
      'results.fetchSource',
      'results.sample',
      'results.discard',
      'screen.look',
    ]);
    expect(world.discarded).toEqual([...world.stored.keys()]);
  });

  test('it objects to: refused', async () => {
    world.limits.looked = FLAGGED;
    await withEndpoint();
    expect(refusal()).toMatchObject({ code: 'screen_refused', facts: { answered: true } });
    expect([world.count('edits.accept'), world.discarded.length]).toEqual([0, 1]);
  });

  test('it objects to, and a moderator is to decide', async () => {
    withModerators();
    world.limits.looked = { kind: 'flagged', action: 'approval' };
    await withEndpoint();
    expect(gateOfEdit()).toEqual(['approval']);
  });

  test('a word for the moderators, and frames that are refused: refused', async () => {
    withModerators();
    world.limits.screened = { kind: 'words', action: 'approval' };
    world.limits.looked = FLAGGED;
    await withEndpoint();
    expect(refusal()).toMatchObject({ code: 'screen_refused' });
  });

  test('a word for the moderators, and clean frames: they are asked', async () => {
    withModerators();
    world.limits.screened = { kind: 'words', action: 'approval' };
    await withEndpoint();
    expect(gateOfEdit()).toEqual(['approval']);
  });

  test.each([
    ['refused by words', { kind: 'words', action: 'refuse' }],
    ['flagged', { kind: 'flagged', action: 'approval' }],
    ['not answered', { kind: 'unanswered', action: 'approval' }],
  ] as const)('are not taken of a request that is %s', async (_what, screened) => {
    withModerators();
    world.limits.screened = screened;
    await withEndpoint();
    expect(world.count('results.fetchSource')).toBe(0);
  });

  test.each([
    ['the clip cannot be fetched', () => world.plan('results.fetchSource', failing('result_gone'))],
    ['its frames cannot be taken', () => world.plan('results.sample', async () => null)],
    ['the disk is full', () => world.plan('results.sample', failing('disk_full'))],
  ])('%s: no answer, for the server to decide about', async (_what, goesWrong) => {
    withModerators();
    goesWrong();
    world.limits.looked = { kind: 'unanswered', action: 'approval' };
    world.plan('screen.look', async (real, [frames]) => {
      expect(frames).toBeNull();
      return real();
    });
    await withEndpoint();
    expect(gateOfEdit()).toEqual(['approval']);
    expect([world.count('screen.look'), world.discarded.length]).toEqual([1, 1]);
  });
});
