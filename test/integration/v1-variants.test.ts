import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { compareClips } from '../../sandbox/samples/compare.ts';
import type { V1Body } from '../../sandbox/segmind/contract.ts';
import { failure } from '../../src/core/errors.ts';
import { explain } from '../../src/discord/explain.ts';
import { en } from '../../src/discord/words/en/index.ts';
import { judgeSecrets, noteAnswers } from '../support/judge-secrets.ts';
import {
  clipCard,
  endCard,
  ended,
  FAILED,
  NOBODY_KNOWS,
  openScene,
  type Scene,
  watchEndings,
} from '../support/scene.ts';

/** Each form a success may come in, and whether the clip stands in the answer itself. */
const BODIES = {
  mp4: true,
  'octet-stream': true,
  untyped: true,
  'json-video': false,
  'json-video-object': false,
  'json-output': false,
  'json-output-array': false,
  'json-output-object': false,
  'json-url': false,
  'json-video-url': false,
  'json-data-uri': true,
  'json-base64': true,
  'json-request-id': false,
} satisfies Record<V1Body, boolean>;

const SHARED_PROMPT = 'a warm sunset';

const { answerOf, said } = noteAnswers();

let dir: string;
let clip: string;
let scene: Scene;
let worker: RunningProgram;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-v1-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24 });
  scene = await openScene({
    settings: { SEGMIND_API_VERSION: 'v1', SHUTDOWN_DRAIN_S: '1', SEGMIND_TIMEOUT_MS: '12000' },
  });
  [, worker] = await Promise.all([scene.start('bot'), scene.start('worker')]);
}, 60_000);

afterAll(async () => {
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

const type = async (prompt: string) => scene.edit({ video: { path: clip }, prompt });

describe.each([true, false])('with headers: %s', (headers) => {
  test.each(Object.entries(BODIES))('a clip as %s is delivered whole', async (body, isInside) => {
    const { variants, calls, jobs } = scene.stage.segmind;
    variants.v1 = body as V1Body;
    variants.v1Headers = headers;
    const before = { ...calls };
    const card = await clipCard(await type(SHARED_PROMPT));
    const made = jobs.at(-1)?.outputPath ?? '';
    const shown = card.media.at(-1);
    expect(card.media).toHaveLength(2);
    expect(shown?.contentType).toBe('video/mp4');
    expect(shown?.file?.sha256).toBe(await sha256(made));
    expect(calls.submitV1 - before.submitV1).toBe(1);
    expect(calls.submitV2).toBe(0);
    expect(calls.output - before.output).toBe(isInside ? 0 : 1);
    expect(calls.status - before.status > 0).toBe(body === 'json-request-id');
  });
});

test('what arrives can be played, and is not the clip that went in', async () => {
  scene.stage.segmind.variants.v1 = 'json-base64';
  const card = await clipCard(await type(SHARED_PROMPT));
  const difference = await compareClips(clip, card.media.at(-1)?.file?.path ?? '');
  expect(difference.framesCompared).toBeGreaterThan(10);
  expect(difference.meanDifference).toBeGreaterThan(6);
  expect(Math.abs(difference.durationA - difference.durationB)).toBeLessThan(0.1);
});

test('a refusal in the form of a success is no clip', async () => {
  const { faults } = scene.stage.segmind;
  const body = { status: 'FAILED', error: 'Failure to pass the risk control system' };
  const fault = { kind: 'answer-after', status: 200, body } as const;
  faults.add('POST /v1/kling-o1-video-to-video-edit', { fault });
  const card = await endCard(await type('refused under 200'));
  expect(card.text).toContain(explain(failure('provider_content_refused'), en).what);
});

describe('refused or silent', () => {
  const route = 'POST /v1/kling-o1-video-to-video-edit';

  test.each([
    ['server-error', failure('provider_error', { version: 'v1' })],
    ['unavailable', failure('provider_unavailable', { version: 'v1' })],
  ] as const)('not made again after %s', async (row, why) => {
    scene.stage.segmind.faults.add(route, { fault: answerOf(row) });
    const prompts = [`v1 ${row}`];
    const seen = await watchEndings(scene, clip, prompts);
    expect(seen).toEqual(ended(prompts, { why, title: FAILED }));
  });

  test('taken, and then no answer at all: nobody can say', async () => {
    scene.stage.segmind.faults.add(route, { fault: { kind: 'hang-after' } });
    const prompts = ['taken, then silence'];
    const why = failure('provider_gateway', { status: null });
    const seen = await watchEndings(scene, clip, prompts);
    expect(seen).toEqual(ended(prompts, { why, title: NOBODY_KNOWS, billed: 1 }));
  });
});

describe('while the one call blocks', () => {
  beforeAll(() => {
    scene.stage.segmind.variants.v1 = 'mp4';
  });

  /** Types an edit and waits until Segmind holds on to it. */
  async function begin(prompt: string) {
    const { segmind } = scene.stage;
    segmind.hold();
    const typed = await type(prompt);
    await expect.poll(() => segmind.jobs.at(-1)?.body.prompt, { timeout: 60_000 }).toBe(prompt);
    return typed;
  }

  test('a worker killed leaves an edit of which nobody can say, and no second submit', async () => {
    const prompt = 'killed while it blocks';
    const typed = await begin(prompt);
    expect(await worker.stop('SIGKILL')).toBe(null);
    scene.stage.segmind.release();
    worker = await scene.start('worker');
    const card = await endCard(typed);
    expect(card.text).toContain(NOBODY_KNOWS);
    expect(card.text).toContain(explain(failure('submit_interrupted'), en).what);
    expect(card.text).toMatch(/\n-# ref k[0-9a-z]{9}$/);
    expect(scene.submits(prompt)).toBe(1);
  });

  test('a clean shutdown gives it SHUTDOWN_DRAIN_S, then says that nobody can say', async () => {
    const prompt = 'shut down while it blocks';
    const typed = await begin(prompt);
    expect(await worker.stop()).toBe(0);
    scene.stage.segmind.release();
    worker = await scene.start('worker');
    const card = await endCard(typed);
    expect(card.text).toContain(NOBODY_KNOWS);
    expect(card.text).toContain(explain(failure('provider_gateway', { status: null }), en).what);
    expect(scene.submits(prompt)).toBe(1);
  });

  test('a clip that comes while it drains is delivered by the next worker', async () => {
    const prompt = SHARED_PROMPT;
    const typed = await begin(prompt);
    const before = scene.submits(prompt);
    const stopping = worker.stop();
    scene.stage.segmind.release();
    expect(await stopping).toBe(0);
    worker = await scene.start('worker');
    const card = await clipCard(typed);
    const made = scene.stage.segmind.jobs.at(-1)?.outputPath ?? '';
    expect(card.media.at(-1)?.file?.sha256).toBe(await sha256(made));
    expect(scene.submits(prompt)).toBe(before);
  });
});

test('no secret and no word of the provider went out', () => {
  expect(scene.programs.length).toBeGreaterThan(4);
  const provided = [...said, 'Failure to pass the risk control system'];
  expect(judgeSecrets(scene.stage, scene.programs, provided)).toEqual([]);
});
