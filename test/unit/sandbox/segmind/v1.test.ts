import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { MODEL, type V1Body } from '../../../../sandbox/segmind/contract.ts';
import { ask, askResult, PROVIDE_MS, SUBMIT_V1, untilEnded, useStage } from './stage.ts';

const BYTES = Buffer.from('\0\0\0\x18ftypmp42 and the rest');

const stage = useStage((dir) => writeFile(join(dir, 'out.mp4'), BYTES));
const body = { prompt: 'x', video_url: 'http://127.0.0.1:1/a.mp4' };
const done = () => ({ kind: 'complete', file: join(stage.dir, 'out.mp4') }) as const;

async function call(segmind: Awaited<ReturnType<typeof stage.start>>) {
  const response = await fetch(`${segmind.origin}/v1/${MODEL}`, {
    method: 'POST',
    headers: { 'x-api-key': segmind.key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('v1', () => {
  test('answers when the clip is done, not before', async () => {
    const segmind = await stage.start({ credits: 10 });
    segmind.outcomeOfNext(done());
    let answered = false;
    const calling = call(segmind).finally(() => (answered = true));
    await expect.poll(() => segmind.jobs.length).toBe(1);
    segmind.clock.advance(PROVIDE_MS / 2);
    await expect.poll(() => segmind.jobs[0]?.status).toBe('PROCESSING');
    expect(answered).toBe(false);
    segmind.clock.advance(PROVIDE_MS / 2);
    const { response, bytes } = await calling;
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(bytes.equals(BYTES)).toBe(true);
    expect(response.headers.get('x-request-id')).toBe(segmind.jobs[0]?.requestId);
    expect(response.headers.get('x-cost')).toBe('1.05');
    expect(response.headers.get('x-remaining-credits')).toBe('8.95');
    const took = Number(response.headers.get('x-generation-time'));
    expect(took).toBeGreaterThanOrEqual(PROVIDE_MS / 1000);
    expect(segmind.jobs).toMatchObject([{ apiVersion: 'v1', billed: true, costUsd: 1.05 }]);
  });

  test.each<[V1Body, string | null]>([
    ['octet-stream', 'application/octet-stream'],
    ['untyped', null],
  ])('gives the bytes as %s', async (v1, type) => {
    const segmind = await stage.start({ provideMs: 0, variants: { v1, v1Headers: false } });
    segmind.outcomeOfNext(done());
    const { response, bytes } = await call(segmind);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.has('x-cost')).toBe(false);
    expect(bytes.equals(BYTES)).toBe(true);
  });

  test.each<[V1Body, (url: string) => unknown]>([
    ['json-video', (url) => ({ video: url })],
    ['json-video-object', (url) => ({ video: { url, content_type: 'video/mp4' } })],
    ['json-output', (url) => ({ output: url })],
    ['json-output-array', (url) => ({ output: [url] })],
    ['json-output-object', (url) => ({ output: { url } })],
    ['json-url', (url) => ({ url })],
    ['json-video-url', (url) => ({ video_url: url })],
    ['json-data-uri', () => ({ video: `data:video/mp4;base64,${BYTES.toString('base64')}` })],
    ['json-base64', () => ({ video: BYTES.toString('base64') })],
  ])('gives %s', async (v1, expected) => {
    const segmind = await stage.start({ provideMs: 0, variants: { v1 } });
    segmind.outcomeOfNext(done());
    const reply = await ask(segmind, SUBMIT_V1, body);
    const url = segmind.jobs[0]?.outputUrl ?? '';
    expect(reply.body).toEqual(expected(url));
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(BYTES)).toBe(true);
  });

  test('may answer with an id to be polled', async () => {
    const segmind = await stage.start({ variants: { v1: 'json-request-id' } });
    segmind.outcomeOfNext(done());
    const id = String((await ask(segmind, SUBMIT_V1, body)).body['request_id']);
    expect((await askResult(segmind, id)).body['status']).toBe('QUEUED');
    segmind.clock.advance(PROVIDE_MS);
    expect((await untilEnded(segmind, id)).body['output']).toBe(segmind.jobs[0]?.outputUrl);
  });

  test('reports a failure as 422', async () => {
    const segmind = await stage.start({ provideMs: 0, credits: 10 });
    segmind.outcomeOfNext({ kind: 'fail', error: 'risk control' });
    const reply = await ask(segmind, SUBMIT_V1, body);
    expect([reply.status, reply.body]).toEqual([422, { error: 'risk control' }]);
    const dead = await ask(segmind, SUBMIT_V1, body);
    expect(dead.body['error']).toMatch(/^file_download_error/);
    expect(segmind.credits).toBe(10);
  });

  test('is cut off when the job is lost', async () => {
    const segmind = await stage.start({ provideMs: 0 });
    segmind.outcomeOfNext({ kind: 'lost' });
    await expect(call(segmind)).rejects.toThrow('fetch failed');
    expect(segmind.billed()).toBe(1);
  });

  test('close ends a call that waits', async () => {
    const segmind = await stage.start();
    segmind.outcomeOfNext({ kind: 'never' });
    const closed = (async () => {
      while (segmind.jobs.length === 0) await sleep(5);
      await segmind.close();
    })();
    await expect(call(segmind)).rejects.toThrow('fetch failed');
    await closed;
  });
});
