import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { askMessageRemix, askRemix, type ChosenMessage } from '../../../src/edits/ask-remix.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld } from './fake-world.ts';
import { DONE, DOWN, ORIGIN, OTHER, video } from './remixes.ts';

let world: FakeWorld;
let root: Edit;
let asker: Asker;
beforeEach(() => {
  world = new FakeWorld();
  root = world.has({ id: 'k0', rootId: 'k0', ...DONE });
  asker = { ...root.asker, userId: OTHER };
});

describe('before a form opens', () => {
  const reply = { interactionId: '70', applicationId: '71' };
  const chosen: ChosenMessage = {
    channelId: '1',
    messageId: '20',
    author: { id: OTHER, name: 'Bob' },
    clips: [video(900)],
    names: [],
  };
  const choose = async (message: Partial<ChosenMessage>, who: Partial<Asker> = {}) =>
    askMessageRemix(world.deps, { ...asker, ...who }, reply, { ...chosen, ...message });

  test('what would surely be refused is', async () => {
    world.plan('gate.ask', async () => ({
      kind: 'refused',
      failure: { code: 'gate_role_denied', facts: {} },
    }));
    expect(await codeOf(askRemix(world.deps, asker, 'result', 'k0'))).toBe('gate_role_denied');
    world.has({ ...root, state: 'queued' });
    expect(await codeOf(askRemix(world.deps, asker, 'result', 'k0'))).toBe('remix_not_ready');
  });

  test('of the original the first of the tree counts', async () => {
    world.has({ ...root, id: 'k1', origin: { kind: 'result', editId: 'k0' } });
    expect(await askRemix(world.deps, asker, 'original', 'k1')).toMatchObject({
      kind: 'original',
      edit: { id: 'k1' },
    });
    world.has({ ...root, takeDown: DOWN });
    expect(await codeOf(askRemix(world.deps, asker, 'original', 'k1'))).toBe('taken_down');
  });

  test('a message’s clips are kept for who chose it', async () => {
    expect(await choose({})).toMatchObject({ kind: 'message', draftId: '70' });
    expect(world.drafts.get('70')).toEqual({
      id: '70',
      serverId: asker.serverId,
      requesterId: OTHER,
      origin: ORIGIN,
      clips: [video(900)],
    });
  });

  test.each<[string, Partial<ChosenMessage>]>([
    ['written under the application’s id', { author: { id: '71', name: 'Kling' } }],
    ['in which an edit says that its card stands', { messageId: '2' }],
  ])('a message of the bot’s, %s, is as of its edit', async (_how, message) => {
    expect(await choose({ ...message, names: ['k0'] })).toMatchObject({
      kind: 'result',
      edit: { id: 'k0' },
    });
    world.has({ ...root, takeDown: DOWN });
    expect(await codeOf(choose({ ...message, names: ['k0'] }))).toBe('taken_down');
    expect(world.drafts.size).toBe(0);
  });

  test('one under the bot’s own id that names no edit, or several, is never a free message', async () => {
    const deps = { ...world.deps, botIds: new Set(['72']) };
    for (const names of [[], ['k8', 'k9']]) {
      const message = { ...chosen, author: { id: '72', name: 'Kling' }, names };
      expect(await codeOf(askMessageRemix(deps, asker, reply, message))).toBe('remix_no_clip');
    }
    expect(world.drafts.size).toBe(0);
  });

  test('who writes an edit’s reference into a message has a message', async () => {
    expect(await choose({ names: ['k0'] })).toMatchObject({ kind: 'message' });
  });

  test.each<[string, Partial<ChosenMessage>, Partial<Asker>, string]>([
    ['without a clip', { clips: [] }, {}, 'remix_no_clip'],
    ['in a direct message', {}, { serverId: '' }, 'only_in_server'],
  ])('a message %s is refused', async (_what, message, who, code) => {
    expect(await codeOf(choose(message, who))).toBe(code);
    expect(world.drafts.size).toBe(0);
  });
});
