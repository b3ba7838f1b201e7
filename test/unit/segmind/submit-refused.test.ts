import { describe, expect, test } from 'vitest';

import { submitFate } from '../../../src/core/submit-fate.ts';
import type { ErrorCode } from '../../../src/core/errors.ts';
import { ProviderFailure } from '../../../src/segmind/provider-failure.ts';
import {
  answer,
  calm,
  cut,
  hang,
  rejection,
  rig,
  SECRET,
  startScript,
  SUBMISSION,
} from './harness.ts';

interface Row {
  status: number;
  body?: unknown;
  code: ErrorCode;
  /** Where v1 differs. */
  v1?: ErrorCode;
}

const html = `<html><h1>${SECRET}</h1></html>`;
const say = (text: string) => ({ error: `${text} (${SECRET})` });

const rows: Row[] = [
  { status: 301, code: 'provider_bad_request' },
  { status: 302, body: html, code: 'provider_bad_request' },
  { status: 307, body: html, code: 'provider_bad_request' },
  { status: 400, body: say('video_url is required'), code: 'provider_bad_request' },
  { status: 401, body: say('Unauthorized'), code: 'provider_unauthorized' },
  {
    status: 401,
    body: { error: 'unauthorized', error_description: SECRET, status_code: 401 },
    code: 'provider_unauthorized',
  },
  { status: 402, code: 'provider_no_credits' },
  { status: 402, body: say('Insufficient credits'), code: 'provider_no_credits' },
  { status: 403, body: say('Forbidden'), code: 'provider_forbidden' },
  { status: 404, body: say('Model not found'), code: 'provider_model_missing' },
  { status: 405, body: html, code: 'provider_bad_request' },
  { status: 406, body: say('Insufficient Credits.'), code: 'provider_no_credits' },
  { status: 406, body: say('Team spend limit reached'), code: 'provider_no_credits' },
  { status: 406, body: say('The spending limit of your team'), code: 'provider_no_credits' },
  { status: 406, body: say('Content-Type must be JSON'), code: 'provider_bad_request' },
  { status: 406, code: 'provider_bad_request' },
  { status: 408, code: 'provider_gateway' },
  { status: 410, body: { message: `retired ${SECRET}` }, code: 'provider_model_retired' },
  { status: 413, body: html, code: 'provider_bad_request' },
  { status: 422, code: 'provider_validation', v1: 'provider_failed' },
  { status: 422, body: html, code: 'provider_validation', v1: 'provider_failed' },
  { status: 422, body: say('odd'), code: 'provider_validation', v1: 'provider_failed' },
  {
    status: 422,
    body: { detail: [{ type: 'missing', loc: ['body', 'video_url'], msg: 'Field required' }] },
    code: 'provider_validation',
  },
  {
    status: 422,
    body: { detail: 'elementReferList: size must be between 1 and 3' },
    code: 'provider_validation',
  },
  { status: 422, body: say('risk control system'), code: 'provider_content_refused' },
  { status: 422, body: { error: { code: 1301 } }, code: 'provider_content_refused' },
  { status: 422, body: say('file_download_error'), code: 'provider_download_failed' },
  { status: 422, body: say('video_duration_too_long'), code: 'provider_clip_too_long' },
  { status: 422, body: say('unsupported_video_format'), code: 'provider_clip_format' },
  { status: 429, code: 'provider_rate_limited' },
  { status: 500, body: { error: { message: SECRET } }, code: 'provider_error' },
  { status: 501, code: 'provider_gateway' },
  { status: 502, body: html, code: 'provider_gateway' },
  { status: 503, body: { message: SECRET }, code: 'provider_unavailable' },
  { status: 504, body: html, code: 'provider_gateway' },
  { status: 520, code: 'provider_gateway' },
];

describe.each(['v1', 'v2'] as const)('a submit on %s that is refused', (version) => {
  test.each(rows)('$status $body -> $code', async (row) => {
    const script = await startScript(
      answer(row.status, row.body, { location: 'https://elsewhere.example/' }),
    );
    const provider = await rig(script.origin, { version });

    const error = await rejection(provider.submit(version, SUBMISSION, calm()));

    const expected = version === 'v1' ? (row.v1 ?? row.code) : row.code;
    expect(error.failure.code).toBe(expected);
    expect(error.cause).toEqual({ name: 'Refused', status: row.status });
    expect(script.arrived).toHaveLength(1);
  });

  test('says which gateway status it was', async () => {
    const script = await startScript(answer(504));
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual({ code: 'provider_gateway', facts: { status: 504 } });
  });

  test('says under which version a refusal was that depends on it', async () => {
    const script = await startScript(answer(500), answer(503));
    const provider = await rig(script.origin, { version });
    for (const code of ['provider_error', 'provider_unavailable']) {
      const error = await rejection(provider.submit(version, SUBMISSION, calm()));
      expect(error.failure).toEqual({ code, facts: { version } });
    }
  });

  test('says when to come back', async () => {
    const script = await startScript(answer(429, '', { 'retry-after': '7' }));
    const provider = await rig(script.origin, { version, now: () => 1_000 });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure).toEqual({ code: 'provider_rate_limited', facts: { retryAtMs: 8_000 } });
  });

  test('keeps what the refusal cost', async () => {
    const told = { status: 'FAILED', error: 'moderation', metrics: { cost: 0.21 } };
    const script = await startScript(
      answer(422, say('moderation'), { 'x-cost': '0.63' }),
      answer(422, told, { 'x-cost': '0.63' }),
    );
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error).toBeInstanceOf(ProviderFailure);
    expect(error).toMatchObject({ costMicros: 630_000 });
    const exact = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(exact).toMatchObject({ costMicros: 210_000 });
  });

  test('reads no more of a refusal than its bound', async () => {
    const script = await startScript(answer(406, 'x'.repeat(5_000) + 'credits'));
    const provider = await rig(script.origin, { version, limits: { errorBytes: 1_000 } });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_bad_request');
  });

  test('lets the status speak when the refusal breaks off', async () => {
    const script = await startScript(cut(503, 'half'));
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unavailable');
  });

  test('lets the status speak when the rest of the refusal never comes', async () => {
    const script = await startScript((_request, response) => {
      response.writeHead(401, { 'content-length': '100' });
      response.write('half');
    });
    const short = { version, limits: { submitMs: 1_000 }, timeoutMs: 1_000 };
    const provider = await rig(script.origin, short);
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unauthorized');
  });
});

test('a submit whose fate is unknown is never said to be repeatable', async () => {
  for (const step of [answer(502), answer(504), answer(200, 'nothing we know'), hang]) {
    const script = await startScript(step);
    const provider = await rig(script.origin, { limits: { submitMs: 1_000 } });
    const error = await rejection(provider.submit('v2', SUBMISSION, calm()));
    expect(submitFate(error.failure.code)).toBe('unknown');
  }
});
