import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { probeClip } from '../../sandbox/samples/compare.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { says } from '../support/crowd.ts';
import {
  firstLight,
  isOffer,
  makeFilm,
  openCutScene,
  resultOf,
  slowFfmpeg,
  untilOffered,
} from '../support/cut-scene.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { moderated } from '../support/moderated.ts';
import { isRefusal } from '../support/scene.ts';

type CutScene = Awaited<ReturnType<typeof openCutScene>>;

let dir: string;
let film: string;
let short: string;
let scene: CutScene;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-cut-'));
  const small = { width: 640, height: 360, codec: 'hevc', seconds: 3 } as const;
  [film, short] = await Promise.all([
    makeFilm(dir, { seconds: 25, size: '640x360', perSecond: 8 }),
    makeSampleClip(dir, { name: 'short', fps: 24, ...small }),
  ]);
  scene = await openCutScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  await untilOffered(scene);
}, 120_000);

afterAll(async () => {
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

const ask = async (path: string, prompt: string, at = scene): Promise<TypedInteraction> => {
  const typed = await at.edit({ video: { path }, prompt });
  await typed.until((card) => isOffer(card) || card.text.includes('Queued'));
  return typed;
};
const labels = ({ buttons }: Card) => buttons.map(({ label }) => label);

test('a clip of 25 s at 23.976 fps in HEVC becomes the ten seconds that its person chose', async () => {
  const { person, bob, stage } = scene;
  const typed = await ask(film, 'the middle');
  expect(typed.see().text).toContain('It is 25 s, 640 × 360, HEVC, 23.976 fps: I can take 10 s');
  expect(labels(typed.see())).toEqual(['First 10 s', 'Middle 10 s', 'Last 10 s', 'Dismiss']);

  const stranger = await bob.click(typed, 'Middle 10 s');
  const no = await stranger.until(({ state }) => state === 'shown');
  expect([no.ephemeral, isOffer(typed.see())]).toEqual([true, true]);

  await person.click(typed, 'Middle 10 s');
  await typed.until(says('Preparing your clip', 'the middle 10 s'));
  const card = await resultOf(typed);
  expect(person.messages()).toHaveLength(1);

  // What stands beside the result is what Segmind got.
  const [before] = card.media;
  expect(await probeClip(before?.file?.path ?? '')).toMatchObject({
    width: 1280,
    height: 720,
    fps: 24,
    seconds: 10,
    videoCodec: 'h264',
    audioCodec: 'aac',
    faststart: true,
  });
  // Bright by the second: 7.5 s into it.
  expect(Math.abs((await firstLight(before?.file?.path ?? '')) - (16 + 7.5 * 8))).toBeLessThan(5);
  const [job] = stage.segmind.jobs.filter(({ body }) => body.prompt === 'the middle');
  const path = new URL(String(job?.body.video_url)).pathname;
  expect(path).toBe(new URL(before?.url ?? '').pathname);
  expect(scene.submits('the middle')).toBe(1);
  const queued = typed.history.find(({ text }) => text.includes('Queued'));
  expect(queued?.media.map(({ filename }) => filename)).toEqual([before?.filename]);
  // They go once it is told, and its picture for lists is made.
  const left = async () => readdir(join(stage.dir, 'data', 'results'));
  await expect.poll(left, { timeout: 30_000 }).toEqual([]);
}, 120_000);

test('a clip that need not be cut has one button, and can be used again once it is made', async () => {
  const { person } = scene;
  const typed = await ask(short, 'convert it');
  expect(labels(typed.see())).toEqual(['Make it fit', 'Dismiss']);
  await person.click(typed, 'Make it fit');
  await resultOf(typed);
  // The link that Segmind got goes on to work: the file stays on its message.
  const again = await person.click(typed, 'Run again');
  await resultOf(again);
  expect(scene.submits('convert it')).toBe(2);
}, 120_000);

test('of two presses at once one edit comes', async () => {
  const typed = await ask(short, 'twice');
  const presses = await Promise.all(
    [1, 2].map(async () => scene.person.click(typed, 'Make it fit')),
  );
  await resultOf(typed);
  expect(scene.submits('twice')).toBe(1);
  const told = presses.flatMap((press) => (press.see().ephemeral ? [press.see().text] : []));
  expect(told).toEqual([expect.stringContaining('This offer has ended')]);
}, 120_000);

test('a moderator decides about the clip that was made', async () => {
  const { ada, mods, asked, see } = await moderated(scene, 'approval');
  const typed = await ada.type('/kling-edit', { video: { path: short }, prompt: 'may this be' });
  await typed.until(isOffer);
  await ada.click(typed, 'Make it fit');
  const card = await asked('may this be');
  const [shown] = see(card).media;
  expect(await probeClip(shown?.file?.path ?? '')).toMatchObject({
    videoCodec: 'h264',
    width: 1280,
  });
  expect(typed.see().media).toHaveLength(1);
  await mods[0].click(card, 'Approve');
  await resultOf(typed);
}, 120_000);

test('a clip that nothing can mend is refused as ever', async () => {
  const strip = await makeSampleClip(dir, { name: 'strip', width: 2400, height: 720, seconds: 3 });
  const typed = await scene.edit({ video: { path: strip }, prompt: 'a strip' });
  const card = await typed.until(isRefusal);
  expect(card.text).toContain('at most 3 times the shorter');
  expect(labels(card)).toEqual(['Dismiss']);
}, 60_000);

test('cancelled while it is made: nothing is sent or charged', async () => {
  const slow = await openCutScene();
  onTestFinished(async () => slow.close());
  onTestFinished(await slowFfmpeg(slow.stage.dir, 60));
  await Promise.all([slow.start('worker'), slow.start('bot')]);
  await untilOffered(slow);
  const typed = await ask(short, 'no, not this', slow);
  await slow.person.click(typed, 'Make it fit');
  await typed.until(says('Preparing your clip'));
  await slow.person.click(typed, 'Cancel');
  await typed.until(says('Cancelled'), 30_000);
  expect([slow.stage.segmind.billed(), slow.submits('no, not this')]).toEqual([0, 0]);
  const store = new Redis(slow.stage.redis.url);
  onTestFinished(() => store.disconnect());
  expect(await createLedger({ redis: store }).reckon()).toEqual([]);
}, 120_000);

test('a worker that is killed while it makes a clip: the next one makes it', async () => {
  const killed = await openCutScene();
  onTestFinished(async () => killed.close());
  const undo = await slowFfmpeg(killed.stage.dir, 60);
  onTestFinished(undo);
  const [worker] = await Promise.all([killed.start('worker'), killed.start('bot')]);
  await untilOffered(killed);
  const typed = await ask(short, 'on and on', killed);
  await killed.person.click(typed, 'Make it fit');
  await typed.until(says('Preparing your clip'));
  const results = join(killed.stage.dir, 'data', 'results');
  await expect
    .poll(async () => readdir(results).catch(() => []))
    .toContainEqual(expect.stringContaining('.source.uncut.mp4'));
  await worker.stop('SIGKILL');
  undo();
  await killed.start('worker');
  await resultOf(typed);
  expect(killed.submits('on and on')).toBe(1);
}, 120_000);

test('where no worker has ffmpeg nothing is offered', async () => {
  const bare = await openCutScene();
  onTestFinished(async () => bare.close());
  const before = process.env['PATH'];
  onTestFinished(() => {
    process.env['PATH'] = before;
  });
  process.env['PATH'] = bare.stage.dir;
  const [worker] = await Promise.all([bare.start('worker'), bare.start('bot')]);
  await worker.says('clips are neither cut nor converted here');
  const typed = await bare.edit({ video: { path: short }, prompt: 'please' });
  const card = await typed.until(isRefusal);
  expect(labels(card)).toEqual(['Dismiss']);
  expect(card.text).toContain('Export it as an MP4 with H.264');
}, 60_000);

test('no secret went out, and the local Discord found nothing to complain of', () => {
  expect(judgeSecrets(scene.stage, scene.programs, [])).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
