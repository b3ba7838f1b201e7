import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import type { ServerWords, WordsChange } from '../../../src/core/word-lists.ts';
import { changeWords } from '../../../src/edits/change-words.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld } from './fake-world.ts';

let world: FakeWorld;
let manager: Asker;
beforeEach(() => {
  world = new FakeWorld();
  manager = { ...world.has({ state: 'delivered' }).asker, permissions: '32' };
});

const change = async (what: Partial<WordsChange>) =>
  changeWords(world.deps, manager, { list: 'refuse', ...what });
const has = (words: Partial<ServerWords>) =>
  void (world.limits.words = { ...world.limits.words, ...words });

test('only a manager may see or change them, not who only moderates', async () => {
  for (const permissions of ['0', String(1n << 13n)]) {
    for (const what of [null, { list: 'refuse', add: 'a' } as const]) {
      const who = { ...manager, permissions };
      expect(await codeOf(changeWords(world.deps, who, what))).toBe('not_manager');
    }
  }
  expect(world.count('servers.changeWords')).toBe(0);
});

test('looking changes nothing, and says whether anybody can be asked', async () => {
  const report = await changeWords(world.deps, manager, null);
  expect(report).toEqual({
    words: world.limits.words,
    problems: [],
    unknown: [],
    changed: false,
    hasModerators: false,
    hasRemoteScreen: false,
  });
  world.limits.gate = { ...world.limits.gate, moderatorsChannelId: '1' };
  const deps = { ...world.deps, hasRemoteScreen: true };
  expect(await changeWords(deps, manager, null)).toMatchObject({
    hasModerators: true,
    hasRemoteScreen: true,
  });
});

describe('entries', () => {
  test('are put on the list that is named, tidied, once', async () => {
    const report = await change({ list: 'approval', add: 'late,  two   words, late' });
    expect(world.limits.words.approval).toEqual(['late', 'two words']);
    expect(report).toMatchObject({ changed: true, problems: [{ problem: 'duplicate' }] });
    const again = await change({ list: 'approval', add: 'LÀTE, more' });
    expect(world.limits.words.approval).toEqual(['late', 'two words', 'more']);
    expect(again.problems).toEqual([{ problem: 'duplicate', word: 'LÀTE', of: 'late' }]);
    expect(world.limits.words.refuse).toEqual([]);
    const { action, about, actor } = world.limits.decided[0] ?? {};
    expect([action, about, actor]).toEqual(['words.changed', 'words', manager.userId]);
  });

  test.each([
    ['good, ???', 'no_letters'],
    [`good, ${'x'.repeat(51)}`, 'too_long'],
    [Array.from({ length: 501 }, (_, at) => `word${at}`).join(','), 'too_many'],
  ])('with a problem: nothing is saved, not the rest either', async (add, problem) => {
    has({ refuse: ['old'] });
    const report = await change({ add, remove: 'old', builtIn: 'off' });
    expect(report.changed).toBe(false);
    expect(report.problems).toMatchObject([{ problem }]);
    expect(world.limits.words).toMatchObject({ refuse: ['old'], builtIn: 'refuse' });
    expect(report.words).toEqual(world.limits.words);
  });

  test('are taken off however they are spelled, and what is not there is said', async () => {
    has({ refuse: ['Gun', 'two words', 'kept'] });
    const report = await change({ remove: 'gün; TWO  words\nnever' });
    expect(world.limits.words.refuse).toEqual(['kept']);
    expect(report).toMatchObject({ changed: true, unknown: ['never'], problems: [] });
  });

  test('both at once: off first, so that there is room', async () => {
    const full = Array.from({ length: 500 }, (_, at) => `word${at}`);
    has({ refuse: full });
    expect(await change({ add: 'new', remove: 'word7' })).toMatchObject({ changed: true });
    expect(world.limits.words.refuse).toHaveLength(500);
    expect(world.limits.words.refuse).toContain('new');
  });

  test('that were stored and could not be taken today are kept, and hold nothing up', async () => {
    has({ refuse: ['???', 'b'] });
    expect(await change({ add: 'c' })).toMatchObject({ changed: true, problems: [] });
    expect(world.limits.words.refuse).toEqual(['???', 'b', 'c']);
  });
});

test('what is done about the bot’s own words and the endpoint’s word is set one by one', async () => {
  await change({ builtIn: 'approval' });
  await change({ flagged: 'approval' });
  await change({ unanswered: 'allow' });
  expect(world.limits.words).toEqual({
    builtIn: 'approval',
    refuse: [],
    approval: [],
    remote: { flagged: 'approval', unanswered: 'allow' },
  });
});
