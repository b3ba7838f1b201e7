import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/core/errors.ts';
import { createInputs } from '../../../src/media/check-inputs.ts';
import { startChecking, text } from './checking.ts';
import { testClip, testImage } from './test-clips.ts';

const { check, file, inputs, server } = startChecking();

describe('a request', () => {
  test('is checked against what Discord says before anything is fetched', async () => {
    const clip = await testClip();
    const heavy = file('video', clip, { bytes: 600 * 1024 * 1024 });
    expect(await check(heavy)).toEqual({
      code: 'clip_too_heavy',
      facts: { bytes: 629_145_600, max: 209_715_200 },
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
      expect(server().requests(filename)).toBe(0);
  });

  test('is not believed about its weight', async () => {
    const heavy = file('video', new Uint8Array());
    server().put(heavy.filename, (_request, response) => {
      response.writeHead(206, { 'content-range': 'bytes 0-7/600000000' }).end('01234567');
    });
    expect(await check({ ...heavy, bytes: 1000 })).toMatchObject({ code: 'file_unreachable' });
    server().put(heavy.filename, (_request, response) => {
      response
        .writeHead(206, { 'content-range': 'bytes 0-65535/600000000' })
        .end(Buffer.alloc(65_536, 'x'));
    });
    expect(await check({ ...heavy, bytes: 1000 })).toEqual({
      code: 'clip_too_heavy',
      facts: { bytes: 600_000_000, max: 209_715_200 },
    });
  });

  test('of which nobody says how heavy it is is read all the same', async () => {
    expect(await check(file('video', await testClip(), { bytes: null }))).toBeTypeOf('number');
    const elsewhere = { url: 'http://example.com/a.mp4', bytes: null, isResult: true } as const;
    const result = file('video', new Uint8Array(), elsewhere);
    expect(await check(result)).toMatchObject({ code: 'origin_refused' });
    expect(server().requests(result.filename)).toBe(0);
  });

  test('names the first file with a problem, however slowly it is found', async () => {
    const clip = await testClip();
    const small = await testImage('png', '100x400');
    const late = file('image1', small);
    server().put(late.filename, (request, response) => {
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
    await expect(inputs().check({ video, images, elements }).catch(failureOf)).resolves.toEqual({
      code: 'image_type',
      facts: { input: 'element1_view2', found: { kind: 'text' } },
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
    expect(server().requests(video.filename)).toBe(0);
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
    expect(server().sent(video.filename)).toBeLessThanOrEqual(1024 * 1024);
    expect(server().sent(video.filename)).toBeGreaterThan(0);
  });
});
