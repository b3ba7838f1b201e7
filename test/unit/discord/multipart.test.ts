import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type FormBody, type FormValue, multipart } from '../../../src/discord/multipart.ts';

const MB = 1024 * 1024;

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'multipart-'));
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

async function fileOf(content: Uint8Array): Promise<string> {
  const path = join(dir, 'clip.bin');
  await writeFile(path, content);
  return path;
}

const fileValue = (path: string, filename = 'a.mp4'): FormValue => ({
  name: 'files[0]',
  filename,
  type: 'video/mp4',
  from: { path },
});

async function bytesOf({ body }: FormBody): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What a browser's own reader makes of it. */
async function readBack(form: FormBody): Promise<FormData> {
  const bytes = await bytesOf(form);
  expect(bytes.length).toBe(Number(form.headers['content-length']));
  const { 'content-type': type } = form.headers;
  return new Response(bytes, { headers: { 'content-type': type } }).formData();
}

async function fileIn(form: FormData, name: string): Promise<{ file: File; bytes: Buffer }> {
  const file = form.get(name);
  if (!(file instanceof File)) throw new Error(`${name} is no file.`);
  return { file, bytes: Buffer.from(await file.arrayBuffer()) };
}

describe('a form', () => {
  test('gives back text and files as they were, in as many bytes as it said', async () => {
    const content = Buffer.from(Uint8Array.from({ length: 3 * MB + 7 }, (_, at) => at % 251));
    const form = await multipart([
      { name: 'payload_json', text: '{"content":"Überraschung 🎬"}' },
      fileValue(await fileOf(content)),
      { name: 'files[1]', filename: 'b.png', type: 'image/png', from: { content: Buffer.of(1) } },
    ]);
    const read = await readBack(form);
    expect(read.get('payload_json')).toBe('{"content":"Überraschung 🎬"}');
    const [clip, picture] = [await fileIn(read, 'files[0]'), await fileIn(read, 'files[1]')];
    expect(clip.file).toMatchObject({ name: 'a.mp4', type: 'video/mp4' });
    expect(clip.bytes.equals(content)).toBe(true);
    expect(picture.file).toMatchObject({ name: 'b.png', type: 'image/png' });
    expect(picture.bytes).toEqual(Buffer.of(1));
  });

  test('takes a file without content', async () => {
    const read = await readBack(await multipart([fileValue(await fileOf(Buffer.alloc(0)))]));
    expect((await fileIn(read, 'files[0]')).bytes).toHaveLength(0);
  });

  test('is not broken by what a name holds', async () => {
    const path = await fileOf(Buffer.of(1));
    const form = await multipart([fileValue(path, 'a"; name="payload_json"\r\n\r\n{}.mp4')]);
    const text = (await bytesOf(form)).toString('latin1');
    expect(text.split('\r\n\r\n')).toHaveLength(2);
    expect(text).toContain('filename="a%22; name=%22payload_json%22%0D%0A%0D%0A{}.mp4"');
  });
});

describe('a file that changes while it is sent', () => {
  test('is cut at what was promised of it when it grew', async () => {
    const path = await fileOf(Buffer.alloc(10, 1));
    const form = await multipart([fileValue(path)]);
    await writeFile(path, Buffer.alloc(50, 1));
    expect((await fileIn(await readBack(form), 'files[0]')).bytes).toHaveLength(10);
  });

  test.each([
    ['shrank', async (path: string) => truncate(path, 5)],
    ['is gone', async (path: string) => rm(path)],
  ])('breaks the form off when it %s', async (_how, change) => {
    const path = await fileOf(Buffer.alloc(10, 1));
    const form = await multipart([fileValue(path)]);
    await change(path);
    await expect(bytesOf(form)).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  test('that is not there at all is said at once', async () => {
    await expect(multipart([fileValue(join(dir, 'none'))])).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
