import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Edit } from '../../../src/core/edit.ts';
import { createPace, type Pace } from '../../../src/edits/pace.ts';
import { requestEdit } from '../../../src/edits/request.ts';
import { asked } from './asked.ts';
import { FakeWorld } from './fake-world.ts';

let turns: (() => void)[];
/** Those that wait for a time, in ms, and not for a turn. */
let held: number[];
let nowMs: number;
let begun: string[];
let pace: Pace;
beforeEach(() => {
  turns = [];
  begun = [];
  held = [];
  nowMs = 0;
  pace = createPace({
    nextTurn: (run) => void turns.push(run),
    later(run, ms) {
      held.push(ms);
      turns.push(run);
    },
    now: () => nowMs,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const checks = (name: string) => void pace.toCheck().then(() => begun.push(name));
const shows = (name: string) => void pace.toShow().then(() => begun.push(name));
const settled = async () => new Promise(setImmediate);

/** The event loop's next turns, one after the other. */
async function turn(count = 1): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    turns.shift()?.();
    await settled();
  }
}

test('one begins a turn, the first to come first, none in the turn in which it came', async () => {
  for (const name of ['a', 'b', 'c']) checks(name);
  await settled();
  expect(begun).toEqual([]);
  await turn();
  expect(begun).toEqual(['a']);
  await turn(2);
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('checks go before cards that came earlier', async () => {
  for (const name of ['card 1', 'card 2']) shows(name);
  for (const name of ['check 1', 'check 2']) checks(name);
  await turn(4);
  expect(begun).toEqual(['check 1', 'check 2', 'card 1', 'card 2']);
});

test('a crowd that does not end holds no card up for ever', async () => {
  shows('card');
  for (let at = 0; at < 50; at += 1) {
    checks('check');
    await turn();
  }
  expect(begun).toContain('card');
});

test('nobody waits: it asks for no more turns, and for one again when somebody comes', async () => {
  checks('a');
  await turn(2);
  expect(turns).toEqual([]);
  shows('b');
  expect(turns).toHaveLength(1);
  await turn();
  expect(begun).toEqual(['a', 'b']);
});

/** Requests come in every 2 ms for so long; each turn takes as long as that. */
async function crowd(ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 2) {
    pace.arrived();
    checks('check');
    await turn();
    nowMs += 2;
  }
}

test('while requests come in one begins now and then, and all once they have ended', async () => {
  await crowd(200);
  expect(begun.length).toBeGreaterThanOrEqual(8);
  expect(begun.length).toBeLessThanOrEqual(11);
  expect(new Set(held)).toEqual(new Set([5]));
  nowMs += 50;
  await turn(100);
  expect(begun).toHaveLength(100);
});

test('nobody is held for longer than two seconds, however many come', async () => {
  await crowd(2_000);
  expect(begun.length).toBeLessThan(120);
  const before = begun.length;
  await crowd(1_000);
  expect(begun.length - before).toBeGreaterThan(350);
});

test('by the real event loop, too', async () => {
  const real = createPace();
  const all = Promise.all([real.toCheck(), real.toShow(), real.toCheck()]);
  await expect(all).resolves.toHaveLength(3);
});

test('who is not acknowledged yet goes first: nothing is asked of a request before its turn', async () => {
  const world = new FakeWorld();
  world.pace = pace;
  const requests = ['1', '2'].map(async (one) =>
    requestEdit(world.deps, asked({ reply: { ...asked().reply, interactionId: one } })),
  );
  await settled();
  expect(world.calls).toEqual([
    'intakes.open',
    'interactions.acknowledge',
    'intakes.open',
    'interactions.acknowledge',
  ]);
  for (; turns.length > 0; nowMs += 5) await turn();
  await Promise.all(requests);
  const order = world.calls.filter((call) => /accept|editReply/.test(call));
  expect(order.slice(0, 2)).toEqual(['edits.accept', 'edits.accept']);
  expect(world.sent).toHaveLength(2);
});

test('a first card that had to wait shows what the edit has become', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const world = new FakeWorld();
  const become = (edit: Edit) => world.stored.set(edit.id, { ...edit, state: 'generating' });
  world.pace = {
    arrived() {},
    toCheck: async () => {},
    async toShow() {
      for (const edit of world.stored.values()) become(edit);
      vi.advanceTimersByTime(1_000);
    },
  };
  await requestEdit(world.deps, asked());
  expect(world.sent).toMatchObject([{ card: { kind: 'edit', edit: { state: 'generating' } } }]);
});
