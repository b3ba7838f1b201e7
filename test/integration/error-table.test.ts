import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Fault } from '../../sandbox/faults.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { ERROR_ROWS, type ErrorRow } from '../../sandbox/segmind/error-rows.ts';
import { failure, type ErrorCode, type Failure } from '../../src/core/errors.ts';
import { pauseReasonOf } from '../../src/core/pause.ts';
import { explain } from '../../src/discord/explain.ts';
import { en } from '../../src/discord/words/en/index.ts';
import { judgeSecrets, MARK, noteAnswers } from '../support/judge-secrets.ts';
import {
  clipCard,
  endCard,
  ended,
  FAILED,
  NOBODY_KNOWS,
  NOT_POSTED,
  openScene,
  type Scene,
  watchEndings,
} from '../support/scene.ts';
import { ENDS, FAILED_TEXTS, groupsOf, watchPause } from '../support/error-ends.ts';

const gateway = failure('provider_gateway', { status: null });
const bad = failure('provider_bad_request');

const ROUTES = {
  v1: 'POST /v1/kling-o1-video-to-video-edit',
  v2: 'POST /v2/kling-o1-video-to-video-edit',
};

let dir: string;
let clip: string;
const { answerOf, said: provided } = noteAnswers();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-errors-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24 });
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));

test('every row of the table is looked at', () => {
  const again: ErrorRow[] = ['rate-limited', 'server-error', 'unavailable'];
  expect([...Object.keys(ENDS), ...again].toSorted()).toEqual([...ERROR_ROWS].toSorted());
});

test('each way to end has a sentence of its own', () => {
  const codes = new Map<ErrorCode, string>();
  const all = Object.values(ENDS).flatMap(({ v1, v2, mute }) => [v1, v2, mute?.v1 ?? v1]);
  const more = [
    failure('provider_unreadable'),
    failure('provider_record_gone'),
    failure('result_gone'),
  ];
  for (const why of [...all, ...more, ...FAILED_TEXTS.map(([, each]) => each)]) {
    codes.set(why.code, explain(why, en).what);
  }
  expect(codes.size).toBeGreaterThan(18);
  expect(new Set(codes.values()).size).toBe(codes.size);
  console.info([...codes].map(([code, what]) => `${code} → ${what}`).join('\n'));
});

