import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/core/errors.ts';
import { startChecking, text } from './checking.ts';
import {
  ffmpegFile,
  findBox,
  testClip,
  testImage,
  turned,
  withEndlessChunks,
  withNumber,
} from './test-clips.ts';

const { check, file } = startChecking();

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
      4000,
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
      { code: 'clip_fps_low', facts: { fps: expect.closeTo(20, 0), min: 24 } },
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
      { code: 'clip_not_video', facts: { found: { kind: 'gif' } } },
    ],
    [
      'a PNG',
      () => testImage('png', '320x240'),
      { code: 'clip_not_video', facts: { found: { kind: 'picture', format: 'PNG' } } },
    ],
    [
      'text',
      async () => text('Dear diary, this is no video. Ünd so weiter.'),
      { code: 'clip_not_video', facts: { found: { kind: 'text' } } },
    ],
    [
      'a web page',
      async () => text('\n<!DOCTYPE html><html><body>404</body></html>'),
      { code: 'clip_not_video', facts: { found: { kind: 'web_page' } } },
    ],
    [
      'noise',
      async () => new Uint8Array(5000).map((_, at) => (at * 89) % 256),
      { code: 'clip_not_video', facts: { found: { kind: 'unknown' } } },
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
      { code: 'clip_container', facts: { found: 'MP4', inFragments: true } },
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
