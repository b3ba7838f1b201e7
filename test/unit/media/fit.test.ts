import { stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  expectPlayable,
  FASTSTART,
  fileOf,
  noisyClip,
  pictureTimes,
  show,
  startFitting,
  type MadeClip,
} from './fitting.ts';
import { ffmpegFile, turned } from './test-clips.ts';

const { put, fit, files } = startFitting();

const X264 = (pixels: string) => ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', pixels];
const KB = 1000;

interface Case {
  name: string;
  clip: MadeClip;
  maxBytes: number;
  /** Pixels that come out. */
  sides: [number, number];
  kind?: 'fitted' | 'preview';
}

/** Too large, each in its own way. */
const LARGE: Case[] = [
  { name: 'lying, its own size', clip: {}, maxBytes: 140 * KB, sides: [640, 480] },
  { name: 'without sound', clip: { sound: null }, maxBytes: 100 * KB, sides: [640, 480] },
  { name: 'lying, to 480', clip: { size: '1280x720' }, maxBytes: 150 * KB, sides: [854, 480] },
  { name: 'upright, to 480', clip: { size: '720x1280' }, maxBytes: 150 * KB, sides: [480, 854] },
  { name: 'wide, to 480', clip: { size: '1600x600' }, maxBytes: 190 * KB, sides: [1280, 480] },
  {
    name: 'enough for 720 of 1080',
    clip: { size: '1920x1080', seconds: 1 },
    maxBytes: 160 * KB,
    sides: [1280, 720],
  },
  { name: 'less than 480', clip: { size: '360x640' }, maxBytes: 110 * KB, sides: [360, 640] },
  {
    name: '23.976 a second',
    clip: { rate: '24000/1001', size: '480x480' },
    maxBytes: 140 * KB,
    sides: [480, 480],
  },
  {
    name: 'a preview of 360',
    clip: { size: '1280x720' },
    maxBytes: 70 * KB,
    sides: [640, 360],
    kind: 'preview',
  },
  {
    name: 'a preview of 240',
    clip: { size: '1280x720' },
    maxBytes: 36 * KB,
    sides: [426, 240],
    kind: 'preview',
  },
  {
    name: 'a preview of something small',
    clip: { size: '320x200' },
    maxBytes: 36 * KB,
    sides: [320, 200],
    kind: 'preview',
  },
];

