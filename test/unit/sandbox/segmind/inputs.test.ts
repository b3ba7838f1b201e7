import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSampleClip, makeSampleImage } from '../../../../sandbox/samples/clip.ts';
import { askStatus, submit, untilEnded, useStage } from './stage.ts';

/** Small pictures: quick to make, and every clip but `low` has the height and width that are asked for. */
const SIDE = { width: 720, height: 720, fps: 24, audio: false } as const;

const stage = useStage(async (dir) => {
  await Promise.all([
    makeSampleClip(dir, { ...SIDE, name: 'good', seconds: 3 }),
    makeSampleClip(dir, { ...SIDE, name: 'long', seconds: 10.5 }),
    makeSampleClip(dir, { ...SIDE, name: 'short', seconds: 2 }),
    makeSampleClip(dir, { ...SIDE, name: 'low', seconds: 3, height: 480 }),
    makeSampleClip(dir, { ...SIDE, name: 'film', seconds: 3, fps: '24000/1001' }),
    makeSampleClip(dir, { ...SIDE, name: 'box', seconds: 3, container: 'mkv' }),
    makeSampleClip(dir, { ...SIDE, name: 'old', seconds: 3, codec: 'mpeg4' }),
    makeSampleImage(dir, { name: 'good' }),
    makeSampleImage(dir, { name: 'tiny', width: 200, height: 400 }),
    makeSampleImage(dir, { name: 'wide', width: 1200, height: 400 }),
    makeSampleImage(dir, { name: 'anim', format: 'gif' }),
  ]);
  await writeFile(join(dir, 'huge.png'), Buffer.alloc(10_000_001, 1));
  await writeFile(join(dir, 'torn.mp4'), Buffer.from('\0\0\0\x18ftypmp42 and no more of it'));
  await writeFile(join(dir, 'empty.mp4'), '');
});

async function failureOf(body: { video?: string; image?: string }, options = {}) {
  const segmind = await stage.start(options);
  const { video = 'good.mp4', image } = body;
  const id = await submit(segmind, {
    prompt: 'x',
    video_url: video.includes('://') ? video : `${stage.files}/${video}`,
    ...(image && { image_urls: [`${stage.files}/${image}`] }),
  });
  const reply = await untilEnded(segmind, id);
  return { segmind, id, reply };
}

describe('inputs are fetched and checked after the job was taken', () => {
  test.concurrent.each([
    ['a dead link', { video: 'none.mp4' }, /^file_download_error/],
    ['a link that has run out', { video: 'gone' }, /^file_download_error/],
    ['an empty file', { video: 'empty.mp4' }, /^file_download_error/],
    ['nobody there', { video: 'http://127.0.0.1:1/a.mp4' }, /^file_download_error/],
    ['a closed origin', { video: 'http://192.0.2.1/a.mp4' }, /^file_download_error/],
    ['a dead image link', { image: 'none.png' }, /^file_download_error/],
    ['a long clip', { video: 'long.mp4' }, /^video_duration_too_long/],
    ['a short clip', { video: 'short.mp4' }, /^video_duration_too_short/],
    ['a small picture', { video: 'low.mp4' }, /resolution or aspect ratio is invalid/],
    ['23.976 frames a second', { video: 'film.mp4' }, /frame rate is invalid/],
    ['another container', { video: 'box.mkv' }, /^unsupported_video_format/],
    ['another codec', { video: 'old.mp4' }, /^unsupported_video_format/],
    ['a torn file', { video: 'torn.mp4' }, /^unsupported_video_format/],
    ['an image as the clip', { video: 'good.png' }, /^unsupported_video_format/],
    ['a tiny image', { image: 'tiny.png' }, /^image_too_small/],
    ['a wide image', { image: 'wide.png' }, /resolution or aspect ratio is invalid/],
    ['a gif', { image: 'anim.gif' }, /^unsupported_image_format/],
    ['a heavy image', { image: 'huge.png' }, /^image_too_large/],
  ])('%s', async (_name, body, text) => {
    const { segmind, id, reply } = await failureOf(body, { credits: 5 });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ status: 'FAILED', request_id: id });
    expect(reply.body['error']).toMatch(text);
    expect((await askStatus(segmind, id)).status).toBe(422);
    expect(segmind.jobs).toMatchObject([{ status: 'FAILED', billed: true, costUsd: 0 }]);
    expect(segmind.credits).toBe(5);
  });

  test('a server that never answers is given up', async () => {
    const { reply } = await failureOf({ video: 'hang' }, { downloadMs: 50 });
    expect(reply.body['error']).toMatch(/^file_download_error/);
  });

  test('only the origins that were named are asked, also behind a redirect', async () => {
    const elsewhere = await failureOf({}, { mediaOrigins: ['http://127.0.0.1:9'] });
    expect(elsewhere.reply.body['error']).toMatch(/^file_download_error/);
    const segmind = await stage.start({
      provideMs: 0,
      render: async (path) => path,
      mediaOrigins: [stage.files],
    });
    const id = await submit(segmind, { prompt: 'x', video_url: `${stage.files}/to/good.mp4` });
    expect((await untilEnded(segmind, id)).body).toMatchObject({ status: 'COMPLETED' });
  });

  test('further codecs can be let in', async () => {
    const segmind = await stage.start({
      provideMs: 0,
      render: async (path) => path,
      variants: { codecs: ['h264', 'mpeg4'] },
    });
    const id = await submit(segmind, { prompt: 'x', video_url: `${stage.files}/old.mp4` });
    expect((await untilEnded(segmind, id)).body).toMatchObject({ status: 'COMPLETED' });
  });
});
