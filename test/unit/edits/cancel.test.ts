import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { EDIT_STATES, isEnding } from '../../../src/core/states.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { cancelEdit, dropResult } from '../../../src/edits/cancel.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld } from './fake-world.ts';

const MANAGE_MESSAGES = String(1n << 13n);
const OTHER = '900000000000000055';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const askerOf = (edit: Edit, changes: Partial<Asker> = {}): Asker => ({
  ...edit.asker,
  ...changes,
});

const mark = { owner: 'other', version: 'v2', atMs: 1 } as const;

describe('cancelling', () => {
  test.each(['queued', 'awaiting_approval', 'awaiting_consent', 'submitting'] as const)(
    'in %s before its submit ends it, and its person is told',
    async (state) => {
      const edit = world.has({ state });
      expect(await cancelEdit(world.deps, askerOf(edit), edit.id)).toEqual({ kind: 'cancelled' });
      expect(world.edit(edit.id).state).toBe('cancelled');
      expect([...world.queued]).toEqual([`deliver ${edit.id}`]);
    },
  );

  test.each([
    ['submitting', { mark }],
    ['generating', { mark, requestId: 'r-1' }],
    ['awaiting_review', { requestId: 'r-1' }],
    ['delivering', { requestId: 'r-1' }],
  ] as const)('in %s the provider has it: nothing changes', async (state, more) => {
    const edit = world.has({ state, ...more });
    const answer = await cancelEdit(world.deps, askerOf(edit), edit.id);
    expect(answer).toMatchObject({ kind: 'too_late', edit: { id: edit.id, state } });
    expect(world.edit(edit.id).state).toBe(state);
  });

  test.each(EDIT_STATES.filter(isEnding))('in %s there is nothing to stop', async (state) => {
    const edit = world.has({ state });
    expect(await codeOf(cancelEdit(world.deps, askerOf(edit), edit.id))).toBe('already_ended');
  });

  test('the next in line starts on what was freed', async () => {
    const edit = world.has({ state: 'queued' });
    world.limits.line.push('knext');
    await cancelEdit(world.deps, askerOf(edit), edit.id);
    expect([...world.queued]).toContain('generate knext');
  });
});

describe.each([
  ['cancelling', cancelEdit],
  ['dropping', dropResult],
])('who may: %s', (_name, verb) => {
  const attempt = async (changes: Partial<Asker>) => {
    const edit = world.has({ state: 'generating', mark, requestId: 'r-1' });
    return codeOf(verb(world.deps, askerOf(edit, changes), edit.id));
  };

  test('somebody else may not', async () => {
    expect(await attempt({ userId: OTHER })).toBe('not_yours');
    // One digit more is another person.
    expect(await attempt({ userId: '9000000000000000041' })).toBe('not_yours');
  });

  test('a moderator of the server may', async () => {
    expect(await attempt({ userId: OTHER, permissions: MANAGE_MESSAGES })).toBe('done');
  });

  test('where a role moderates, who has it may, and nobody else', async () => {
    world.limits.gate = { ...NO_GATE_SETTINGS, moderatorRoleId: '7' };
    const sweeper = { userId: OTHER, permissions: MANAGE_MESSAGES };
    expect(await attempt(sweeper)).toBe('not_yours');
    expect(await attempt({ userId: OTHER, roles: ['7'] })).toBe('done');
  });

  test('a moderator of another server learns nothing', async () => {
    const elsewhere = { userId: OTHER, permissions: MANAGE_MESSAGES, serverId: '1' };
    expect(await attempt(elsewhere)).toBe('edit_unknown');
  });

  test('an edit that is not there is not known', async () => {
    const { asker } = world.has({ state: 'generating' });
    expect(await codeOf(verb(world.deps, asker, ''))).toBe('edit_unknown');
  });
});

describe('dropping the result', () => {
  test('of an edit at the provider: it is marked, and goes on', async () => {
    const edit = world.has({ state: 'generating', mark, requestId: 'r-1' });
    expect(await dropResult(world.deps, edit.asker, edit.id)).toEqual({ kind: 'dropped' });
    expect(world.edit(edit.id)).toMatchObject({ state: 'generating', dropped: true });
  });

  test('comes too late once the result is on its way', async () => {
    const edit = world.has({ state: 'delivering', requestId: 'r-1' });
    expect(await codeOf(dropResult(world.deps, edit.asker, edit.id))).toBe('already_ended');
  });
});
