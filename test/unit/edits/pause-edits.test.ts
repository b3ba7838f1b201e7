import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { pauseEdits, resumeEdits } from '../../../src/edits/pause-edits.ts';
import { OPERATOR } from './fake-limits.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld, NOW } from './fake-world.ts';

let world: FakeWorld;
let people: Record<'member' | 'moderator' | 'manager' | 'operator' | 'both', Asker>;
beforeEach(() => {
  world = new FakeWorld();
  const { asker } = world.has({ state: 'delivered' });
  people = {
    member: asker,
    moderator: { ...asker, permissions: String(1n << 13n) },
    manager: { ...asker, permissions: '32', serverLocale: 'ja' },
    operator: { ...asker, userId: OPERATOR },
    both: { ...asker, userId: OPERATOR, permissions: '32' },
  };
});

type Who = keyof typeof people;

const pauseAll = () =>
  void (world.limits.pause = { reason: 'operator', neededMicros: 0, sinceMs: NOW });
const pauseHere = () => void (world.limits.gate = { ...world.limits.gate, paused: true });
const actions = () => world.limits.decided.map(({ action, chain }) => `${chain} ${action}`);

describe('pause', () => {
  const pause = async (who: Who, scope: 'server' | 'everywhere' = 'server') =>
    codeOf(pauseEdits(world.deps, people[who], scope));

  test.each(['member', 'moderator', 'operator'] as const)('a %s may not', async (who) => {
    expect(await pause(who)).toBe('not_manager');
    expect(world.limits.gate.paused).toBe(false);
  });

  test('a manager pauses the server, once, and it is noted', async () => {
    expect(await pause('manager')).toBe('done');
    expect(world.limits.gate.paused).toBe(true);
    expect(world.limits.gate.locale).toBe('ja');
    expect(await pause('manager')).toBe('already_paused');
    expect(actions()).toEqual([`${people.member.serverId} server.paused`]);
    expect(world.limits.pause).toBeNull();
  });

  test.each(['member', 'moderator', 'manager'] as const)(
    'a %s may not pause everything',
    async (who) => {
      expect(await pause(who, 'everywhere')).toBe('not_operator');
      expect(world.limits.pause).toBeNull();
    },
  );

  test('an operator pauses everything, once, and it is noted', async () => {
    expect(await pause('operator', 'everywhere')).toBe('done');
    expect(world.limits.pause).toMatchObject({ reason: 'operator' });
    expect(await pause('operator', 'everywhere')).toBe('already_paused');
    expect(actions()).toEqual(['bot pause.begun']);
  });
});

describe('resume', () => {
  const resume = async (who: Who, everywhere = false) =>
    resumeEdits(world.deps, people[who], everywhere);

  test.each<[Who, boolean, string]>([
    ['member', false, 'not_operator'],
    ['moderator', false, 'not_operator'],
    ['manager', false, 'not_paused'],
    ['operator', false, 'not_paused'],
    ['member', true, 'not_operator'],
    ['manager', true, 'not_operator'],
    ['operator', true, 'not_paused'],
  ])('nothing is paused: %s, everywhere %s: %s', async (who, everywhere, code) => {
    expect(await codeOf(resume(who, everywhere))).toBe(code);
  });

  test.each(['member', 'moderator', 'operator'] as const)(
    'a %s may not end a server’s pause',
    async (who) => {
      pauseHere();
      expect(await codeOf(resume(who))).toBe('not_manager');
      expect(world.limits.gate.paused).toBe(true);
    },
  );

  test('a manager ends the server’s, and the bot’s goes on', async () => {
    pauseHere();
    pauseAll();
    expect(await resume('manager')).toBe('server');
    expect(world.limits.gate.paused).toBe(false);
    expect(await codeOf(resume('manager'))).toBe('not_operator');
    expect(world.limits.pause).not.toBeNull();
    expect(actions()).toEqual([`${people.member.serverId} server.resumed`]);
  });

  test('an operator ends the bot’s; who manages as well, the server’s first', async () => {
    pauseHere();
    pauseAll();
    world.limits.line.push('knext');
    expect(await resume('both')).toBe('server');
    expect(await resume('both')).toBe('everywhere');
    expect([...world.queued]).toEqual(['generate knext']);
    pauseHere();
    pauseAll();
    expect(await resume('operator', true)).toBe('everywhere');
    expect(world.limits.gate.paused).toBe(true);
    expect(actions().at(-1)).toBe('bot pause.ended');
  });
});
