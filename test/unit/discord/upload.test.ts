import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/core/errors.ts';
import type { ResultFile } from '../../../src/edits/delivery-ports.ts';
import { createUploader, type Upload } from '../../../src/discord/upload.ts';
import { closeLater, parts, type Reply, startDiscord, TOKEN } from './scripted-discord.ts';

const OK: Reply = { status: 200, json: { id: '1' } };
const MB = 1024 * 1024;

async function clip(bytes: number): Promise<ResultFile> {
  const dir = await mkdtemp(join(tmpdir(), 'upload-'));
  closeLater(async () => rm(dir, { recursive: true, force: true }));
  const path = join(dir, 'clip.bin');
  await writeFile(path, Buffer.alloc(bytes, 7));
  return { path, filename: 'a.mp4', bytes };
}

function uploadOf(file: ResultFile, more: Partial<Upload> = {}): Upload {
  return {
    method: 'PATCH',
    path: '/channels/1/messages/2',
    route: 'bot',
    payload: { flags: 32768, attachments: [{ id: 0, filename: 'a.mp4' }] },
    files: [file],
    signal: new AbortController().signal,
    ...more,
  };
}

async function setUp(...script: Reply[]) {
  const discord = await startDiscord(...script);
  const waits: number[] = [];
  const uploader = createUploader({
    token: TOKEN,
    apiUrl: discord.apiUrl,
    sleep: async (ms) => void waits.push(ms),
  });
  closeLater(() => uploader.close());
  return { discord, uploader, waits };
}

const limited = (retryAfter: unknown): Reply => ({
  status: 429,
  json: { message: 'slow', retry_after: retryAfter, global: false },
});

test('20 MB arrive whole, with their exact length said beforehand', async () => {
  const { discord, uploader } = await setUp(OK);
  const file = await clip(20 * MB);
  expect(await uploader.send(uploadOf(file))).toEqual({ id: '1' });
  const [asked] = discord.asked;
  expect(Number(asked?.headers['content-length'])).toBe(asked?.body.length);
  expect(asked?.headers['transfer-encoding']).toBeUndefined();
  expect(asked?.headers['user-agent']).toMatch(/^DiscordBot \(/);
  expect(asked?.headers.authorization).toBe(`Bot ${TOKEN}`);
  const sent = parts(asked);
  expect(sent.get('files[0]')?.bytes.length).toBe(20 * MB);
  expect(sent.get('files[0]')?.head).toContain('video/mp4');
  expect(JSON.parse(sent.get('payload_json')?.bytes.toString() ?? '')).toMatchObject({
    flags: 32768,
  });
});

describe('after 429', () => {
  test('it waits as the body says and sends everything again', async () => {
    const { discord, uploader, waits } = await setUp(limited(0.65), limited('soon'), OK);
    await uploader.send(uploadOf(await clip(MB)));
    expect(waits).toEqual([650, 1000]);
    expect(discord.asked.map((asked) => parts(asked).get('files[0]')?.bytes.length)).toEqual([
      MB,
      MB,
      MB,
    ]);
  });

  test('a long wait is handed on', async () => {
    const { uploader, waits } = await setUp(limited(120));
    await expect(uploader.send(uploadOf(await clip(10)))).rejects.toMatchObject({
      failure: { code: 'discord_unavailable', facts: { retryAfterMs: 120_000 } },
    });
    expect(waits).toEqual([]);
  });

  test('it does not go on for ever', async () => {
    const { discord, uploader } = await setUp(limited(0.1));
    await expect(uploader.send(uploadOf(await clip(10)))).rejects.toMatchObject({
      failure: { code: 'discord_unavailable', facts: { retryAfterMs: 100 } },
    });
    expect(discord.asked).toHaveLength(4);
  });
});

test.each<[string, Reply, string]>([
  ['500', { status: 500 }, 'discord_unavailable'],
  ['502 in HTML', { status: 502, text: '<html>' }, 'discord_unavailable'],
  ['a drop', 'drop', 'discord_unavailable'],
  ['40005', { status: 413, json: { code: 40005 } }, 'discord_too_large'],
  ['413 of a proxy', { status: 413, text: '<html>' }, 'discord_too_large'],
  ['50045', { status: 400, json: { code: 50045 } }, 'discord_too_large'],
  ['a dead token', { status: 401, json: { code: 50027 } }, 'discord_token_dead'],
  ['an edit quota', { status: 400, json: { code: 30046 } }, 'discord_edit_quota'],
  ['an edit quota as 429', { status: 429, json: { code: 30046 } }, 'discord_edit_quota'],
])('%s is not repeated', async (_name, reply, code) => {
  const { discord, uploader } = await setUp(reply);
  const upload = uploadOf(await clip(10), {
    route: 'webhook',
    path: '/webhooks/1/secret/messages/@original',
  });
  const error: unknown = await uploader.send(upload).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure: { code } });
  expect(JSON.stringify([error, (error as Error).cause])).not.toContain('secret');
  expect(discord.asked).toHaveLength(1);
  expect(discord.asked[0]?.headers.authorization).toBeUndefined();
});

test('a server that says 413 and closes without reading is understood', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.pause();
      closeLater(async () => socket.destroy());
      socket.end('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(async () => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const uploader = createUploader({ token: TOKEN, apiUrl: `http://127.0.0.1:${port}/api` });
  closeLater(() => uploader.close());
  await expect(uploader.send(uploadOf(await clip(20 * MB)))).rejects.toMatchObject({
    failure: { code: 'discord_too_large' },
  });
});

test('it ends at its time limit', async () => {
  const discord = await startDiscord('hang');
  const uploader = createUploader({ token: TOKEN, apiUrl: discord.apiUrl, totalTimeoutMs: 50 });
  closeLater(() => uploader.close());
  await expect(uploader.send(uploadOf(await clip(10)))).rejects.toMatchObject({
    failure: { code: 'discord_unavailable' },
  });
});

test('whoever stops it says why', async () => {
  const { uploader } = await setUp('hang');
  const stop = new AbortController();
  const sending = uploader.send(uploadOf(await clip(10), { signal: stop.signal }));
  stop.abort(fail('handed_back'));
  await expect(sending).rejects.toMatchObject({ failure: { code: 'handed_back' } });
});

test('a file that is gone is our own mistake', async () => {
  const { discord, uploader } = await setUp(OK);
  const file = { path: '/nowhere/clip.mp4', filename: 'a.mp4', bytes: 1 };
  await expect(uploader.send(uploadOf(file))).rejects.toMatchObject({
    failure: { code: 'internal' },
  });
  expect(discord.asked).toHaveLength(0);
});

test('a file that shrinks on its way is our own mistake too', async () => {
  const file = await clip(20 * MB);
  const server = createServer((socket) => {
    closeLater(async () => socket.destroy());
    socket.on('error', () => {});
    // More than any buffer on the way holds is still to be read.
    socket.once('data', () => {
      socket.pause();
      void truncate(file.path, MB).then(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(async () => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const uploader = createUploader({ token: TOKEN, apiUrl: `http://127.0.0.1:${port}/api` });
  closeLater(() => uploader.close());
  await expect(uploader.send(uploadOf(file))).rejects.toMatchObject({
    failure: { code: 'internal' },
  });
});
