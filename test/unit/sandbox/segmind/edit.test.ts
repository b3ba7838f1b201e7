import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSampleClip, makeSampleImage } from '../../../../sandbox/samples/clip.ts';
import { compareClips, probeClip } from '../../../../sandbox/samples/compare.ts';
import { askResult, askStatus, PROVIDE_MS, submit, untilEnded, useStage } from './stage.ts';

const SMALL = { seconds: 3, width: 720, height: 720, fps: 25 } as const;

const stage = useStage((dir) =>
  Promise.all([
    makeSampleClip(dir, { ...SMALL, seconds: 4 }),
    makeSampleClip(dir, { ...SMALL, name: 'silent', audio: false, container: 'mov' }),
    makeSampleImage(dir),
    makeSampleImage(dir, { name: 'face', format: 'jpg', width: 300, height: 500 }),
  ]),
);
const clipBody = () => ({ prompt: 'make it strange', video_url: `${stage.files}/sample.mp4` });

describe('an edit through v2', () => {
  test('is submitted, polled and fetched; the clip decodes, is as long and differs', async () => {
    const segmind = await stage.start({ credits: 10 });
    const id = await submit(segmind, { ...clipBody(), keep_audio: false });
    expect((await askStatus(segmind, id)).body).toEqual({ status: 'QUEUED', request_id: id });
    segmind.clock.advance(PROVIDE_MS / 2);
    await expect
      .poll(async () => (await askStatus(segmind, id)).body)
      .toEqual({ status: 'PROCESSING', request_id: id });

    segmind.clock.advance(PROVIDE_MS / 2);
    const { status, body } = await untilEnded(segmind, id);
    expect(status).toBe(200);
    const url = segmind.jobs[0]?.outputUrl;
    const { size } = await stat(segmind.jobs[0]?.outputPath ?? '');
    expect(body).toMatchObject({
      status: 'COMPLETED',
      error: null,
      output: url,
      video: { url, content_type: 'video/mp4', file_size: size },
      metrics: { cost: 0.84, remaining_credits: 9.16 },
    });
    expect((await askStatus(segmind, id)).body).toMatchObject({ status: 'COMPLETED' });

    const result = await stage.outputFile(url);
    const source = join(stage.dir, 'sample.mp4');
    expect(await probeClip(result)).toEqual({
      seconds: 4,
      width: 720,
      height: 720,
      fps: 24,
      videoCodec: 'h264',
      faststart: true,
    });
    const difference = await compareClips(source, result);
    expect(difference).toMatchObject({ durationA: 4, durationB: 4, framesCompared: 16 });
    expect(difference.meanDifference).toBeGreaterThan(10);
    expect((await compareClips(source, source)).meanDifference).toBe(0);
  });

  test('keeps the sound only when asked to, and only if there is any', async () => {
    const segmind = await stage.start();
    const silent = `${stage.files}/silent.mov`;
    const ids = await Promise.all([
      submit(segmind, { ...clipBody(), keep_audio: true }),
      submit(segmind, clipBody()),
      submit(segmind, { ...clipBody(), video_url: silent, keep_audio: true }),
    ]);
    segmind.clock.advance(PROVIDE_MS);
    const codecs: (string | undefined)[] = [];
    for (const id of ids) {
      const { body } = await untilEnded(segmind, id);
      expect(body).toMatchObject({ status: 'COMPLETED' });
      codecs.push((await probeClip(await stage.outputFile(body['output']))).audioCodec);
    }
    expect(codecs).toEqual(['aac', undefined, undefined]);
  });

  test('shows the images and elements that were given', async () => {
    const segmind = await stage.start();
    const face = `${stage.files}/face.jpg`;
    const plain = await submit(segmind, clipBody());
    const withInputs = await submit(segmind, {
      ...clipBody(),
      image_urls: [`${stage.files}/sample.png`],
      elements: [{ frontal_image_url: face, reference_image_urls: [face] }],
    });
    segmind.clock.advance(PROVIDE_MS);
    const [a, b] = await Promise.all([untilEnded(segmind, plain), untilEnded(segmind, withInputs)]);
    const files = await Promise.all([a, b].map(({ body }) => stage.outputFile(body['output'])));
    const { meanDifference } = await compareClips(files[0] ?? '', files[1] ?? '');
    expect(meanDifference).toBeGreaterThan(2);
  });

  test('equal edits are rendered once, each under its own address', async () => {
    const segmind = await stage.start();
    const ids = await Promise.all([1, 2, 3].map(() => submit(segmind, clipBody())));
    segmind.clock.advance(PROVIDE_MS);
    await Promise.all(ids.map((id) => untilEnded(segmind, id)));
    expect(new Set(segmind.jobs.map((job) => job.outputPath)).size).toBe(1);
    expect(new Set(segmind.jobs.map((job) => job.outputUrl)).size).toBe(3);
    const left = await readdir(join(stage.dir, 'renders'));
    expect(left.filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('knows looks for some words', async () => {
    const segmind = await stage.start({ provideMs: 0 });
    const prompts = ['black and white', 'invert it', 'at night', 'a sunset', 'in the snow'];
    const video_url = `${stage.files}/silent.mov`;
    const ids = await Promise.all(prompts.map((prompt) => submit(segmind, { prompt, video_url })));
    await Promise.all(ids.map((id) => untilEnded(segmind, id)));
    expect(segmind.jobs.map((job) => job.status)).toEqual(prompts.map(() => 'COMPLETED'));
    expect(new Set(segmind.jobs.map((job) => job.outputPath)).size).toBe(prompts.length);
  });

  test('takes what an own renderer makes', async () => {
    const own = join(stage.dir, 'silent.mov');
    const seen: string[] = [];
    const segmind = await stage.start({
      render: async (clipPath, request) => {
        seen.push(request.prompt, (await probeClip(clipPath)).videoCodec);
        return own;
      },
    });
    const id = await submit(segmind, clipBody());
    segmind.clock.advance(PROVIDE_MS);
    await untilEnded(segmind, id);
    expect(seen).toEqual(['make it strange', 'h264']);
    expect(segmind.jobs[0]?.outputPath).toBe(own);
  });
});

describe('hold and release', () => {
  test('keeps jobs in the works, whatever the time, until released', async () => {
    const segmind = await stage.start();
    segmind.hold();
    const id = await submit(segmind, clipBody());
    segmind.clock.advance(PROVIDE_MS * 3);
    await expect.poll(async () => (await askStatus(segmind, id)).body['status']).toBe('PROCESSING');
    expect((await askResult(segmind, id)).body['output']).toBeUndefined();
    segmind.release();
    expect((await untilEnded(segmind, id)).body).toMatchObject({ status: 'COMPLETED' });
  });

  test('holds back failures too', async () => {
    const segmind = await stage.start();
    segmind.hold();
    const id = await submit(segmind, { ...clipBody(), video_url: `${stage.files}/none.mp4` });
    segmind.clock.advance(PROVIDE_MS);
    await expect.poll(async () => (await askStatus(segmind, id)).body['status']).toBe('PROCESSING');
    segmind.release();
    expect((await untilEnded(segmind, id)).body).toMatchObject({ status: 'FAILED' });
  });
});

test('a new speed is for submits from then on', async () => {
  const segmind = await stage.start();
  const slow = await submit(segmind, clipBody());
  segmind.provideMs = 1000;
  const fast = await submit(segmind, clipBody());
  segmind.clock.advance(1000);
  expect((await untilEnded(segmind, fast)).body).toMatchObject({ status: 'COMPLETED' });
  expect((await askResult(segmind, slow)).body['output']).toBeUndefined();
  segmind.clock.advance(PROVIDE_MS);
  expect((await untilEnded(segmind, slow)).body).toMatchObject({ status: 'COMPLETED' });
});