describe.each(['v2', 'v1'] as const)('through %s', (version) => {
  let scene: Scene;
  let route: string;

  beforeAll(async () => {
    route = ROUTES[version];
    scene = await openScene({
      segmind: { render: (path) => Promise.resolve(path) },
      settings: {
        SEGMIND_API_VERSION: version,
        SHUTDOWN_DRAIN_S: '1',
      },
    });
    await Promise.all([scene.start('bot'), scene.start('worker')]);
  }, 60_000);

  afterAll(async () => scene.close());

  const type = async (prompt: string) => scene.edit({ video: { path: clip }, prompt });

  const endings = async (prompts: string[]) => watchEndings(scene, clip, prompts);

  const titleOf = ({ code }: Failure): string =>
    code === 'provider_gateway' ? NOBODY_KNOWS : FAILED;

  test.each(Object.keys(ENDS) as ErrorRow[])('%s ends in its own words', async (row) => {
    for (const [why, shapes] of groupsOf(row, version)) {
      if (pauseReasonOf(why.code) !== null) {
        // Each takes a pause from its beginning to its end; how each form of a body is read is held by the client's own tests.
        const some = shapes.filter((shape) => shape === undefined || shape === 'empty');
        const faults = some.map((shape) => ({
          prompt: `${row} as ${shape ?? 'usual'}`,
          fault: answerOf(row, shape),
        }));
        for (const one of faults) await watchPause(scene, clip, { why, route, ...one });
        continue;
      }
      for (const shape of shapes) {
        scene.stage.segmind.faults.add(route, { fault: answerOf(row, shape) });
      }
      const prompts = shapes.map((shape) => `${row} as ${shape ?? 'usual'}`);
      expect(await endings(prompts)).toEqual(ended(prompts, { why, title: titleOf(why) }));
    }
  });

  test('what no table foresees ends too, and is not made again', async () => {
    const strange: [number, Failure][] = [
      [418, bad],
      [302, bad],
      [408, gateway],
      [499, gateway],
      [501, gateway],
      [520, gateway],
      [599, gateway],
    ];
    for (const [status, why] of strange) {
      const fault = { ...answerOf('failed', 'message'), status, headers: { location: '/v2/x' } };
      scene.stage.segmind.faults.add(route, { fault });
      expect(await endings([`status ${status}`])).toEqual(
        ended([`status ${status}`], { why, title: titleOf(why) }),
      );
    }
  });

  test.each(FAILED_TEXTS)('a job that fails with "%s"', async (text, why) => {
    provided.add(text);
    const { segmind } = scene.stage;
    segmind.outcomeOfNext({ kind: 'fail', error: text, http: 422 });
    if (version === 'v2') segmind.outcomeOfNext({ kind: 'fail', error: text, http: 200 });
    const under422 = [`422 ${why.code} ${text.length}`];
    const prompts = version === 'v2' ? [...under422, `200 ${why.code} ${text.length}`] : under422;
    expect(await endings(prompts)).toEqual(ended(prompts, { why, title: FAILED, billed: 1 }));
    if (version === 'v2') return;
    const body = { status: 'FAILED', error: text };
    segmind.faults.add(route, { fault: { kind: 'answer-after', status: 200, body } });
    expect(await endings([`200 ${why.code} ${text.length}`])).toEqual(
      ended([`200 ${why.code} ${text.length}`], { why, title: FAILED, billed: 1 }),
    );
  });

  test('an answer that may hide a paid clip is never asked for twice', async () => {
    const unreadable = failure('provider_unreadable');
    const html = `<html><body>${MARK}</body></html>`;
    const cases: [string, Fault, Failure, number][] = [
      ['taken, then 504', { ...answerOf('gateway-timeout'), kind: 'answer-after' }, gateway, 1],
      ['taken, then 502', { ...answerOf('bad-gateway'), kind: 'answer-after' }, gateway, 1],
      ['taken, then dropped', { kind: 'drop-after' }, gateway, 1],
      ['dropped at once', { kind: 'drop-before' }, gateway, 0],
      ['dropped midway', { kind: 'drop-at', fraction: 0.5 }, gateway, 0],
      ['taken, then a page', { kind: 'answer-after', status: 200, body: html }, unreadable, 1],
      ['taken, then nothing', { kind: 'answer-after', status: 200 }, unreadable, 1],
      ['taken, then {}', { kind: 'answer-after', status: 200, body: {} }, unreadable, 1],
    ];
    for (const [prompt, fault, why, billed] of cases) {
      scene.stage.segmind.faults.add(route, { fault });
      const { calls } = scene.stage.segmind;
      const before = calls.submitV1 + calls.submitV2;
      const dropped = billed === 0;
      // Of a request that was cut off there is no body to know it by.
      const ending = { why, title: NOBODY_KNOWS, billed, submits: dropped ? 0 : 1 };
      expect(await endings([prompt])).toEqual(ended([prompt], ending));
      expect(calls.submitV1 + calls.submitV2 - before).toBe(1);
    }
  });

  test('a submit that was surely not taken is made again, and billed once', async () => {
    const { faults } = scene.stage.segmind;
    const soon = String(Math.ceil(Date.now() / 1000) + 1);
    const limited = { ...answerOf('rate-limited'), headers: { 'x-rate-limit-reset-at-utc': soon } };
    const refusals =
      version === 'v1'
        ? [limited, answerOf('rate-limited', 'html')]
        : [
            limited,
            answerOf('rate-limited', 'html'),
            answerOf('server-error'),
            answerOf('unavailable', 'empty'),
          ];
    for (const fault of refusals) faults.add(route, { fault });
    const before = scene.stage.segmind.billed();
    const prompts = refusals.map((_, at) => `not taken ${at}`);
    await Promise.all(prompts.map(async (prompt) => clipCard(await type(prompt))));
    expect(prompts.map((prompt) => scene.submits(prompt))).toEqual(prompts.map(() => 2));
    expect(scene.stage.segmind.billed() - before).toBe(prompts.length);
  });

  test.runIf(version === 'v2')('a 500 that stays is made again twice, then fails', async () => {
    scene.stage.segmind.faults.add(route, { fault: answerOf('server-error', 'html'), times: 3 });
    const why = failure('provider_error', { version: 'v2' });
    expect(await endings(['500 for ever'])).toEqual(
      ended(['500 for ever'], { why, title: FAILED, submits: 3 }),
    );
  });

  describe.runIf(version === 'v2')('polls', () => {
    const STATUS = 'GET /v2/requests/:id/status';
    const RESULT = 'GET /v2/requests/:id';

    test('that go wrong are passed over, and the clip arrives', async () => {
      const { faults, requests } = scene.stage.segmind;
      const passing: Fault[] = [
        answerOf('rate-limited'),
        answerOf('server-error'),
        answerOf('bad-gateway'),
        answerOf('gateway-timeout'),
        answerOf('unavailable'),
        answerOf('bad-key'),
        answerOf('key-not-allowed'),
        { kind: 'answer', status: 200, body: `<p>${MARK}</p>` },
        { kind: 'answer', status: 200, body: { status: 'ON_ITS_WAY' } },
        { kind: 'drop-before' },
        { kind: 'drop-after' },
        { kind: 'drop-at', fraction: 0.5 },
        { kind: 'slow', ms: 1200 },
      ];
      for (const fault of passing) faults.add(STATUS, { fault });
      const late: Fault[] = [
        answerOf('bad-gateway'),
        answerOf('record-gone'),
        { kind: 'drop-at', fraction: 0.5 },
        { kind: 'answer', status: 200, body: { status: 'COMPLETED', output: null } },
      ];
      for (const fault of late) faults.add(RESULT, { fault });
      const from = requests.length;
      const prompt = 'polls that fail';
      await clipCard(await type(prompt));
      const met = requests.slice(from).filter(({ fault }) => fault !== undefined);
      expect(met).toHaveLength(passing.length + late.length);
      expect(scene.submits(prompt)).toBe(1);
    });

    test('that find no record any more: nobody can say', async () => {
      scene.stage.segmind.outcomeOfNext({ kind: 'lost' });
      const why = failure('provider_record_gone');
      expect(await endings(['lost record'])).toEqual(
        ended(['lost record'], { why, title: NOBODY_KNOWS, billed: 1 }),
      );
    });

    test('a result that is gone is said to be gone, and is not made again', async () => {
      const fault = { kind: 'answer', status: 404, body: `<Error>${MARK}</Error>` } as const;
      scene.stage.segmind.faults.add('GET /outputs/:name', { fault });
      const prompt = 'result gone';
      const { text } = await endCard(await type(prompt));
      expect(text).toContain(NOT_POSTED);
      expect(text).toContain(explain(failure('result_gone'), en).what);
      expect(text).toContain('It counts against your limits');
      expect(scene.submits(prompt)).toBe(1);
    });

    test('a result whose download breaks off is fetched again', async () => {
      const { faults, calls } = scene.stage.segmind;
      faults.add('GET /outputs/:name', { fault: { kind: 'drop-at', fraction: 0.5 } });
      faults.add('GET /outputs/:name', { fault: answerOf('bad-gateway') });
      const before = calls.output;
      const prompt = 'result breaks off';
      await clipCard(await type(prompt));
      expect(calls.output - before).toBe(3);
      expect(scene.submits(prompt)).toBe(1);
    });
  });

  test.runIf(version === 'v2')('taken, and then no answer at all: nobody can say', async () => {
    const { faults, jobs } = scene.stage.segmind;
    faults.add(route, { fault: { kind: 'hang-after' } });
    const prompt = 'taken, then silence';
    const typed = await type(prompt);
    await expect.poll(() => scene.submits(prompt), { timeout: 60_000 }).toBe(1);
    // The client's own patience is minutes; a shutdown ends it sooner.
    expect(await scene.programs.at(-1)?.stop()).toBe(0);
    await scene.start('worker');
    const { text } = await endCard(typed);
    expect(text).toContain(NOBODY_KNOWS);
    expect(text).toContain(explain(gateway, en).what);
    expect(jobs.filter(({ body }) => body.prompt === prompt)).toHaveLength(1);
  });

  test('no secret and no word of the provider went out', () => {
    expect(provided.size).toBeGreaterThan(15);
    expect(judgeSecrets(scene.stage, scene.programs, [...provided])).toEqual([]);
  });
});
