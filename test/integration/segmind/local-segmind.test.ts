import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import type { LocalSegmindOptions, V1Body, Variants } from '../../../sandbox/segmind/contract.ts';
import { errorBody } from '../../../sandbox/segmind/error-rows.ts';
import type { ErrorRow, ErrorShape } from '../../../sandbox/segmind/error-rows.ts';
import { startLocalSegmind } from '../../../sandbox/segmind/local-segmind.ts';
import type { LocalSegmind } from '../../../sandbox/segmind/local-segmind.ts';
import type { Fault } from '../../../sandbox/faults.ts';
import type { ErrorCode } from '../../../src/core/errors.ts';
import { submitFate } from '../../../src/core/submit-fate.ts';
import type { SubmitFate } from '../../../src/core/submit-fate.ts';
import { calm, CLIP, rejection, rig } from '../../unit/segmind/harness.ts';
import type { Rig } from '../../unit/segmind/harness.ts';

const SUBMISSION = {
  prompt: 'a red sky behind @Element1',
  videoUrl: 'http://127.0.0.1:1/clip.mp4',
  imageUrls: [],
  elements: [{ frontalUrl: 'http://127.0.0.1:1/face.png', viewUrls: [] }],
  keepAudio: true,
};
const PATHS = {
  v1: 'POST /v1/kling-o1-video-to-video-edit',
  v2: 'POST /v2/kling-o1-video-to-video-edit',
};

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'segmind-client-'));
  await writeFile(join(dir, 'out.mp4'), CLIP);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Stage {
  segmind: LocalSegmind;
  provider: Rig;
}

async function stage(
  options: LocalSegmindOptions = {},
  version: 'auto' | 'v1' | 'v2' = 'v2',
  timeoutMs = 20_000,
): Promise<Stage> {
  const segmind = await startLocalSegmind({ provideMs: 0, credits: 100, ...options });
  onTestFinished(() => segmind.close());
  segmind.outcomeOfNext({ kind: 'complete', file: join(dir, 'out.mp4'), costUsd: 1.28 });
  const apiKey = segmind.key;
  const limits = { submitMs: timeoutMs };
  const provider = await rig(segmind.origin, { apiKey, version, limits, timeoutMs });
  return { segmind, provider };
}

/** What an output link leads to, of either kind. */
async function bytesOf(outputUrl: string): Promise<Buffer> {
  if (outputUrl.startsWith('file:')) return await readFile(new URL(outputUrl));
  return Buffer.from(await (await fetch(outputUrl)).arrayBuffer());
}

async function throughV2({ provider }: Stage) {
  const taken = await provider.submit('v2', SUBMISSION, calm());
  if (taken.kind !== 'taken') throw new Error('not taken');
  return await provider.poll(taken.requestId, calm());
}

