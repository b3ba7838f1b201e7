import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { makeSampleClip, makeSampleImage } from '../../../../sandbox/samples/clip.ts';
import { compareClips, probeClip } from '../../../../sandbox/samples/compare.ts';
import { ProgramError } from '../../../../sandbox/samples/run-program.ts';
import { useStage } from './stage.ts';

const stage = useStage();

describe('sample clips', () => {
  test('the usual one is one the model takes, and moves', async () => {
    const path = await makeSampleClip(stage.dir);
    expect(await probeClip(path)).toEqual({
      seconds: 5,
      width: 1280,
      height: 720,
      fps: 30,
      videoCodec: 'h264',
      audioCodec: 'aac',
      faststart: true,
    });
  });

  test('comes out the same each time', async () => {
    const small = { seconds: 1, width: 320, height: 180 };
    const paths = await Promise.all(
      ['one', 'two'].map((name) => makeSampleClip(stage.dir, { ...small, name })),
    );
    const [one, two] = await Promise.all(paths.map((path) => readFile(path)));
    expect(two?.equals(one ?? Buffer.alloc(0))).toBe(true);
  });

  test('is made to measure', async () => {
    const size = { seconds: 1, width: 320, height: 240 };
    const film = await makeSampleClip(stage.dir, {
      ...size,
      name: 'film',
      fps: '24000/1001',
      container: 'mov',
      audio: false,
      faststart: false,
    });
    const facts = await probeClip(film);
    expect(facts).toMatchObject({ width: 320, height: 240, faststart: false });
    expect(facts.fps).toBeCloseTo(23.976, 3);
    expect(facts.audioCodec).toBeUndefined();
    const pieces = await makeSampleClip(stage.dir, { ...size, name: 'pieces', fragmented: true });
    expect((await readFile(pieces)).includes('moof')).toBe(true);
    const heavy = await makeSampleClip(stage.dir, { ...size, name: 'heavy', bitrate: '8M' });
    expect((await readFile(heavy)).length).toBeGreaterThan(600_000);
    const others = await Promise.all(
      (
        [
          ['hevc', 'mp4'],
          ['vp9', 'webm'],
          ['mpeg4', 'avi'],
        ] as const
      ).map(async ([codec, container]) =>
        probeClip(await makeSampleClip(stage.dir, { ...size, name: codec, codec, container })),
      ),
    );
    expect(others.map((each) => each.videoCodec)).toEqual(['hevc', 'vp9', 'mpeg4']);
  });

  test('sample images have the size and the kind asked for', async () => {
    const png = await makeSampleImage(stage.dir);
    expect(await probeClip(png)).toMatchObject({ width: 640, height: 480, videoCodec: 'png' });
    const jpg = await makeSampleImage(stage.dir, { format: 'jpg', width: 300, height: 310 });
    expect(await probeClip(jpg)).toMatchObject({ width: 300, height: 310, videoCodec: 'mjpeg' });
  });
});

describe('comparing clips', () => {
  test('tells a new encoding from a change', async () => {
    const small = { seconds: 2, width: 640, height: 360 };
    const sharp = await makeSampleClip(stage.dir, { ...small, name: 'sharp' });
    const coarse = await makeSampleClip(stage.dir, { ...small, name: 'coarse', codec: 'mpeg4' });
    const encoded = await compareClips(sharp, coarse);
    expect(encoded).toMatchObject({ durationA: 2, durationB: 2, framesCompared: 8 });
    expect(encoded.meanDifference).toBeGreaterThan(0);
    expect(encoded.meanDifference).toBeLessThan(3);
  });

  test('refuses what cannot be decoded', async () => {
    const image = await makeSampleImage(stage.dir, { name: 'still' });
    const missing = `${stage.dir}/missing.mp4`;
    await expect(compareClips(image, missing)).rejects.toThrow(ProgramError);
  });
});
