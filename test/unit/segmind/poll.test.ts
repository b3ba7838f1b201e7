import { describe, expect, test } from 'vitest';

import type { ErrorCode } from '../../../src/core/errors.ts';
import { ProviderFailure } from '../../../src/segmind/provider-failure.ts';
import {
  answer,
  calm,
  cut,
  drop,
  hang,
  json,
  rejection,
  rig,
  SECRET,
  startScript,
} from './harness.ts';
import type { Step } from './harness.ts';

const LINK = `https://images.segmind.com/out.mp4?sig=${SECRET}`;
const COMPLETED = json({ status: 'COMPLETED', request_id: 'r1' });

async function poll(...steps: Step[]) {
  const script = await startScript(...steps);
  const provider = await rig(script.origin, { limits: { readMs: 2_000 } });
  return { script, provider, polled: provider.poll('r1', calm()) };
}

async function rejected(...steps: Step[]) {
  return await rejection((await poll(...steps)).polled);
}

describe('running', () => {
  test.each([
    json({ status: 'QUEUED' }),
    json({ status: 'PROCESSING', metrics: {} }),
    json({ status: 'processing' }),
    json({ status: 'WARMING_UP' }),
    json({ status: 'PROCESSING', output: LINK }),
    answer(202, { status: 'QUEUED' }),
    // The record's word comes first, the code second.
    answer(500, { status: 'PROCESSING' }),
  ])('%#', async (step) => {
    expect(await (await poll(step)).polled).toEqual({ kind: 'running' });
  });

  test('also when the result is behind the status', async () => {
    const { polled } = await poll(COMPLETED, json({ status: 'PROCESSING' }));
    expect(await polled).toEqual({ kind: 'running' });
  });
});

describe('completed', () => {
  test.each([
    { output: LINK },
    { output: [LINK] },
    { output: [{ url: LINK }] },
    { output: { url: LINK } },
    { output: { video: { url: LINK } } },
    { output: null, video: { url: LINK, content_type: 'video/mp4', file_size: 1 } },
    { video: { url: LINK }, output: LINK, error: null },
  ])('with %j in the result', async (fields) => {
    const result = { status: 'COMPLETED', ...fields, metrics: { cost: 1.28 } };
    const { script, polled } = await poll(COMPLETED, json(result));
    expect(await polled).toEqual({ kind: 'finished', outputUrl: LINK, costMicros: 1_280_000 });
    expect(script.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v2/requests/r1/status',
      'GET /v2/requests/r1',
    ]);
  });

  test('with the link in the status already: no second question', async () => {
    const { script, polled } = await poll(json({ status: 'COMPLETED', output: LINK }));
    expect(await polled).toEqual({ kind: 'finished', outputUrl: LINK, costMicros: null });
    expect(script.arrived).toHaveLength(1);
  });

  test('with a cost in the status only', async () => {
    const status = json({ status: 'COMPLETED', metrics: { cost: '0.5' } });
    const { polled } = await poll(status, json({ status: 'COMPLETED', output: LINK }));
    expect(await polled).toMatchObject({ costMicros: 500_000 });
  });

  test.each([-1, 'much', null, {}, Infinity, 1e300])('with %j as its cost', async (cost) => {
    const result = { status: 'COMPLETED', output: LINK, metrics: { cost } };
    expect(await (await poll(COMPLETED, json(result))).polled).toMatchObject({ costMicros: null });
  });

  test.each([json({ output: LINK }), json({ status: 'SUCCEEDED', output: LINK })])(
    'a clip without a word we know is a clip',
    async (step) => {
      expect(await (await poll(step)).polled).toMatchObject({ outputUrl: LINK });
    },
  );

  test('a result of which we understand nothing is told, and asked again later', async () => {
    const { polled, provider } = await poll(COMPLETED, json({ status: 'COMPLETED', output: 7 }));
    expect((await rejection(polled)).failure.code).toBe('provider_unavailable');
    expect(provider.notices).toEqual([{ kind: 'output_not_understood', requestId: 'r1' }]);
  });

  test('never answers with a file of ours', async () => {
    const result = json({ status: 'COMPLETED', output: 'file:///etc/passwd' });
    expect((await rejected(COMPLETED, result)).failure.code).toBe('provider_unavailable');
  });

  test.each<[string, Step, ErrorCode]>([
    ['404', answer(404), 'provider_unavailable'],
    ['422 without a status', answer(422, { detail: 'odd' }), 'provider_unavailable'],
    ['429', answer(429), 'provider_rate_limited'],
    ['500', answer(500), 'provider_unavailable'],
    ['502', answer(502, '<html>'), 'provider_unavailable'],
    ['401', answer(401), 'provider_unauthorized'],
    ['HTML', answer(200, '<html>'), 'provider_unavailable'],
    ['half', cut(200, '{"status'), 'provider_unreachable'],
    ['reset', drop, 'provider_unreachable'],
  ])('a result that fails for now with %s does not fail the job', async (_name, step, code) => {
    const error = await rejected(COMPLETED, step);
    expect(error.failure.code).toBe(code);
    expect(error).not.toBeInstanceOf(ProviderFailure);
  });

  test('a result that says FAILED is one', async () => {
    const error = await rejected(COMPLETED, answer(422, { status: 'FAILED', error: SECRET }));
    expect(error.failure.code).toBe('provider_failed');
  });
});

