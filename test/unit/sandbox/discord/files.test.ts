import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';
import { callback, connect, hook, rest, text, V2 } from './tiny-bot.ts';

const LIMIT = 1000;
const DAY_MS = 86_400_000;
let scene: Scene;

beforeEach(async () => {
  scene = await openScene({ attachmentSizeLimit: LIMIT });
});

afterEach(() => scene.close());

const gallery = (name: string) => ({
  type: 12,
  items: [{ media: { url: `attachment://${name}` } }],
});

async function deferred() {
  const both = await scene.greet();
  await callback(scene.discord, both.got, { type: 5 });
  return both;
}

const edit = (
  got: { token: string },
  body: unknown,
  files: { name: string; bytes: string; field?: string }[] = [],
) => hook(scene.discord, 'PATCH', got, '/messages/@original', { body, files });

describe('uploads', () => {
  test('a file over the limit by one byte is refused with 40005; one at the limit is taken', async () => {
    const { typed, got } = await deferred();

    const over = await edit(got, {}, [{ name: 'a.mp4', bytes: 'x'.repeat(LIMIT + 1) }]);
    expect(over).toMatchObject({ status: 413, body: { code: 40_005 } });
    expect(typed.see().state).toBe('thinking');

    const fits = await edit(got, {}, [{ name: 'a.mp4', bytes: 'x'.repeat(LIMIT) }]);
    expect(fits.status).toBe(200);
    expect(typed.see().media).toMatchObject([{ filename: 'a.mp4', size: LIMIT }]);
  });

  test('a server may have a limit of its own, for both tokens', async () => {
    const { discord, bot } = scene;
    const server = discord.world.addServer({ name: 'boosted', attachmentSizeLimit: 2 * LIMIT });
    const channel = discord.world.addChannel(server);
    const bob = discord.as(discord.world.addMember(server, { name: 'bob' }), channel);
    await bob.type('/greet');
    const got = await bot.interaction();
    expect(got['attachment_size_limit']).toBe(2 * LIMIT);
    const files = [{ name: 'a.mp4', bytes: 'x'.repeat(2 * LIMIT) }];
    const tooBig = [{ name: 'a.mp4', bytes: 'x'.repeat(2 * LIMIT + 1) }];

    await callback(discord, got, { type: 5 });
    expect((await edit(got, {}, files)).status).toBe(200);
    expect((await edit(got, {}, tooBig)).status).toBe(413);
    const path = `/channels/${channel.id}/messages`;
    expect((await rest(discord, 'POST', path, { files })).status).toBe(200);
    expect((await rest(discord, 'POST', path, { files: tooBig })).status).toBe(413);
  });

  test('the log has the hash and size of each file and the body beside it', async () => {
    const { got } = await deferred();
    await edit(got, { content: 'look' }, [{ name: 'a.mp4', bytes: 'abc' }]);
    const sha256 = createHash('sha256').update('abc').digest('hex');
    expect(scene.discord.requests.at(-1)).toMatchObject({
      method: 'PATCH',
      path: `/webhooks/${scene.discord.applicationId}/${got.token}/messages/@original`,
      auth: 'none',
      body: { content: 'look' },
      files: [{ name: 'a.mp4', size: 3, sha256 }],
      status: 200,
    });
  });

  test('attachments lists what stays and what is new; without it everything stays', async () => {
    const { typed, got } = await deferred();
    await edit(got, { content: 'x' }, [{ name: 'one.txt', bytes: '1' }]);
    const one = typed.message?.attachments[0]?.id;

    await edit(got, {}, [{ name: 'two.txt', bytes: '2' }]);
    expect(typed.message?.attachments.map(({ name }) => name)).toEqual(['one.txt', 'two.txt']);

    const attachments = [{ id: one }, { id: 0, filename: 'renamed.txt', description: 'third' }];
    await edit(got, { attachments }, [{ name: 'three.txt', bytes: '3' }]);
    expect(typed.message?.attachments).toMatchObject([
      { name: 'one.txt' },
      { name: 'renamed.txt', description: 'third' },
    ]);

    await edit(got, { attachments: [] });
    expect(typed.see().media).toEqual([]);
  });

  test('with V2 a file shows only where a component refers to it', async () => {
    const { typed, got } = await deferred();
    const files = [
      { name: 'shown.mp4', bytes: '1' },
      { name: 'hidden.mp4', bytes: '2' },
    ];

    await edit(got, { flags: V2, components: [text('x'), gallery('shown.mp4')] }, files);

    expect(typed.see().media.map(({ filename }) => filename)).toEqual(['shown.mp4']);
    expect(typed.message?.attachments).toHaveLength(2);
  });

  test('a kept file may be referred to; a dropped one may not', async () => {
    const { got } = await deferred();
    const body = { flags: V2, components: [gallery('a.mp4')] };
    await edit(got, body, [{ name: 'a.mp4', bytes: '1' }]);
    expect((await edit(got, { components: [text('x'), gallery('a.mp4')] })).status).toBe(200);
    const dropped = await edit(got, { components: [gallery('a.mp4')], attachments: [] });
    expect(dropped).toMatchObject({ status: 400, body: { code: 50_035 } });
  });

  test.each([
    [
      'eleven files',
      Array.from({ length: 11 }, (_each, at) => ({ name: `${at}.txt`, bytes: 'x' })),
    ],
    ['a file under another field', [{ name: 'a.txt', bytes: 'x', field: 'upload' }]],
  ])('refused: %s', async (_name, files) => {
    const { got } = await deferred();
    expect(await edit(got, {}, files)).toMatchObject({ status: 400, body: { code: 50_035 } });
  });
});

