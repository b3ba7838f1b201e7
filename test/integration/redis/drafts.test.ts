import { expect, test } from 'vitest';

import type { InputFile, MessageOrigin } from '../../../src/core/edit.ts';
import { createDrafts } from '../../../src/redis/drafts.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();

const ORIGIN: MessageOrigin = {
  kind: 'message',
  channelId: '1',
  messageId: '2',
  authorId: '3',
  authorName: 'Ada',
};
const CLIP: InputFile = { input: 'video', url: 'https://c.example', filename: 'a', bytes: 9 };
const DRAFT = { id: '7', serverId: '4', requesterId: '5', origin: ORIGIN, clips: [CLIP] };

test('a message that was chosen is kept as it is, for a quarter of an hour', async () => {
  const drafts = createDrafts({ redis: redis() });
  await drafts.keep({ ...DRAFT, clips: [CLIP, { ...CLIP, bytes: null, isResult: true }] });
  expect(await drafts.read('7')).toEqual({
    ...DRAFT,
    clips: [CLIP, { ...CLIP, bytes: null, isResult: true }],
  });
  expect(await redis().pttl('{kling}:draft:7')).toBeGreaterThan(14 * 60_000);
  expect(await redis().pttl('{kling}:draft:7')).toBeLessThanOrEqual(15 * 60_000);
  expect(await drafts.read('8')).toBeNull();
});
