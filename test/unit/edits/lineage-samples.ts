import type { Edit, ShownMessage } from '../../../src/core/edit.ts';
import { CHANNEL } from '../discord/samples.ts';
import { FakeWorld, NOW } from './fake-world.ts';

export const HERE: ShownMessage = { channelId: CHANNEL, messageId: '31' };
export const AWAY: ShownMessage = { channelId: '900000000000000077', messageId: '32' };
export const TAKEN = { kind: 'taken_down', by: '1', atMs: NOW, reason: 'no' } as const;
export const BY_MESSAGE = {
  kind: 'message',
  channelId: CHANNEL,
  messageId: '41',
  authorId: '900000000000000061',
  authorName: 'Bea',
} as const;

/** A delivered edit, by default the root of its tree. */
export function made(id: string, changes: Partial<Edit> = {}): Partial<Edit> {
  const message = { ...HERE, attachment: { id: '5', filename: 'k.mp4' } };
  return {
    id,
    rootId: id,
    state: 'delivered',
    way: 'reply',
    message,
    prompt: `prompt of ${id}`,
    ...changes,
  };
}

export const from = (
  editId: string,
  rootId: string,
  changes: Partial<Edit> = {},
): Partial<Edit> => ({
  origin: { kind: 'result', editId },
  rootId,
  ...changes,
});

export function worldOf(...edits: Partial<Edit>[]): FakeWorld {
  const world = new FakeWorld();
  for (const edit of edits) world.has(edit);
  return world;
}
