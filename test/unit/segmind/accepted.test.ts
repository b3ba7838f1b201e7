import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { submitFate } from '../../../src/core/submit-fate.ts';
import type { Finished, Taken } from '../../../src/segmind/types.ts';
import { ProviderFailure } from '../../../src/segmind/provider-failure.ts';
import {
  answer,
  calm,
  CLIP,
  json,
  rejection,
  rig,
  SECRET,
  startScript,
  SUBMISSION,
} from './harness.ts';

const LINK = `https://images.segmind.com/out.mp4?sig=${SECRET}`;
const BASE64 = CLIP.toString('base64');
const DATA_URI = `data:video/mp4;base64,${BASE64}`;

function pathOf(outcome: Taken | Finished): string {
  if (outcome.kind !== 'finished') throw new Error('not finished');
  return fileURLToPath(outcome.outputUrl);
}

async function submit(step: ReturnType<typeof json>, version: 'v1' | 'v2' = 'v1') {
  const script = await startScript(step);
  const provider = await rig(script.origin, { version });
  return { provider, outcome: await provider.submit(version, SUBMISSION, calm()) };
}

describe.each(['v1', 'v2'] as const)('a clip in the answer, on %s', (version) => {
  test.each([
    ['video/mp4', CLIP, { 'content-type': 'video/mp4', 'x-cost': '1.05' }],
    ['video without a known beginning', Buffer.from([9, 9, 9]), { 'content-type': 'video/webm' }],
    ['octet-stream', CLIP, { 'content-type': 'application/octet-stream' }],
    ['no type', CLIP, {}],
    ['the wrong type', CLIP, { 'content-type': 'application/json' }],
    ['a bare base64 text', BASE64, { 'content-type': 'text/plain' }],
    ['a base64 text called bytes', BASE64, { 'content-type': 'application/octet-stream' }],
    ['a JSON string of base64', JSON.stringify(BASE64), {}],
    ['a bare data URI', DATA_URI, {}],
    ['data URI under video', JSON.stringify({ video: DATA_URI }), {}],
    ['base64 under video', JSON.stringify({ video: BASE64 }), {}],
    ['base64 under output', JSON.stringify({ output: [{ url: DATA_URI }] }), {}],
  ])('%s', async (_name, body, headers) => {
    const { provider, outcome } = await submit(answer(200, body, headers), version);
    const path = pathOf(outcome);
    expect(dirname(path)).toBe(provider.spoolDir);
    expect(await readFile(path)).toEqual(Buffer.isBuffer(body) ? body : CLIP);
    expect(outcome).toMatchObject({ costMicros: 'x-cost' in headers ? 1_050_000 : null });
  });
});

describe.each(['v1', 'v2'] as const)('a link in the answer, on %s', (version) => {
  test.each([
    { video: LINK },
    { video: { url: LINK, content_type: 'video/mp4' } },
    { output: LINK },
    { output: [LINK, 'https://images.segmind.com/second.mp4'] },
    { output: [{ url: LINK }] },
    { output: { url: LINK } },
    { output: { video: { url: LINK } } },
    { url: LINK },
    { video_url: LINK },
    { status: 'COMPLETED', output: null, video: null, url: LINK },
    [LINK],
    LINK,
  ])('%j', async (body) => {
    const { outcome } = await submit(
      answer(200, JSON.stringify(body), { 'x-cost': '0.63' }),
      version,
    );
    expect(outcome).toEqual({ kind: 'finished', outputUrl: LINK, costMicros: 630_000 });
  });

  test('the cost in the body wins over the header', async () => {
    const body = { output: LINK, metrics: { cost: 1.5 } };
    const { outcome } = await submit(answer(200, body, { 'x-cost': '9' }), version);
    expect(outcome).toMatchObject({ costMicros: 1_500_000 });
  });

  test('an answer under 201 counts as well', async () => {
    const { outcome } = await submit(answer(201, { output: LINK }), version);
    expect(outcome).toMatchObject({ kind: 'finished', outputUrl: LINK });
  });
});

