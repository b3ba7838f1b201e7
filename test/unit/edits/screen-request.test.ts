import { beforeEach, describe, expect, test } from 'vitest';

import { requestEdit } from '../../../src/edits/request.ts';
import { asked, file } from './asked.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld } from './fake-world.ts';

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