describe('v2', () => {
  test.each<Partial<Variants>>([
    {},
    { submit: 'without-urls' },
    { output: 'object' },
    { output: 'array' },
    { output: 'array-of-objects' },
    { output: 'absent' },
    { output: 'string', video: false },
  ])('brings the clip as %j', async (variants) => {
    const staged = await stage({ variants });
    const polled = await throughV2(staged);
    if (polled.kind !== 'finished') throw new Error('not finished');
    expect(polled.costMicros).toBe(1_280_000);
    expect(await bytesOf(polled.outputUrl)).toEqual(CLIP);
    expect(staged.segmind.billed()).toBe(1);
    expect(staged.segmind.jobs[0]?.body).toMatchObject({
      elements: [{ reference_image_urls: ['http://127.0.0.1:1/face.png'] }],
      keep_audio: true,
    });
  });

  test('that answers as v1 brings the clip all the same', async () => {
    const { segmind, provider } = await stage({ variants: { submit: 'as-v1' } });
    const finished = await provider.submit('v2', SUBMISSION, calm());
    if (finished.kind !== 'finished') throw new Error('not finished');
    expect(await bytesOf(finished.outputUrl)).toEqual(CLIP);
    expect(segmind.billed()).toBe(1);
  });

  test('that names no request leaves an unknown fate, and one bill', async () => {
    const { segmind, provider } = await stage({ variants: { submit: 'without-request-id' } });
    const error = await rejection(provider.submit('v2', SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreadable');
    expect(segmind.billed()).toBe(1);
  });

  test('without metrics names no cost', async () => {
    const staged = await stage({ variants: { metrics: false } });
    expect(await throughV2(staged)).toMatchObject({ kind: 'finished', costMicros: null });
  });

  test.each([422, 200] as const)('tells a failure under %i', async (failedHttp) => {
    const segmind = await startLocalSegmind({ provideMs: 0, variants: { failedHttp } });
    onTestFinished(() => segmind.close());
    segmind.outcomeOfNext({ kind: 'fail', error: 'code 1301', costUsd: 0.5 });
    const provider = await rig(segmind.origin, { apiKey: segmind.key });
    const error = await rejection(throughV2({ segmind, provider }));
    expect(error).toMatchObject({
      failure: { code: 'provider_content_refused' },
      costMicros: 500_000,
    });
  });

  test('forgets a job after an hour', async () => {
    const { segmind, provider } = await stage();
    const taken = await provider.submit('v2', SUBMISSION, calm());
    if (taken.kind !== 'taken') throw new Error('not taken');
    segmind.clock.advance(3_600_000);
    const error = await rejection(provider.poll(taken.requestId, calm()));
    expect(error.failure.code).toBe('provider_record_gone');
  });
});

describe('v1', () => {
  test.each<V1Body>([
    'mp4',
    'octet-stream',
    'untyped',
    'json-video',
    'json-video-object',
    'json-output',
    'json-output-array',
    'json-output-object',
    'json-url',
    'json-video-url',
    'json-data-uri',
    'json-base64',
  ])('brings the clip as %s', async (v1) => {
    const { segmind, provider } = await stage({ variants: { v1 } }, 'v1');
    const finished = await provider.submit('v1', SUBMISSION, calm());
    if (finished.kind !== 'finished') throw new Error('not finished');
    expect(finished.costMicros).toBe(1_280_000);
    expect(await bytesOf(finished.outputUrl)).toEqual(CLIP);
    expect(segmind.billed()).toBe(1);
  });

  test('brings a request to be polled', async () => {
    const { provider } = await stage({ variants: { v1: 'json-request-id' } }, 'v1');
    const taken = await provider.submit('v1', SUBMISSION, calm());
    if (taken.kind !== 'taken') throw new Error('not taken');
    expect(await provider.poll(taken.requestId, calm())).toMatchObject({ kind: 'finished' });
  });
});

test('auto goes on with v1 where there is no v2', async () => {
  const { segmind, provider } = await stage({ v2: false }, 'auto');
  const error = await rejection(provider.submit(await provider.version(), SUBMISSION, calm()));
  expect(submitFate(error.failure.code)).toBe('not_taken');
  const next = await provider.version();
  expect(next).toBe('v1');
  expect(await provider.submit(next, SUBMISSION, calm())).toMatchObject({ kind: 'finished' });
  expect(segmind.calls).toMatchObject({ submitV2: 1, submitV1: 1 });
});

/** The codes are v2's; v1's where they differ. `words`: an empty body could not be told from the other cases. */
const refusals: Record<ErrorRow, { code: ErrorCode; v1?: ErrorCode; words?: true }> = {
  malformed: { code: 'provider_bad_request' },
  'bad-key': { code: 'provider_unauthorized' },
  'bad-key-described': { code: 'provider_unauthorized' },
  'no-credits-402': { code: 'provider_no_credits' },
  'key-not-allowed': { code: 'provider_forbidden' },
  'no-such-model': { code: 'provider_model_missing' },
  'record-gone': { code: 'provider_model_missing' },
  'wrong-verb': { code: 'provider_bad_request' },
  'no-credits': { code: 'provider_no_credits', words: true },
  'wrong-content-type': { code: 'provider_bad_request' },
  'refused-value': { code: 'provider_bad_request' },
  'team-limit': { code: 'provider_no_credits', words: true },
  retired: { code: 'provider_model_retired' },
  failed: { code: 'provider_validation', v1: 'provider_failed' },
  'content-policy': { code: 'provider_content_refused', words: true },
  'content-1301': { code: 'provider_content_refused', words: true },
  validation: { code: 'provider_validation', words: true },
  'rate-limited': { code: 'provider_rate_limited' },
  'server-error': { code: 'provider_error' },
  'bad-gateway': { code: 'provider_gateway' },
  unavailable: { code: 'provider_unavailable' },
  'gateway-timeout': { code: 'provider_gateway' },
};
const shapes: ErrorShape[] = ['error', 'error-object', 'detail', 'message', 'html', 'empty'];

describe.each(['v1', 'v2'] as const)('a refusal on %s, however it is worded', (version) => {
  test.each(Object.entries(refusals) as [ErrorRow, (typeof refusals)[ErrorRow]][])(
    '%s',
    async (row, { code, v1, words }) => {
      const { segmind, provider } = await stage({}, version);
      const worded = shapes.filter((shape) => words === undefined || shape !== 'empty');
      for (const shape of worded) {
        segmind.faults.add(PATHS[version], { fault: { kind: 'answer', ...errorBody(row, shape) } });
        const error = await rejection(provider.submit(version, SUBMISSION, calm()));
        expect(error.failure.code).toBe(version === 'v1' ? (v1 ?? code) : code);
      }
      expect(segmind.billed()).toBe(0);
    },
  );
});

describe.each(['v1', 'v2'] as const)('a fault under a submit on %s', (version) => {
  test.each<[Fault, SubmitFate, number]>([
    [{ kind: 'answer', status: 503 }, 'not_taken', 0],
    [{ kind: 'drop-before' }, 'unknown', 0],
    [{ kind: 'drop-at', fraction: 0.5 }, 'unknown', 0],
    [{ kind: 'hang' }, 'unknown', 0],
    [{ kind: 'answer-after', status: 504 }, 'unknown', 1],
    [{ kind: 'answer-after', status: 200, body: 'cut' }, 'unknown', 1],
    [{ kind: 'drop-after' }, 'unknown', 1],
    [{ kind: 'hang-after' }, 'unknown', 1],
  ])('%j: %s, billed %i times, one request', async (fault, fate, billed) => {
    const isHang = fault.kind === 'hang' || fault.kind === 'hang-after';
    const { segmind, provider } = await stage({}, version, isHang ? 1_500 : undefined);
    segmind.faults.add(PATHS[version], { fault });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(submitFate(error.failure.code)).toBe(fate);
    expect(segmind.billed()).toBe(billed);
    expect(segmind.requests).toHaveLength(1);
  });
});

test('a submit too many says when to come back', async () => {
  const { provider } = await stage({ ratePerMinute: 1 });
  const before = Date.now();
  await provider.submit('v2', SUBMISSION, calm());
  const error = await rejection(provider.submit('v2', SUBMISSION, calm()));
  expect(error.failure).toMatchObject({
    code: 'provider_rate_limited',
    facts: { retryAtMs: expect.any(Number) },
  });
  expect(Object(error.failure.facts).retryAtMs).toBeGreaterThan(before);
});

test('the balance, and a key that is not good', async () => {
  const { segmind, provider } = await stage();
  expect(await provider.credits(calm())).toEqual({ kind: 'ok', usd: 100 });
  const other = await rig(segmind.origin, { apiKey: 'another' });
  expect(await other.credits(calm())).toEqual({ kind: 'refused', status: 401 });
});
