import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputFile } from '../../../src/core/edit.ts';
import { failureOf, type Failure } from '../../../src/core/errors.ts';
import type { Inputs } from '../../../src/edits/ports.ts';
import { createInputs } from '../../../src/media/check-inputs.ts';
import { buildThread } from './built-thread.ts';
import { startFileServer, type FileServer } from './file-server.ts';
import {
  ffmpegFile,
  findBox,
  testClip,
  testImage,
  turned,
  withEndlessChunks,
  withNumber,
} from './test-clips.ts';

let server: FileServer;
let inputs: Inputs & { close(): Promise<void> };
beforeAll(async () => {
  await buildThread();
  server = await startFileServer();
  inputs = createInputs({ mediaOrigins: [server.origin] });
});
afterAll(async () => {
  await inputs.close();
  await server.close();
});

let serial = 0;
function file(input: string, bytes: Uint8Array, change: Partial<InputFile> = {}): InputFile {
  serial += 1;
  const filename = `${serial}-${input}.mp4`;
  return { input, url: server.put(filename, bytes), filename, bytes: bytes.length, ...change };
}

/** The clip's length in milliseconds, or what is wrong. */
function check(video: InputFile, images: InputFile[] = []): Promise<number | Failure> {
  return inputs.check({ video, images, elements: [] }).then(({ clipMs }) => clipMs, failureOf);
}

const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words));

describe('clips that are taken', () => {
  test.each<[name: string, clip: () => Promise<Uint8Array>, clipMs: number]>([
    ['720p, 30 fps', () => testClip(), 4000],
    ['index first', () => testClip({ more: ['-movflags', '+faststart'] }), 4000],
    ['QuickTime', () => testClip({ ending: 'mov' }), 4000],
    ['fragmented', () => testClip({ more: ['-movflags', 'frag_keyframe+empty_moov'] }), 4000],
    ['pictures out of order', () => testClip({ more: ['-bf', '3'] }), 4000],
    ['the shortest', () => testClip({ seconds: 3 }), 3000],
    ['the longest', () => testClip({ seconds: 10, size: '720x720' }), 10_000],
    ['24 fps', () => testClip({ rate: '24' }), 4000],
    ['29.97 fps', () => testClip({ rate: '30000/1001' }), 4004],
    ['60 fps', () => testClip({ rate: '60' }), 4000],
    ['beginning late', () => testClip({ more: ['-output_ts_offset', '0.033'] }), 4000],
    ['a phone held upright', async () => turned(await testClip()), 4000],
    ['the largest sides', () => testClip({ seconds: 3, size: '2160x2160', rate: '24' }), 3000],
    [
      'varying rate',
      () => testClip({ rate: '60', more: ['-vf', "select='lt(mod(n,7),4)'", '-vsync', 'vfr'] }),
      3983,
    ],
  ])('%s', async (_name, clip, clipMs) => {
    expect(await check(file('video', await clip()))).toBe(clipMs);
  });
});