describe('the CDN', () => {
  async function link(bytes = '0123456789'): Promise<string> {
    const message = await scene.person.say('clip', [{ name: 'a.mp4', bytes: Buffer.from(bytes) }]);
    return scene.discord.card(message).media[0]?.url ?? '';
  }

  test('serves the bytes with type and length', async () => {
    const url = await link();
    expect(new URL(url).pathname).toMatch(/^\/attachments\/\d+\/\d+\/a\.mp4$/);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('content-length')).toBe('10');
    expect(await response.text()).toBe('0123456789');
  });

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['lines=1-2', 200, '0123456789', null],
  ])('range %s', async (range, status, body, contentRange) => {
    const response = await fetch(await link(), { headers: { range } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  test('HEAD answers with the length alone', async () => {
    const response = await fetch(await link(), { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('10');
    expect(await response.text()).toBe('');
  });

  test('a link dies after a day: 404 with a text of 36 bytes; a fetched message has a fresh one', async () => {
    const { discord } = scene;
    const { typed, got } = await deferred();
    await edit(got, { content: 'x' }, [{ name: 'a.mp4', bytes: 'abc' }]);
    const old = typed.see().media[0]?.url ?? '';
    discord.clock.advance(DAY_MS - 60_000);
    expect((await fetch(old)).status).toBe(200);

    discord.clock.advance(120_000);

    const response = await fetch(old);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/plain');
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.toString()).toBe('This content is no longer available.');
    expect(body).toHaveLength(36);
    const path = `/channels/${scene.channel.id}/messages/${typed.message?.id}`;
    const fresh = await rest(discord, 'GET', path);
    const [attachment] = fresh.body['attachments'] as { url: string }[];
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('abc');
  });

  test.each([
    ['without its signature', (url: URL) => url.searchParams.delete('hm')],
    ['with a later expiry', (url: URL) => url.searchParams.set('ex', 'ffffffff')],
    ['with another name', (url: URL) => (url.pathname = url.pathname.replace('a.mp4', 'b.mp4'))],
    ['without its query', (url: URL) => (url.search = '')],
  ])('a link %s opens nothing', async (_name, spoil) => {
    const url = new URL(await link());
    spoil(url);
    const response = await fetch(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toHaveLength(36);
  });

  test('files of an ephemeral reply are under /ephemeral-attachments', async () => {
    const { typed, got } = await scene.greet();
    await callback(scene.discord, got, { type: 5, data: { flags: 64 } });
    await edit(got, {}, [{ name: 'a.mp4', bytes: 'abc' }]);
    const url = typed.see().media[0]?.url ?? '';
    expect(new URL(url).pathname).toMatch(/^\/ephemeral-attachments\//);
    expect(await (await fetch(url)).text()).toBe('abc');
  });
});

test('close takes the files along', async () => {
  const other = await openScene();
  const bytes = Buffer.from('x');
  const message = await other.person.say('x', [{ name: 'a.txt', bytes }]);
  const path = message.attachments[0]?.path ?? '';
  expect(existsSync(path)).toBe(true);
  await other.close();
  expect(existsSync(dirname(path))).toBe(false);
  await expect(connect(scene.discord)).resolves.toBeDefined();
});