describe('a request id', () => {
  const full = {
    request_id: 'a1b2-c3',
    status: 'QUEUED',
    poll_url: LINK,
    status_url: LINK,
    response_url: LINK,
  };
  test.each(['v1', 'v2'] as const)('on %s means: taken', async (version) => {
    const taken = { kind: 'taken', requestId: 'a1b2-c3' };
    expect((await submit(json(full), version)).outcome).toEqual(taken);
    expect((await submit(json({ request_id: 'a1b2-c3' }), version)).outcome).toEqual(taken);
    const waiting = { request_id: 'a1b2-c3', status: 'processing', url: LINK };
    expect((await submit(json(waiting), version)).outcome).toEqual(taken);
  });

  test('wins on v2 over a link, which may be anything; on v1 the link is the clip', async () => {
    const both = json({ request_id: 'a1', url: LINK });
    expect((await submit(both, 'v2')).outcome).toEqual({ kind: 'taken', requestId: 'a1' });
    expect((await submit(both, 'v1')).outcome).toMatchObject({ kind: 'finished', outputUrl: LINK });
  });

  test.each(['..', 'a/b', '../../v1/x', '', 'a b', 'x'.repeat(201), 7, null])(
    'that could lead elsewhere (%j) is none',
    async (request_id) => {
      const script = await startScript(json({ request_id, status: 'QUEUED' }));
      const provider = await rig(script.origin);
      const error = await rejection(provider.submit('v2', SUBMISSION, calm()));
      expect(error.failure.code).toBe('provider_unreadable');
    },
  );
});

describe.each(['v1', 'v2'] as const)('an answer that says nothing, on %s', (version) => {
  test.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['a word', '"done"'],
    ['half of JSON', '{"output": "https://'],
    ['HTML', `<html>${SECRET}</html>`],
    ['a file of ours', '{"output": "file:///etc/passwd"}'],
    ['another data URI', '{"output": "data:text/html;base64,AAAA"}'],
    ['an empty data URI', '{"output": "data:video/mp4;base64,"}'],
    ['base64 of something else', JSON.stringify({ output: Buffer.alloc(99).toString('base64') })],
    ['deep nesting', '{"output":'.repeat(50) + `"${LINK}"` + '}'.repeat(50)],
  ])('%s', async (_name, body) => {
    const script = await startScript(answer(200, body, { 'content-type': 'application/json' }));
    const provider = await rig(script.origin, { version });
    const error = await rejection(provider.submit(version, SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreadable');
    expect(await provider.spooled()).toEqual([]);
  });
});

test('a job that ended FAILED under 200 is a failure, with its cost', async () => {
  const failed = { status: 'FAILED', error: `content policy ${SECRET}`, metrics: { cost: 0.2 } };
  const script = await startScript(json(failed), json({ status: 'FAILED' }));
  const provider = await rig(script.origin, { version: 'v1' });
  const error = await rejection(provider.submit('v1', SUBMISSION, calm()));
  expect(error).toBeInstanceOf(ProviderFailure);
  expect(error).toMatchObject({
    failure: { code: 'provider_content_refused' },
    costMicros: 200_000,
  });
  const silent = await rejection(provider.submit('v1', SUBMISSION, calm()));
  expect(silent).toMatchObject({ failure: { code: 'provider_failed' }, costMicros: null });
});

describe('bounds', () => {
  test.each([
    ['a clip', { clipBytes: 100 }, CLIP],
    ['JSON with a clip', { inlineBytes: 100 }, JSON.stringify({ video: BASE64 })],
  ])('%s that is too long', async (_name, limits, body) => {
    const script = await startScript(answer(200, body));
    const provider = await rig(script.origin, { version: 'v1', limits });
    const error = await rejection(provider.submit('v1', SUBMISSION, calm()));
    expect(error.failure.code).toBe('provider_unreadable');
    expect(error.cause).toEqual({ name: 'RangeError', code: 'BODY_TOO_LONG' });
    expect(await provider.spooled()).toEqual([]);
  });

  test('a clip of many chunks arrives whole', async () => {
    const long = Buffer.concat([CLIP, Buffer.alloc(3_000_000, 5)]);
    const { outcome } = await submit(answer(200, long, { 'content-type': 'video/mp4' }));
    expect((await readFile(pathOf(outcome))).equals(long)).toBe(true);
  });

  test('a spool that cannot be written is internal: the clip is paid, so the fate is unknown', async () => {
    const script = await startScript(answer(200, CLIP));
    const provider = await rig(script.origin, { version: 'v1' });
    await mkdir(dirname(provider.spoolDir), { recursive: true });
    await writeFile(provider.spoolDir, 'a file where the directory should be');
    const error = await rejection(provider.submit('v1', SUBMISSION, calm()));
    expect(error.failure.code).toBe('internal');
    expect(submitFate(error.failure.code)).toBe('unknown');
  });
});
