import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, askResult, askStatus, PROVIDE_MS, SUBMIT_V2, submit, useStage } from './stage.ts';

const HOUR_MS = 3_600_000;
const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

const stage = useStage((dir) => writeFile(join(dir, 'out.mp4'), BYTES));
const body = { prompt: 'x', video_url: 'http://127.0.0.1:1/a.mp4' };

async function finished(options = {}) {
  const segmind = await stage.start(options);
  segmind.outcomeOfNext({ kind: 'complete', file: join(stage.dir, 'out.mp4') });
  const id = await submit(segmind, body);
  segmind.clock.advance(PROVIDE_MS);
  const result = await askResult(segmind, id);
  return { segmind, id, result, url: segmind.jobs[0]?.outputUrl ?? '' };
}

describe('how long things are kept', () => {
  test('a record for an hour from the submit, the file for seven days', async () => {
    const { segmind, id, url } = await finished();
    segmind.clock.advance(HOUR_MS - PROVIDE_MS - 60_000);
    expect((await askStatus(segmind, id)).body['status']).toBe('COMPLETED');
    segmind.clock.advance(60_000);
    expect((await askStatus(segmind, id)).status).toBe(404);
    expect((await askResult(segmind, id)).status).toBe(404);
    segmind.clock.advance(6 * 24 * HOUR_MS);
    expect((await fetch(url)).status).toBe(200);
    segmind.clock.advance(24 * HOUR_MS);
    expect((await fetch(url)).status).toBe(404);
  });

  test('nothing is known of an id that never was', async () => {
    const segmind = await stage.start();
    expect((await askStatus(segmind, 'none')).status).toBe(404);
  });
});

describe('result files', () => {
  test('need no key and answer HEAD and ranges', async () => {
    const { url } = await finished();
    const whole = await fetch(url);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await whole.arrayBuffer()).equals(BYTES)).toBe(true);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000']);
    for (const [range, start, end] of [
      ['bytes=0-9', 0, 10],
      ['bytes=990-', 990, 1000],
      ['bytes=-5', 995, 1000],
      ['bytes=998-5000', 998, 1000],
    ] as const) {
      const part = await fetch(url, { headers: { range } });
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/1000`);
      const bytes = Buffer.from(await part.arrayBuffer());
      expect(bytes.equals(BYTES.subarray(start, end))).toBe(true);
    }
    expect((await fetch(url, { headers: { range: 'bytes=1000-' } })).status).toBe(416);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(405);
  });

  test('can be cut off, delayed and refused', async () => {
    const { segmind, url } = await finished();
    const files = 'GET /outputs/:name';
    segmind.faults.add(files, { fault: { kind: 'drop-at', fraction: 0.4 } });
    const torn = await fetch(url);
    expect(torn.headers.get('content-length')).toBe('1000');
    await expect(torn.arrayBuffer()).rejects.toThrow('terminated');
    segmind.faults.add(files, { fault: { kind: 'drop-before' } });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    segmind.faults.add(files, { fault: { kind: 'answer', status: 503, body: 'busy' } });
    expect((await fetch(url)).status).toBe(503);
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(1000);
    expect(segmind.calls.output).toBe(4);
  });
});

describe('forms an answer may take', () => {
  test('a submit', async () => {
    const segmind = await stage.start();
    const full = (await ask(segmind, SUBMIT_V2, body)).body;
    const root = `${segmind.origin}/v2/requests/${String(full['request_id'])}`;
    expect(full).toEqual({
      request_id: segmind.jobs[0]?.requestId,
      status: 'QUEUED',
      poll_url: `${root}/status`,
      status_url: `${root}/status`,
      response_url: root,
    });
    segmind.variants.submit = 'without-urls';
    const short = (await ask(segmind, SUBMIT_V2, body)).body;
    expect(Object.keys(short)).toEqual(['request_id', 'status']);
    segmind.variants.submit = 'without-request-id';
    expect((await ask(segmind, SUBMIT_V2, body)).body).toEqual({ status: 'QUEUED' });
    expect(segmind.billed()).toBe(3);
  });

  test('a submit that is answered with the clip', async () => {
    const segmind = await stage.start({ provideMs: 0, variants: { submit: 'as-v1' } });
    segmind.outcomeOfNext({ kind: 'complete', file: join(stage.dir, 'out.mp4') });
    const reply = await ask(segmind, SUBMIT_V2, body);
    expect(reply.headers.get('content-type')).toBe('video/mp4');
    expect(reply.headers.get('content-length')).toBe('1000');
  });

  test('a result', async () => {
    const { segmind, id, url, result } = await finished();
    expect(result.body).toMatchObject({ output: url, video: { file_size: 1000 } });
    for (const [form, output] of [
      ['object', { url }],
      ['array', [url]],
      ['array-of-objects', [{ url }]],
      ['absent', undefined],
    ] as const) {
      segmind.variants.output = form;
      expect((await askResult(segmind, id)).body['output']).toEqual(output);
    }
    Object.assign(segmind.variants, { output: 'string', video: false, metrics: false });
    expect((await askResult(segmind, id)).body).toEqual({
      status: 'COMPLETED',
      request_id: id,
      error: null,
      output: url,
    });
  });
});
