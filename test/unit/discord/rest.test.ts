import { expect, test, vi } from 'vitest';

import { createMessages } from '../../../src/discord/messages.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { createUploader } from '../../../src/discord/upload.ts';
import { NEVER, OK, SHOWN } from './messages-stage.ts';
import { editCardOf, REPLY } from './samples.ts';
import { closeLater, startDiscord, TOKEN } from './scripted-discord.ts';

test('what an interaction opens is not held to the limit of the bot, which everything else is', async () => {
  const discord = await startDiscord(OK, OK);
  const where = { token: TOKEN, apiUrl: discord.apiUrl };
  const [client, uploader] = [createRest(where), createUploader(where)];
  closeLater(() => client.close());
  closeLater(() => uploader.close());
  const messages = createMessages({ ...client, uploader, token: TOKEN });
  expect(client.rest.options.globalRequestsPerSecond).toBe(50);

  await messages.editReply(REPLY, editCardOf(), [], NEVER);
  expect(client.rest.globalRemaining).toBe(50);
  await messages.editMessage(SHOWN, editCardOf(), [], NEVER);
  expect(client.rest.globalRemaining).toBe(49);
  expect(client.replies.globalRemaining).toBe(Number.POSITIVE_INFINITY);
});

test('what is remembered of the routes of a token goes when they are idle', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const discord = await startDiscord(OK);
  const where = { token: TOKEN, apiUrl: discord.apiUrl };
  const [client, uploader] = [createRest(where), createUploader(where)];
  closeLater(() => client.close());
  closeLater(() => uploader.close());
  const messages = createMessages({ ...client, uploader, token: TOKEN });

  await messages.editReply(REPLY, editCardOf(), [], NEVER);
  expect(client.replies.handlers.size).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(client.replies.handlers.size).toBe(0);
  await messages.editReply(REPLY, editCardOf(), [], NEVER);
  expect(discord.asked).toHaveLength(2);
  vi.useRealTimers();
});
