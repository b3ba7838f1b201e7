import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFrames, type FramesOptions } from '../../../src/media/frames.ts';
import { never, noisyClip, show, startFitting } from './fitting.ts';

const { put, files, script, dir } = startFitting();

const sample = async (path: string, options: Partial<FramesOptions> = {}, signal = never) =>
  createFrames({ dir: dir(), ...options }).sample({ path }, { id: 'kabc', signal });

const PREFIX = 'data:image/jpeg;base64,';

/** The pictures, as files that ffprobe reads. */
async function pictures(path: string) {
  const frames = (await sample(path)) ?? [];
  expect(await files()).toEqual(['kabc.mp4']);
  return Promise.all(
    frames.map(async (frame, at) => {
      expect(frame.startsWith(PREFIX)).toBe(true);
      const bytes = Buffer.from(frame.slice(PREFIX.length), 'base64');
      const file = join(dir(), `${at}.jpg`);
      await writeFile(file, bytes);
      const [stream = {}] = (await show(file)).streams;
      return { bytes, sides: [stream['width'], stream['height']], codec: stream['codec_name'] };
    }),
  );
}

describe('three pictures of a clip', () => {
  test.each([
    ['lying', { size: '1280x720' }, [683, 384]],
    ['upright', { size: '720x1280' }, [384, 683]],
    ['small', { size: '200x120' }, [200, 120]],
    ['without sound', { sound: null, size: '480x480' }, [384, 384]],
  ] as const)('%s', async (_name, clip, sides) => {
    const made = await pictures(await put(await noisyClip(clip)));
    expect(made.map((one) => [one.codec, one.sides])).toEqual(
      Array.from({ length: 3 }, () => ['mjpeg', sides]),
    );
    for (const { bytes } of made) expect(bytes.length).toBeLessThanOrEqual(60_000);
    expect(new Set(made.map(({ bytes }) => bytes.toString('base64'))).size).toBe(3);
  });

  test('hard to encode: smaller ones', async () => {
    const filter = 'noise=alls=100:allf=t:all_seed=7';
    const made = await pictures(await put(await noisyClip({ filter, seconds: 1 })));
    for (const { bytes } of made) expect(bytes.length).toBeLessThanOrEqual(60_000);
    expect(made).toHaveLength(3);
  });

  test('ffmpeg is told what it may open and write', async () => {
    const log = join(dir(), 'log.txt');
    const ffmpegPath = await script('ffmpeg', `echo "$*" >> ${log}`, 'exec ffmpeg "$@"');
    const path = await put(await noisyClip());
    expect(await sample(path, { ffmpegPath })).toHaveLength(3);
    const piece = { fromMs: 1_000, lengthMs: 500 };
    await createFrames({ dir: dir(), ffmpegPath }).sample(
      { path },
      { id: 'kabc', signal: never, piece },
    );
    const lines = (await readFile(log, 'utf8')).trim().split('\n');
    expect(lines.map((line) => / -ss (\S+) /.exec(line)?.[1])).toEqual([
      '0.200',
      '1.000',
      '1.800',
      '1.050',
      '1.250',
      '1.450',
    ]);
    for (const line of lines) {
      expect(line).toContain(' -f mov -protocol_whitelist file -threads 1 ');
      expect(line).toMatch(/ -f mjpeg file:\S+\/kabc\.frame\.jpg\.\S+\.part$/);
    }
  });
});

describe('one small picture of a clip', () => {
  const thumbnail = async (path: string, options: Partial<FramesOptions> = {}) =>
    createFrames({ dir: dir(), ...options }).thumbnail({ path }, { id: 'kabc', signal: never });

  test.each([
    ['lying', { size: '1280x720' }, [341, 192]],
    ['upright', { size: '720x1280' }, [192, 341]],
    ['noise', { filter: 'noise=alls=100:allf=t:all_seed=7', seconds: 1 }, null],
  ] as const)('%s: of 12 kB at most', async (_name, clip, sides) => {
    const jpeg = await thumbnail(await put(await noisyClip(clip)));
    expect(jpeg?.length).toBeGreaterThan(500);
    expect(jpeg?.length).toBeLessThanOrEqual(12_000);
    expect(await files()).toEqual(['kabc.mp4']);
    const file = join(dir(), 'one.jpg');
    await writeFile(file, jpeg ?? '');
    const [stream = {}] = (await show(file)).streams;
    expect(stream['codec_name']).toBe('mjpeg');
    const is = [stream['width'], stream['height']];
    expect(is).toEqual(sides ?? is);
  });

  test('without ffmpeg there is none', async () => {
    const path = await put(await noisyClip());
    expect(await thumbnail(path, { ffmpegPath: 'no-such-ffmpeg' })).toBeNull();
  });
});

describe('none', () => {
  test.each([
    ['ffmpeg', { ffmpegPath: 'no-such-ffmpeg' }],
    ['ffprobe', { ffprobePath: 'no-such-ffprobe' }],
  ])('without %s', async (_name, options) => {
    expect(await sample(await put(await noisyClip()), options)).toBeNull();
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test.each([
    ['no clip', async () => Buffer.from('<html>nothing to see</html>')],
    ['a clip that was cut off', async () => (await noisyClip()).subarray(0, 9_000)],
    ['no picture in it', async () => noisyClip({ video: ['-vn'], seconds: 1 })],
  ])('of what cannot be decoded: %s', async (_name, make) => {
    expect(await sample(await put(await make()))).toBeNull();
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test('when its picture ends long before its sound: one of the three is missing', async () => {
    const shorter = await noisyClip({ filter: 'trim=end=1', seconds: 4 });
    expect(await sample(await put(shorter))).toBeNull();
    expect(await files()).toEqual(['kabc.mp4']);
  });

  test('when it takes too long', async () => {
    const ffmpegPath = await script('ffmpeg', 'sleep 1000');
    const path = await put(await noisyClip());
    expect(await sample(path, { ffmpegPath, limits: { totalMs: 700 } })).toBeNull();
    expect(await files()).toEqual(['kabc.mp4']);
  });
});

test('a signal that came before begins nothing', async () => {
  const path = await put(await noisyClip());
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(sample(path, {}, signal)).rejects.toBe(signal.reason);
});