describe.each([422, 200])('FAILED under %i', (http) => {
  test.each<[string | object | null, ErrorCode]>([
    ['Failure to pass the risk control system', 'provider_content_refused'],
    ['Content policy violation', 'provider_content_refused'],
    [{ code: 1301, message: 'no' }, 'provider_content_refused'],
    ['file_download_error', 'provider_download_failed'],
    ['video_duration_too_long', 'provider_clip_too_long'],
    ['video_duration_too_short', 'provider_clip_too_short'],
    ['unsupported_video_format', 'provider_clip_format'],
    ['image_too_small', 'provider_image_small'],
    ['image_too_large', 'provider_image_large'],
    ['The resolution or aspect ratio of the video is invalid', 'provider_clip_sides'],
    ['elementReferList: size must be between 1 and 3', 'provider_validation'],
    [`something else, ${SECRET}`, 'provider_failed'],
    [null, 'provider_failed'],
  ])('%j -> %s', async (error, code) => {
    const body = { status: 'FAILED', error, request_id: '1301', prompt: 'safety' };
    const thrown = await rejected(answer(http, body));
    expect(thrown.failure.code).toBe(code);
    expect(thrown).toBeInstanceOf(ProviderFailure);
    expect(thrown).toMatchObject({ costMicros: null });
  });

  test('keeps its cost', async () => {
    const body = { status: 'FAILED', error: SECRET, metrics: { cost: 0.63 } };
    expect(await rejected(answer(http, body))).toMatchObject({ costMicros: 630_000 });
    const free = { status: 'FAILED', error: SECRET, metrics: { cost: 0 } };
    expect(await rejected(answer(http, free))).toMatchObject({ costMicros: 0 });
  });
});

test('a 422 of the status means FAILED, whatever its body', async () => {
  expect((await rejected(answer(422, '<html>'))).failure.code).toBe('provider_failed');
  expect((await rejected(answer(422, { error: 'moderation' }))).failure.code).toBe(
    'provider_content_refused',
  );
});

describe('a question that is refused says nothing about the job', () => {
  test.each<[number, unknown, ErrorCode]>([
    [400, SECRET, 'provider_unavailable'],
    [401, { error: SECRET }, 'provider_unauthorized'],
    [403, '', 'provider_forbidden'],
    [404, { error: SECRET }, 'provider_record_gone'],
    [410, '', 'provider_record_gone'],
    [405, '<html>', 'provider_unavailable'],
    [406, { error: 'Insufficient credits' }, 'provider_unavailable'],
    [302, '', 'provider_unavailable'],
    [429, '', 'provider_rate_limited'],
    [500, '', 'provider_unavailable'],
    [502, '<html>', 'provider_unavailable'],
    [503, '', 'provider_unavailable'],
    [503, { output: LINK }, 'provider_unavailable'],
    [504, '<html>', 'provider_unavailable'],
    [200, '<html>', 'provider_unavailable'],
    [200, '', 'provider_unavailable'],
    [200, '[]', 'provider_unavailable'],
    [200, { status: 7 }, 'provider_unavailable'],
  ])('%i %j -> %s', async (status, body, code) => {
    const { script, polled } = await poll(answer(status, body, { location: LINK }));
    expect((await rejection(polled)).failure.code).toBe(code);
    expect(script.arrived).toHaveLength(1);
  });

  test('429 says when to come back', async () => {
    const at = '2040-01-01T00:00:00Z';
    const script = await startScript(answer(429, '', { 'x-rate-limit-reset-at-utc': at }));
    const nowMs = Date.parse(at) - 5_000;
    const provider = await rig(script.origin, { now: () => nowMs });
    const error = await rejection(provider.poll('r1', calm()));
    expect(error.failure.facts).toEqual({ retryAtMs: nowMs + 5_000 });
  });

  test.each([
    ['reset', drop],
    ['a body that breaks off', cut(200, '{"status": "QUE')],
    ['a body that is too long', answer(200, 'x'.repeat(5_000))],
    ['no answer in time', hang],
  ] satisfies [string, Step][])('%s', async (_name, step) => {
    const script = await startScript(step);
    const limits = { readMs: 300, jsonBytes: 1_000 };
    const provider = await rig(script.origin, { limits });
    const error = await rejection(provider.poll('r1', calm()));
    expect(error.failure.code).toBe('provider_unreachable');
  });

  test('given up', async () => {
    const giveUp = new AbortController();
    const script = await startScript(() => giveUp.abort());
    const provider = await rig(script.origin);
    const error = await rejection(provider.poll('r1', giveUp.signal));
    expect(error.failure.code).toBe('provider_unreachable');
  });

  test('nobody there', async () => {
    const provider = await rig('http://127.0.0.1:1');
    const error = await rejection(provider.poll('r1', calm()));
    expect(error.failure.code).toBe('provider_unreachable');
  });
});