describe('clips that are refused, and why', () => {
  test.each<[name: string, clip: () => Promise<Uint8Array>, refusal: Failure]>([
    [
      '23.976 fps',
      () => testClip({ rate: '24000/1001' }),
      { code: 'clip_fps_low', facts: { fps: 23.976, min: 24 } },
    ],
    [
      '15 fps',
      () => testClip({ rate: '15' }),
      { code: 'clip_fps_low', facts: { fps: 15, min: 24 } },
    ],
    [
      '120 fps',
      () => testClip({ rate: '120' }),
      { code: 'clip_fps_high', facts: { fps: 120, max: 60 } },
    ],
    [
      'varying rate, too low',
      () => testClip({ more: ['-vf', "select='lt(mod(n,3),2)'", '-vsync', 'vfr'] }),
      { code: 'clip_fps_low', facts: { fps: 20, min: 24 } },
    ],
    [
      '12 s',
      () => testClip({ seconds: 12 }),
      { code: 'clip_too_long', facts: { seconds: 12, max: 10.05 } },
    ],
    [
      '10.1 s',
      () => testClip({ seconds: 10.1 }),
      { code: 'clip_too_long', facts: { seconds: 10.1, max: 10.05 } },
    ],
    [
      '2 s',
      () => testClip({ seconds: 2 }),
      { code: 'clip_too_short', facts: { seconds: 2, min: 3 } },
    ],
    [
      'one picture under 3 s',
      () => testClip({ more: ['-frames:v', '89'] }),
      { code: 'clip_too_short', facts: { seconds: 2.967, min: 3 } },
    ],
    [
      '480p',
      () => testClip({ size: '854x480' }),
      { code: 'clip_sides_small', facts: { width: 854, height: 480, min: 720 } },
    ],
    [
      '480p, turned',
      async () => turned(await testClip({ size: '854x480' })),
      { code: 'clip_sides_small', facts: { width: 480, height: 854, min: 720 } },
    ],
    [
      '4K',
      () => testClip({ seconds: 3, size: '3840x2160', rate: '24' }),
      { code: 'clip_sides_large', facts: { width: 3840, height: 2160, max: 2160 } },
    ],
    [
      'HEVC',
      () =>
        testClip({ codec: 'libx265', size: '320x240', more: ['-x265-params', 'log-level=none'] }),
      { code: 'clip_codec', facts: { found: 'HEVC' } },
    ],
    [
      'VP9 in MP4',
      () => testClip({ codec: 'libvpx-vp9', size: '320x240', more: ['-deadline', 'realtime'] }),
      { code: 'clip_codec', facts: { found: 'VP9' } },
    ],
    [
      'ProRes',
      () =>
        testClip({
          codec: 'prores',
          size: '320x240',
          ending: 'mov',
          more: ['-pix_fmt', 'yuv422p10le'],
        }),
      { code: 'clip_codec', facts: { found: 'ProRes' } },
    ],
    [
      'MPEG-4 Part 2',
      () => testClip({ codec: 'mpeg4', size: '320x240' }),
      { code: 'clip_codec', facts: { found: 'MPEG-4 Part 2' } },
    ],
    [
      'WebM, named .mp4',
      () =>
        testClip({
          codec: 'libvpx',
          size: '320x240',
          ending: 'webm',
          more: ['-deadline', 'realtime'],
        }),
      { code: 'clip_container', facts: { found: 'WebM' } },
    ],
    [
      'Matroska',
      () => testClip({ ending: 'mkv', size: '320x240' }),
      { code: 'clip_container', facts: { found: 'Matroska' } },
    ],
    [
      'AVI',
      () => testClip({ ending: 'avi', size: '320x240' }),
      { code: 'clip_container', facts: { found: 'AVI' } },
    ],
    [
      'MPEG-TS',
      () => testClip({ ending: 'ts', size: '320x240' }),
      { code: 'clip_container', facts: { found: 'MPEG-TS' } },
    ],
    [
      'a GIF',
      () => testImage('gif', '320x240'),
      { code: 'clip_not_video', facts: { found: 'a GIF' } },
    ],
    [
      'a PNG',
      () => testImage('png', '320x240'),
      { code: 'clip_not_video', facts: { found: 'a PNG picture' } },
    ],
    [
      'text',
      async () => text('Dear diary, this is no video. Ünd so weiter.'),
      { code: 'clip_not_video', facts: { found: 'a text file' } },
    ],
    [
      'a web page',
      async () => text('\n<!DOCTYPE html><html><body>404</body></html>'),
      { code: 'clip_not_video', facts: { found: 'a web page' } },
    ],
    [
      'noise',
      async () => new Uint8Array(5000).map((_, at) => (at * 89) % 256),
      { code: 'clip_not_video', facts: { found: 'an unknown kind of file' } },
    ],
    ['sound alone', () => soundOnly(), { code: 'clip_no_picture', facts: {} }],
    [
      'an expired link',
      async () => text('This content is no longer available.'),
      { code: 'source_expired', facts: { input: 'video' } },
    ],
    [
      'an empty file',
      async () => new Uint8Array(),
      { code: 'file_empty', facts: { input: 'video' } },
    ],
    [
      'cut off before its index',
      async () => (await testClip({ moving: true })).slice(0, 100_000),
      { code: 'clip_cut_off', facts: {} },
    ],
    [
      'cut off within its index',
      async () => (await testClip()).slice(0, -500),
      { code: 'clip_cut_off', facts: {} },
    ],
    [
      'cut off after its index',
      async () =>
        (await testClip({ moving: true, more: ['-movflags', '+faststart'] })).slice(0, -20_000),
      { code: 'clip_cut_off', facts: {} },
    ],
    [
      'cut off by a byte',
      async () => (await testClip({ more: ['-movflags', '+faststart'] })).slice(0, -1),
      { code: 'clip_cut_off', facts: {} },
    ],
    ['cut off between fragments', async () => cutFragment(), { code: 'clip_cut_off', facts: {} }],
    ['an index of nonsense', async () => nonsense(), { code: 'clip_unreadable', facts: {} }],
    [
      'an index without end',
      async () => withEndlessChunks(await testClip()),
      { code: 'clip_unreadable', facts: {} },
    ],
    [
      'a fragment for each picture',
      () =>
        testClip({
          size: '1280x1280',
          seconds: 10,
          more: ['-movflags', 'frag_every_frame+empty_moov'],
        }),
      { code: 'clip_container', facts: { found: 'a fragmented MP4' } },
    ],
  ])('%s', async (_name, clip, refusal) => {
    // Discord's own figure for the weight is not what makes an empty file empty here.
    expect(await check(file('video', await clip(), { bytes: 1000 }))).toEqual(refusal);
  });

  function soundOnly(): Promise<Uint8Array> {
    return ffmpegFile('mp4', ['-f', 'lavfi', '-i', 'sine=d=4', '-c:a', 'aac']);
  }

  async function cutFragment(): Promise<Uint8Array> {
    const clip = await testClip({
      moving: true,
      more: ['-g', '30', '-movflags', 'frag_keyframe+empty_moov'],
    });
    return clip.slice(0, clip.length - Math.floor(clip.length / 3));
  }

  /** Ticks per second: none (`mdhd`, ISO/IEC 14496-12, 8.4.2). */
  async function nonsense(): Promise<Uint8Array> {
    const clip = await testClip();
    return withNumber(clip, findBox(clip, 'mdhd') + 16, 0);
  }
});

