import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../../../sandbox/faults.ts';
import { MODEL } from '../../../../sandbox/segmind/contract.ts';
import type { LocalSegmind } from '../../../../sandbox/segmind/local-segmind.ts';
import {
  ask,
  askResult,
  askStatus,
  PROVIDE_MS,
  SUBMIT_V1,
  SUBMIT_V2,
  submit,
  useStage,
} from './stage.ts';

const stage = useStage((dir) => writeFile(join(dir, 'out.mp4'), 'not really a clip'));
const body = { prompt: 'x', video_url: 'http://127.0.0.1:1/a.mp4' };
const done = () => ({ kind: 'complete', file: join(stage.dir, 'out.mp4') }) as const;

/** Submits; gives the status, or how it went without one. Gives up when `unanswered` and all has been sent. */
async function submitBlind(segmind: LocalSegmind, version: string, unanswered = false) {
  const given = new AbortController();
  const submitting = fetch(`${segmind.origin}/${version}/${MODEL}`, {
    method: 'POST',
    headers: { 'x-api-key': segmind.key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: given.signal,
  });
  if (unanswered) {
    void vi
      .waitUntil(() => segmind.requests[0]?.body !== undefined)
      .then(() => setTimeout(() => given.abort(), 20));
  }
  try {
    return (await submitting).status;
  } catch {
    return given.signal.aborted ? 'no answer' : 'cut off';
  }
}

describe('what a lost answer costs', () => {
  test.each<[string, Fault, unknown, boolean]>([
    ['cut off after it was taken', { kind: 'drop-after' }, 'cut off', true],
    ['never answered, but taken', { kind: 'hang-after' }, 'no answer', true],
    ['taken, then 504', { kind: 'answer-after', status: 504 }, 504, true],
    ['cut off before', { kind: 'drop-before' }, 'cut off', false],
    ['cut off in the middle', { kind: 'drop-at', fraction: 0.5 }, 'cut off', false],
    ['never answered, never read', { kind: 'hang' }, 'no answer', false],
    ['503', { kind: 'answer', status: 503 }, 503, false],
  ])('%s', async (_name, fault, seen, billed) => {
    for (const version of ['v1', 'v2']) {
      const segmind = await stage.start({ credits: 10 });
      segmind.outcomeOfNext(done());
      segmind.faults.add(`POST /${version}/${MODEL}`, { fault });
      expect(await submitBlind(segmind, version, seen === 'no answer')).toBe(seen);
      expect(segmind.billed()).toBe(billed ? 1 : 0);
      expect(segmind.credits).toBe(billed ? 8.95 : 10);
      expect(segmind.requests).toMatchObject([{ fault: fault.kind, keyOk: true }]);
      expect(segmind.requests[0]?.status).toBe(typeof seen === 'number' ? seen : undefined);
    }
  });

  test('the job of a lost answer runs on and can be seen', async () => {
    const segmind = await stage.start();
    segmind.outcomeOfNext(done());
    segmind.faults.add(SUBMIT_V2, { fault: { kind: 'drop-after' } });
    await submitBlind(segmind, 'v2');
    segmind.clock.advance(PROVIDE_MS);
    await expect.poll(() => segmind.jobs[0]?.status).toBe('COMPLETED');
  });

  test('a slow answer is an answer', async () => {
    const segmind = await stage.start();
    segmind.faults.add(SUBMIT_V2, { fault: { kind: 'slow', ms: 20 } });
    await submit(segmind, body);
    expect(segmind.requests).toMatchObject([{ status: 200, fault: 'slow', body }]);
  });
});

describe('credits', () => {
  test('run out, and can be looked up', async () => {
    const segmind = await stage.start({ credits: 1.5 });
    segmind.outcomeOfNext(done(), 2);
    await submit(segmind, body);
    const { body: balance } = await ask(segmind, 'GET /v1/get-user-credits');
    expect(balance).toEqual({ credits: 0.45 });
    for (const route of [SUBMIT_V1, SUBMIT_V2]) {
      const reply = await ask(segmind, route, body);
      expect(reply.status).toBe(406);
      expect(reply.body['error']).toMatch(/credit/i);
    }
    expect(segmind.billed()).toBe(1);
    segmind.credits = 5;
    await submit(segmind, body);
    expect(segmind.billed()).toBe(2);
  });
});

describe('ends that are asked for', () => {
  test('FAILED comes under 422, or under 200', async () => {
    const segmind = await stage.start({ credits: 10 });
    segmind.outcomeOfNext({ kind: 'fail', error: 'risk control' });
    segmind.outcomeOfNext({ kind: 'fail', error: 'risk control', http: 200, costUsd: 0.5 });
    const ids = [await submit(segmind, body), await submit(segmind, body)];
    segmind.clock.advance(PROVIDE_MS);
    for (const [at, id] of ids.entries()) {
      for (const get of [askStatus, askResult]) {
        const reply = await get(segmind, id);
        expect(reply.status).toBe(at === 0 ? 422 : 200);
        expect(reply.body).toMatchObject({
          status: 'FAILED',
          request_id: id,
          error: 'risk control',
          metrics: { cost: at === 0 ? 0 : 0.5 },
        });
      }
    }
    expect(segmind.credits).toBe(9.5);
  });

  test('the variant decides for all others', async () => {
    const segmind = await stage.start({ variants: { failedHttp: 200, metrics: false } });
    segmind.outcomeOfNext({ kind: 'fail', error: 'no' });
    const id = await submit(segmind, body);
    segmind.clock.advance(PROVIDE_MS);
    const reply = await askStatus(segmind, id);
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ status: 'FAILED', request_id: id, error: 'no' });
  });

  test('a lost job is forgotten when it is due, one that never ends stays', async () => {
    const segmind = await stage.start();
    segmind.outcomeOfNext({ kind: 'lost' });
    segmind.outcomeOfNext({ kind: 'never' });
    const [lost, never] = [await submit(segmind, body), await submit(segmind, body)];
    expect((await askStatus(segmind, lost)).status).toBe(200);
    segmind.clock.advance(PROVIDE_MS);
    expect((await askStatus(segmind, lost)).status).toBe(404);
    segmind.clock.advance(PROVIDE_MS);
    expect((await askStatus(segmind, never)).body['status']).toBe('PROCESSING');
    expect(segmind.billed()).toBe(2);
  });
});
