import { describe, expect, test } from 'vitest';

import { failure } from '../../../src/core/errors.ts';
import type { HelpReport } from '../../../src/core/report.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { readHelp } from '../../../src/edits/read-help.ts';
import { asked } from '../edits/asked.ts';
import { codeOf } from '../edits/fake-run.ts';
import { FakeWorld } from '../edits/fake-world.ts';
import { expectAcceptedPrivately } from './accepted.ts';
import { textOf } from './samples.ts';

const LET_IN: HelpReport = {
  gate: { kind: 'let_in', review: false },
  moderates: false,
  manages: false,
};
const say = (changes: Partial<HelpReport> = {}): string =>
  textOf(drawCard({ kind: 'help', report: { ...LET_IN, ...changes } }, null));

describe('the help', () => {
  test.each([
    ['whoever may', LET_IN.gate, 'You can edit clips here.'],
    ['with a look at results', { kind: 'let_in', review: true }, 'A moderator sees each result'],
    ['with approval', { kind: 'approval' }, 'a moderator approves each before it starts'],
    [
      'nobody while the server is paused',
      { kind: 'refused', failure: failure('server_paused') },
      'You cannot edit clips here now.',
    ],
  ] as const)('says first who may: %s', (_who, gate, words) => {
    expect(say({ gate })).toContain(words);
    expectAcceptedPrivately({ kind: 'help', report: { ...LET_IN, gate } });
  });

  test('names what is for moderators and managers to them alone', () => {
    expect(say()).not.toMatch(/kling-admin/);
    expect(say({ moderates: true })).toMatch(/kling-admin block/);
    expect(say({ moderates: true, manages: true })).toMatch(/kling-admin setup/);
    expectAcceptedPrivately({
      kind: 'help',
      report: { ...LET_IN, moderates: true, manages: true },
    });
  });
});

describe('what it goes by', () => {
  const read = async (world: FakeWorld, permissions: string) =>
    readHelp(world.deps, { ...asked().asker, permissions });

  test.each([
    ['a member', '0', [false, false]],
    ['who may manage messages', '8192', [true, false]],
    ['who manages the server', '32', [true, true]],
  ] as const)('%s', async (_who, permissions, [moderates, manages]) => {
    const world = new FakeWorld();
    const gate = { kind: 'let_in', review: false };
    expect(await read(world, permissions)).toEqual({ gate, moderates, manages });
  });

  test('a store that does not answer is said', async () => {
    const world = new FakeWorld();
    world.plan('gate.ask', async () => Promise.reject(new Error('away')));
    expect(await codeOf(read(world, '0'))).toBe('store_unreachable');
  });
});
