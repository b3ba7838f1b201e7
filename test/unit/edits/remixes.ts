import type { Edit, MessageOrigin } from '../../../src/core/edit.ts';
import { NOW } from './fake-world.ts';

export const OTHER = '900000000000000055';
export const OUTPUT = 'https://out.example/1';
/** A signed link that dies so many seconds from now. */
const link = (seconds: number): string =>
  `https://cdn.example/a.mp4?ex=${Math.floor(NOW / 1000 + seconds).toString(16)}`;
export const video = (seconds: number) =>
  ({ input: 'video', url: link(seconds), filename: 'a.mp4', bytes: 9 }) as const;
export const held = (id: string, filename: string) => ({
  id,
  filename,
  url: `https://cdn.example/held/${id}`,
  bytes: 5,
});
export const MESSAGE = {
  channelId: '1',
  messageId: '2',
  attachment: { id: '3', filename: 'k.mp4' },
  before: { id: '4', filename: 'b.mp4' },
};
export const DONE: Partial<Edit> = {
  state: 'delivered',
  outputUrl: OUTPUT,
  submittedAtMs: NOW,
  message: MESSAGE,
};
export const DOWN = { kind: 'taken_down', by: '7', atMs: NOW, reason: 'no' } as const;
export const ORIGIN: MessageOrigin = {
  kind: 'message',
  channelId: '1',
  messageId: '20',
  authorId: OTHER,
  authorName: 'Bob',
};
