import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agent } from 'undici';
import { failureOf, type Failure } from '../../../src/core/errors.ts';
import type { FoundFile } from '../../../src/core/found-file.ts';
import { IMAGE_LIMITS } from '../../../src/core/model-limits.ts';
import { createGuardedAgent } from '../../../src/media/guarded-agent.ts';
import { probeImage } from '../../../src/media/probe-image.ts';
import { openRangeReader } from '../../../src/media/range-reader.ts';
import { startFileServer, type FileServer } from './file-server.ts';
import { box, testClip, testImage, withNumber } from './test-clips.ts';

let server: FileServer;
let dispatcher: Agent;
beforeAll(async () => {
  server = await startFileServer();
  dispatcher = createGuardedAgent({ mediaOrigins: [server.origin] });
});
afterAll(async () => {
  await dispatcher.destroy();
  await server.close();
});

/** Looks at an image as `image1`: `fine`, or what is wrong. */
async function look(bytes: Uint8Array): Promise<'fine' | Failure> {
  const url = server.put('image', bytes);
  try {
    await probeImage(
      await openRangeReader({ url, input: 'image1', dispatcher }),
      'image1',
      IMAGE_LIMITS,
    );
    return 'fine';
  } catch (error) {
    return failureOf(error);
  }
}

/** A JPEG with `count` segments of 60 KB (previews, colour profiles) before its own. */
async function withSegments(count: number): Promise<Uint8Array> {
  const jpeg = await testImage('jpg', '400x300');
  const segment = Buffer.alloc(60_004, 0x55);
  segment.set([0xff, 0xe1, 60_002 >> 8, 60_002 & 0xff]);
  const segments = Array.from({ length: count }, () => segment);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]));
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const brand = (name: string): Uint8Array => box('ftyp', bytesOf(`${name}\0\0\0\0mif1`));

describe('images that are taken', () => {
  test.each<[name: string, image: () => Promise<Uint8Array>]>([
    ['a PNG', () => testImage('png', '400x300')],
    ['a JPEG', () => testImage('jpg', '400x300')],
    ['a progressive-sized JPEG', () => testImage('jpg', '4000x3000')],
    ['the smallest', () => testImage('png', '300x300')],
    ['the widest', () => testImage('png', '750x300')],
    ['the tallest', () => testImage('jpg', '300x750')],
    ['a JPEG with 200 KB before its header', () => withSegments(4)],
    ['a JPEG with 2.4 MB before its header', () => withSegments(40)],
    ['a JPEG with fill bytes', async () => filled(await testImage('jpg', '400x300'))],
  ])('%s', async (_name, image) => {
    expect(await look(await image())).toBe('fine');
  });

  function filled(jpeg: Uint8Array): Uint8Array {
    return new Uint8Array(
      Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(9, 0xff), jpeg.subarray(2)]),
    );
  }
});

describe('images that are refused, and why', () => {
  const unreadable: Failure = { code: 'image_unreadable', facts: { input: 'image1' } };
  const type = (found: FoundFile): Failure => ({
    code: 'image_type',
    facts: { input: 'image1', found },
  });

  test.each<[name: string, image: () => Promise<Uint8Array>, refusal: Failure]>([
    [
      '298 pixels',
      () => testImage('png', '400x298'),
      { code: 'image_sides_small', facts: { input: 'image1', width: 400, height: 298, min: 300 } },
    ],
    [
      'too wide',
      () => testImage('png', '752x300'),
      { code: 'image_ratio', facts: { input: 'image1', width: 752, height: 300, max: 2.5 } },
    ],
    [
      'too tall',
      () => testImage('jpg', '300x752'),
      { code: 'image_ratio', facts: { input: 'image1', width: 300, height: 752, max: 2.5 } },
    ],
    [
      'too heavy',
      async () => new Uint8Array(IMAGE_LIMITS.bytes + 1),
      { code: 'image_too_heavy', facts: { input: 'image1', bytes: 10_485_761, max: 10_485_760 } },
    ],
    ['a WebP', () => testImage('webp', '400x300'), type({ kind: 'picture', format: 'WebP' })],
    ['a GIF', () => testImage('gif', '400x300'), type({ kind: 'gif' })],
    ['a BMP', () => testImage('bmp', '400x300'), type({ kind: 'picture', format: 'BMP' })],
    ['a TIFF', () => testImage('tiff', '400x300'), type({ kind: 'picture', format: 'TIFF' })],
    ['a HEIC', async () => brand('heic'), type({ kind: 'picture', format: 'HEIC' })],
    ['an AVIF', async () => brand('avif'), type({ kind: 'picture', format: 'AVIF' })],
    [
      'an SVG',
      async () => bytesOf('<?xml version="1.0"?>\n<svg xmlns="x"/>'),
      type({ kind: 'picture', format: 'SVG' }),
    ],
    ['a PDF', async () => bytesOf('%PDF-1.7 ...'), type({ kind: 'pdf' })],
    ['text', async () => bytesOf('hello'), type({ kind: 'text' })],
    ['a video', () => testClip(), type({ kind: 'video', format: null })],
    [
      'a WebM',
      async () => bytesOf('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm'),
      type({ kind: 'video', format: 'WebM' }),
    ],
    ['nothing', async () => new Uint8Array(), { code: 'file_empty', facts: { input: 'image1' } }],
    [
      'an expired link',
      async () => bytesOf('This content is no longer available.'),
      { code: 'source_expired', facts: { input: 'image1' } },
    ],
    ['a PNG of 20 bytes', async () => (await testImage('png', '400x300')).slice(0, 20), unreadable],
    [
      'a PNG with a changed header',
      async () => withNumber(await testImage('png', '400x300'), 16, 500),
      unreadable,
    ],
    [
      'a PNG that begins with another chunk',
      async () => withNumber(await testImage('png', '400x300'), 12, 0x49444154),
      unreadable,
    ],
    [
      'a JPEG of its first bytes',
      async () => (await testImage('jpg', '400x300')).slice(0, 8),
      unreadable,
    ],
    [
      'a JPEG cut within its header',
      async () => withoutFrame(await testImage('jpg', '400x300'), 4),
      unreadable,
    ],
    ['a JPEG without pixels', async () => zeroSides(await testImage('jpg', '400x300')), unreadable],
    [
      'a JPEG with a segment of no length',
      async () => bytesOf('\xff\xd8\xff\xe0\0\0\xff\xe0\0\0'),
      unreadable,
    ],
    [
      'a JPEG of fill bytes',
      async () => new Uint8Array(3_000_000).fill(0xff).fill(0xd8, 1, 2),
      unreadable,
    ],
    ['a JPEG that is cut into too many pieces', () => withSegments(170), unreadable],
  ])('%s', async (_name, image, refusal) => {
    expect(await look(await image())).toEqual(refusal);
  });

  const frame = (jpeg: Uint8Array): number =>
    Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0, 0, 17]));

  function withoutFrame(jpeg: Uint8Array, kept: number): Uint8Array {
    return jpeg.slice(0, frame(jpeg) + kept);
  }

  function zeroSides(jpeg: Uint8Array): Uint8Array {
    return new Uint8Array(jpeg).fill(0, frame(jpeg) + 5, frame(jpeg) + 9);
  }
});

test('little of a large image is read', async () => {
  const image = await withSegments(40);
  const before = server.sent('image');
  expect(await look(image)).toBe('fine');
  expect(server.sent('image') - before).toBeLessThanOrEqual(1024 * 1024);
});