describe('a request', () => {
  test('is checked against what Discord says before anything is fetched', async () => {
    const clip = await testClip();
    const heavy = file('video', clip, { bytes: 300 * 1024 * 1024 });
    expect(await check(heavy)).toEqual({
      code: 'clip_too_heavy',
      facts: { bytes: 314_572_800, max: 209_715_200 },
    });
    const empty = file('video', clip, { bytes: 0 });
    expect(await check(empty)).toEqual({ code: 'file_empty', facts: { input: 'video' } });
    const good = file('video', clip);
    const image = file('image2', clip, { bytes: 11 * 1024 * 1024 });
    expect(await check(good, [image])).toMatchObject({
      code: 'image_too_heavy',
      facts: { input: 'image2' },
    });
    const elsewhere = file('image1', clip, { url: 'https://example.com/a.png' });
    expect(await check(good, [elsewhere])).toEqual({
      code: 'origin_refused',
      facts: { input: 'image1' },
    });
    for (const { filename } of [heavy, empty, good, image])
      expect(server.requests(filename)).toBe(0);
  });

  test('is not believed about its weight', async () => {
    const heavy = file('video', new Uint8Array());
    server.put(heavy.filename, (_request, response) => {
      response.writeHead(206, { 'content-range': 'bytes 0-7/300000000' }).end('01234567');
    });
    expect(await check({ ...heavy, bytes: 1000 })).toMatchObject({ code: 'file_unreachable' });
    server.put(heavy.filename, (_request, response) => {
      response
        .writeHead(206, { 'content-range': 'bytes 0-65535/300000000' })
        .end(Buffer.alloc(65_536, 'x'));
    });
    expect(await check({ ...heavy, bytes: 1000 })).toEqual({
      code: 'clip_too_heavy',
      facts: { bytes: 300_000_000, max: 209_715_200 },
    });
  });

  test('names the first file with a problem, however slowly it is found', async () => {
    const clip = await testClip();
    const small = await testImage('png', '100x400');
    const late = file('image1', small);
    server.put(late.filename, (request, response) => {
      const range = `bytes 0-${small.length - 1}/${small.length}`;
      setTimeout(() => response.writeHead(206, { 'content-range': range }).end(small), 80);
      request.resume();
    });
    const bad = file('image2', text('no picture'));
    expect(await check(file('video', clip), [late, bad])).toMatchObject({
      code: 'image_sides_small',
      facts: { input: 'image1' },
    });
    expect(await check(file('video', text('no clip')), [late, bad])).toMatchObject({
      code: 'clip_not_video',
    });
  });

  test('has its elements checked too', async () => {
    const video = file('video', await testClip());
    const image = await testImage('png', '400x400');
    const elements = [
      {
        frontal: file('element1', image),
        views: [file('element1_view1', image), file('element1_view2', text('hm'))],
      },
    ];
    const images = [file('image1', image)];
    await expect(inputs.check({ video, images, elements }).catch(failureOf)).resolves.toEqual({
      code: 'image_type',
      facts: { input: 'element1_view2', found: 'a text file' },
    });
  });

  test('for an inside address is refused', async () => {
    const closed = createInputs({ mediaOrigins: [] });
    const video = file('video', await testClip());
    await expect(
      closed.check({ video, images: [], elements: [] }).catch(failureOf),
    ).resolves.toEqual({
      code: 'origin_refused',
      facts: { input: 'video' },
    });
    expect(server.requests(video.filename)).toBe(0);
    await closed.close();
  });
});

describe('bytes read', () => {
  const heavy = {
    seconds: 4,
    more: ['-x264-params', 'nal-hrd=cbr', '-b:v', '150M', '-maxrate', '150M', '-bufsize', '150M'],
  };
  test.each([
    ['index at the end', []],
    ['index at the start', ['-movflags', '+faststart']],
    ['fragments', ['-g', '30', '-movflags', 'frag_keyframe+empty_moov']],
  ])('of a large clip are few: %s', async (_name, flags) => {
    const clip = await testClip({ ...heavy, more: [...heavy.more, ...flags] });
    expect(clip.length).toBeGreaterThan(50_000_000);
    const video = file('video', clip);
    expect(await check(video)).toBe(4000);
    expect(server.sent(video.filename)).toBeLessThanOrEqual(1024 * 1024);
    expect(server.sent(video.filename)).toBeGreaterThan(0);
  });
});
