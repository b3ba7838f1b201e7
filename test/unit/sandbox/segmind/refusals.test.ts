import { describe, expect, test } from 'vitest';
import { MODEL } from '../../../../sandbox/segmind/contract.ts';
import { ERROR_ROWS, errorBody } from '../../../../sandbox/segmind/error-rows.ts';
import { ask, askStatus, SUBMIT_V1, SUBMIT_V2, submit, useStage } from './stage.ts';

const stage = useStage();
const url = 'http://127.0.0.1:1/a.mp4';
const good = { prompt: 'x', video_url: url };
const element = { frontal_image_url: url, reference_image_urls: [url] };

describe('a submit is refused, takes no job and costs nothing', () => {
  test.each([
    ['broken JSON', '{', 400, /JSON/],
    ['no prompt', { video_url: url }, 400, /prompt/],
    ['an empty prompt', { ...good, prompt: '' }, 400, /prompt/],
    ['2501 characters', { ...good, prompt: 'a'.repeat(2501) }, 400, /prompt/],
    ['no clip', { prompt: 'x' }, 400, /video_url/],
    ['a clip that is no URL', { ...good, video_url: 'clip.mp4' }, 400, /video_url/],
    ['a space in a URL', { ...good, video_url: 'http://a.example/b c.mp4' }, 400, /video_url/],
    ['a file URL', { ...good, video_url: 'file:///etc/passwd' }, 400, /video_url/],
    ['elements as a string', { ...good, elements: '[]' }, 400, /elements/],
    ['keep_audio as a string', { ...good, keep_audio: 'true' }, 400, /keep_audio/],
    ['an unknown field', { ...good, seed: 1 }, 400, /seed/],
    ['an unknown field of an element', { ...good, elements: [{ ...element, a: 1 }] }, 400, /"a"/],
    [
      'an element without views',
      { ...good, elements: [{ frontal_image_url: url }] },
      422,
      /elementReferList: size must be between 1 and 3/,
    ],
    [
      'an element with four views',
      { ...good, elements: [{ ...element, reference_image_urls: [url, url, url, url] }] },
      422,
      /elementReferList/,
    ],
    [
      'five inputs',
      { ...good, image_urls: [url, url, url], elements: [element, element] },
      422,
      /must not exceed 4/,
    ],
    ['@Image1 without one', { ...good, prompt: 'put @Image1 there' }, 422, /@Image1/],
    ['@image2 with one', { ...good, prompt: '@image2', image_urls: [url] }, 422, /@image2/],
    ['@Element0', { ...good, prompt: '@Element0', elements: [element] }, 422, /@Element0/],
  ])('%s', async (_name, body, status, text) => {
    const segmind = await stage.start();
    for (const route of [SUBMIT_V1, SUBMIT_V2]) {
      const reply = await ask(segmind, route, body);
      expect(reply.status).toBe(status);
      expect(reply.body['error']).toMatch(text);
    }
    expect(segmind.jobs).toEqual([]);
    expect(segmind.credits).toBe(100);
  });

  test('the fullest body is taken', async () => {
    const segmind = await stage.start();
    const body = {
      prompt: `@image1 @Image2 @ELEMENT1 @element2 ${'a'.repeat(2464)}`,
      video_url: url,
      image_urls: [url, url],
      elements: [{ ...element, reference_image_urls: [url, url, url] }, element],
      keep_audio: true,
    };
    expect(body.prompt).toHaveLength(2500);
    await submit(segmind, body);
    expect(segmind.jobs).toMatchObject([{ body, apiVersion: 'v2' }]);
  });

  test('a wrong key, or one in another header', async () => {
    const segmind = await stage.start({ key: 'right' });
    const bearer = { 'x-api-key': '', authorization: 'Bearer right' };
    for (const headers of [{ 'x-api-key': 'wrong' }, bearer]) {
      for (const route of [SUBMIT_V1, SUBMIT_V2, 'GET /v1/get-user-credits']) {
        const reply = await ask(
          segmind,
          route,
          route.startsWith('POST') ? good : undefined,
          headers,
        );
        expect(reply.status).toBe(401);
        expect(reply.body['error']).toEqual(expect.any(String));
      }
    }
    expect(segmind.jobs).toEqual([]);
    expect(segmind.requests.map((entry) => entry.keyOk)).not.toContain(true);
  });

  test('another content type', async () => {
    const segmind = await stage.start();
    const reply = await ask(segmind, SUBMIT_V2, good, { 'content-type': 'text/plain' });
    expect(reply.status).toBe(406);
    expect(reply.body['error']).not.toMatch(/credit/i);
  });

  test('another verb, with an HTML page', async () => {
    const segmind = await stage.start();
    for (const verb of ['GET', 'PUT', 'DELETE', 'HEAD']) {
      const reply = await ask(segmind, `${verb} /v2/${MODEL}`);
      expect(reply.status).toBe(405);
      expect(reply.headers.get('content-type')).toBe('text/html');
    }
  });

  test('an unknown model, and v2 where there is none', async () => {
    const segmind = await stage.start({ v2: false });
    expect((await ask(segmind, 'POST /v1/other-model', good)).status).toBe(404);
    expect((await ask(segmind, SUBMIT_V2, good)).status).toBe(404);
    expect((await askStatus(segmind, 'a')).status).toBe(404);
    expect(segmind.calls).toMatchObject({ submitV2: 1, status: 1, other: 1 });
  });

  test('too many a minute', async () => {
    const segmind = await stage.start({ ratePerMinute: 2 });
    const start = segmind.clock.now();
    await submit(segmind, good);
    await submit(segmind, good);
    const reply = await ask(segmind, SUBMIT_V2, good);
    expect(reply.status).toBe(429);
    expect(reply.headers.has('retry-after')).toBe(false);
    const reset = Date.parse(reply.headers.get('x-rate-limit-reset-at-utc') ?? '');
    expect(reset).toBeGreaterThanOrEqual(start + 60_000);
    segmind.variants.rateReset = 'absent';
    const bare = await ask(segmind, SUBMIT_V2, good);
    expect([bare.status, bare.headers.get('x-rate-limit-reset-at-utc')]).toEqual([429, null]);
    expect(segmind.billed()).toBe(2);
    segmind.clock.advance(60_000);
    await submit(segmind, good);
    expect(segmind.billed()).toBe(3);
  });
});

describe('rows of the error table', () => {
  test.each(ERROR_ROWS)('%s is answered as it is written', async (row) => {
    const segmind = await stage.start();
    const fault = { kind: 'answer', ...errorBody(row) } as const;
    segmind.faults.add(SUBMIT_V2, { fault });
    const reply = await ask(segmind, SUBMIT_V2, good);
    expect(reply.status).toBe(fault.status);
    const isPage = typeof fault.body === 'string';
    expect(isPage ? reply.text : reply.body).toEqual(fault.body);
    expect(reply.headers.get('content-type')).toBe(isPage ? 'text/html' : 'application/json');
    expect(segmind.billed()).toBe(0);
  });

  test('each can come in any wrapping', () => {
    expect(errorBody('no-credits', 'empty')).toEqual({ status: 406, body: undefined });
    expect(errorBody('failed', 'detail').body).toEqual({ detail: expect.any(String) });
    expect(errorBody('failed', 'message').body).toEqual({ message: expect.any(String) });
    expect(errorBody('bad-key', 'error-object').body).toMatchObject({ error: { code: 401 } });
    expect(errorBody('bad-key', 'html').body).toMatch(/^<html>/);
  });
});
