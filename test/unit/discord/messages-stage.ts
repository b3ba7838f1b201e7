import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMessages } from '../../../src/discord/messages.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { createUploader } from '../../../src/discord/upload.ts';
import { CHANNEL, MESSAGE } from './samples.ts';
import { closeLater, type Reply, startDiscord, TOKEN } from './scripted-discord.ts';

/** A card to be posted in the sample channel. */
export const newMessage = (mark: string, pings: string | null = null) =>
  ({ channelId: CHANNEL, mark, form: 'card', pings }) as const;

export const NEVER = new AbortController().signal;
export const ANSWER = { id: MESSAGE, channel_id: CHANNEL, attachments: [] as unknown[] };
export const OK: Reply = { status: 200, json: ANSWER };
export const SHOWN = { channelId: CHANNEL, messageId: MESSAGE };
export const HELD = { ...SHOWN, attachment: { id: '77', filename: 'held.mp4' } };
export const refusal = (status: number, code: number): Reply => ({
  status,
  json: { code, message: 'no' },
});

/** The port on a Discord that follows a script. */
export async function setUp(...script: Reply[]) {
  const discord = await startDiscord(...script);
  const where = { token: TOKEN, apiUrl: discord.apiUrl };
  const client = createRest(where);
  const uploader = createUploader({ ...where, sleep: async () => {} });
  closeLater(() => client.close());
  closeLater(() => uploader.close());
  return {
    discord,
    messages: createMessages({ ...client, uploader, token: TOKEN, repeatAfterMs: 1 }),
  };
}

/** A file to go along, of so many bytes. */
export async function clip(bytes = 1_000) {
  const dir = await mkdtemp(join(tmpdir(), 'messages-'));
  closeLater(async () => rm(dir, { recursive: true }));
  const path = join(dir, 'clip.bin');
  await writeFile(path, Buffer.alloc(bytes, 7));
  return { path, filename: 'kling k7.mp4', bytes };
}