describe('a clip that is too large', () => {
  test.each(LARGE)('$name', async ({ clip, maxBytes, sides, kind = 'fitted' }) => {
    const path = await put(await noisyClip(clip));
    expect((await stat(path)).size).toBeGreaterThan(maxBytes);
    const fitting = await fit(path, { maxBytes });
    expect(fitting.kind).toBe(kind);
    const file = fileOf(fitting);
    const before = await show(path);
    const after = await show(file.path);
    expect([file.width, file.height]).toEqual(sides);
    expect(after.streams[0]).toMatchObject({ width: sides[0], height: sides[1] });
    expect((await stat(file.path)).size).toBe(file.bytes);
    expect(file.bytes).toBeLessThanOrEqual(maxBytes);
    // Not made smaller than it had to be.
    expect(file.bytes).toBeGreaterThan(maxBytes * 0.6);
    const off = Number(after.format.duration) - Number(before.format.duration);
    expect(Math.abs(off)).toBeLessThan(0.1);
    expect(after.streams[0]?.['avg_frame_rate']).toBe(before.streams[0]?.['avg_frame_rate']);
    expect(await pictureTimes(file.path)).toHaveLength((await pictureTimes(path)).length);
    await expectPlayable(file.path, clip.sound !== null);
    const name = `kabc.${kind === 'fitted' ? 'fit' : 'preview'}-${maxBytes}.mp4`;
    expect((await files()).toSorted()).toEqual([name, 'kabc.mp4'].toSorted());
  });

  test.each([140, 70])(
    'what was made of it for %i kB before is found again, not made again',
    async (kb) => {
      const path = await put(await noisyClip({ size: kb === 70 ? '1280x720' : '640x480' }));
      const first = await fit(path, { maxBytes: kb * KB });
      const made = await stat(fileOf(first).path);
      expect(await fit(path, { maxBytes: kb * KB })).toEqual(first);
      const again = await stat(fileOf(first).path);
      expect([again.ino, again.mtimeMs]).toEqual([made.ino, made.mtimeMs]);
    },
  );

  test('not watchable, however small', async () => {
    const path = await put(await noisyClip({ size: '1280x720' }));
    expect(await fit(path, { maxBytes: 20 * KB })).toMatchObject({
      kind: 'unfit',
      why: 'too_small_a_limit',
    });
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test('a plain picture is not blown up to the limit', async () => {
    const args = ['-f', 'lavfi', '-i', 'testsrc2=s=640x480:r=15:d=2', ...X264('yuv444p')];
    const path = await put(await ffmpegFile('mp4', args));
    const file = fileOf(await fit(path, { maxBytes: 2_000 * KB }));
    expect(file.bytes).toBeLessThan(500 * KB);
  });
});

/** Small enough, but nothing that Discord plays. */
const STRANGE: { name: string; clip: MadeClip; sides?: [number, number] }[] = [
  {
    name: 'HEVC',
    clip: { video: '-c:v libx265 -preset ultrafast -x265-params log-level=error'.split(' ') },
  },
  {
    name: 'AV1',
    clip: { video: '-c:v libaom-av1 -usage realtime -cpu-used 8 -b:v 500k'.split(' ') },
  },
  {
    name: 'VP9',
    clip: { video: '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 500k'.split(' ') },
  },
  { name: 'MPEG-4 part 2', clip: { video: '-c:v mpeg4 -q:v 5'.split(' ') } },
  { name: '10 bit', clip: { video: X264('yuv420p10le') } },
  { name: '4:2:2', clip: { video: X264('yuv422p') } },
  { name: '4:4:4', clip: { video: X264('yuv444p') } },
  { name: '4:4:4 in profile alone', clip: { video: [...X264('yuv420p'), '-qp', '0'] } },
  {
    name: 'odd sides',
    clip: { size: '325x245', video: X264('yuv444p') },
    sides: [324, 244],
  },
  {
    name: 'oblong pixels, lying',
    clip: { size: '320x240', filter: 'setsar=4/3', video: X264('yuv444p') },
    sides: [320, 180],
  },
  {
    name: 'oblong pixels, upright',
    clip: { size: '320x240', filter: 'setsar=1/2', video: X264('yuv444p') },
    sides: [160, 240],
  },
  { name: 'sound of AC-3', clip: { sound: ['-c:a', 'ac3'] } },
  { name: 'sound of Opus', clip: { sound: ['-c:a', 'libopus'] } },
  { name: 'sound of PCM', clip: { sound: ['-c:a', 'pcm_s16le'], ending: 'mov' } },
  {
    name: 'sound of six channels',
    clip: { video: X264('yuv444p'), sound: ['-c:a', 'aac', '-ac', '6'] },
  },
];

describe('a clip that Discord does not play', () => {
  test.each(STRANGE)('$name', async ({ clip, sides = [320, 240] }) => {
    const made = { seconds: 1, size: '320x240', ...clip };
    const path = await put(await noisyClip({ ...made, more: FASTSTART }));
    const maxBytes = 4_000 * KB;
    expect((await stat(path)).size).toBeLessThan(maxBytes);
    const fitting = await fit(path, { maxBytes });
    expect(fitting.kind).toBe('fitted');
    const file = fileOf(fitting);
    expect([file.width, file.height]).toEqual(sides);
    const [before, after] = [await show(path), await show(file.path)];
    const off = Number(after.format.duration) - Number(before.format.duration);
    expect(Math.abs(off)).toBeLessThan(0.1);
    await expectPlayable(file.path, true);
    expect(Number(after.streams[1]?.['channels'])).toBeLessThanOrEqual(2);
  });
});

describe('pictures', () => {
  test('at uneven times keep them, to the last', async () => {
    const uneven = String.raw`select='gt(mod(n\,3)\,0)*gt(mod(n\,7)\,1)'`;
    const more = ['-fps_mode', 'passthrough', '-enc_time_base', '1/15360', '-bf', '0'];
    const path = await put(await noisyClip({ filter: uneven, rate: '30', more }));
    const file = fileOf(await fit(path, { maxBytes: 140 * KB }));
    const [before, after] = [await pictureTimes(path), await pictureTimes(file.path)];
    expect(new Set(gaps(before)).size).toBeGreaterThan(2);
    expect(gaps(after)).toEqual(gaps(before));
    const { streams } = await show(file.path);
    const end = Number(streams[0]?.['start_time']) + Number(streams[0]?.['duration']);
    expect(end).toBeGreaterThan(after.at(-1) ?? Infinity);
  });

  test('stored lying are turned as they are shown', async () => {
    const path = await put(turned(await noisyClip()));
    const file = fileOf(await fit(path, { maxBytes: 140 * KB }));
    expect([file.width, file.height]).toEqual([480, 640]);
    await expectPlayable(file.path, true);
  });
});

/** Milliseconds between one and the next. */
function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((at, i) => Math.round(1000 * (at - (times[i] ?? 0))));
}
