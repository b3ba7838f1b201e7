import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { usedBy, usedByStore } from '../support/consumption.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

// Measures what docs/scaling.md says, and prints it; the figures themselves are judged by whoever reads them.

const MB = 1_000_000;
let dir: string;
let small: string;
let large: string;
let scene: Scene;
let bot: RunningProgram;
let worker: RunningProgram;
let store: Redis;
const lines: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-capacity-'));
  small = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3.2, audio: false });
  large = await makeSampleClip(dir, { name: 'large', seconds: 5, bitrate: '14M' });
});

afterEach(async () => {
  store.disconnect();
  await scene.close();
});

afterAll(async () => {
  console.info(lines.join('\n'));
  await rm(dir, { recursive: true, force: true });
});

/** One bot and one worker, as an operator starts them, but for the limits. */
async function open(provideMs: number, inFlight: number): Promise<void> {
  scene = await openScene({
    segmind: { provideMs, render: (path) => Promise.resolve(path) },
    settings: {
      SEGMIND_MAX_IN_FLIGHT: String(inFlight),
      SEGMIND_POLL_MS: '5000',
      QUEUE_LOCK_MS: '10000',
      PAUSE_PROBE_S: '60',
    },
  });
  [bot, worker] = [await scene.start('bot'), await scene.start('worker')];
  store = new Redis(scene.stage.redis.url);
}

const look = async () => ({
  bot: usedBy(bot.child.pid ?? 0),
  worker: usedBy(worker.child.pid ?? 0),
  store: await usedByStore(store),
});

/** Does something and writes down what each process used for it, for one of `count`. */
async function measure<T>(what: string, count: number, work: () => Promise<T>): Promise<T> {
  const before = await look();
  const done = await work();
  const after = await look();
  const each = (now: number, then: number) => ((now - then) / count).toFixed(1);
  const { store: now } = after;
  lines.push(
    [
      what,
      `bot ${each(after.bot.cpuMs, before.bot.cpuMs)} ms, ${Math.round(after.bot.rssBytes / MB)} MB`,
      `worker ${each(after.worker.cpuMs, before.worker.cpuMs)} ms, ${Math.round(after.worker.rssBytes / MB)} MB`,
      `Redis ${each(now.cpuMs, before.store.cpuMs)} ms, ${each(now.commands, before.store.commands)} commands, ${each(now.memoryBytes, before.store.memoryBytes)} B of memory, ${each(now.fileBytes, before.store.fileBytes)} B of file`,
    ].join(' | '),
  );
  return done;
}

/** Ten at a time, each lot when the last was accepted: what is typed faster than it is acknowledged within 3 s fails at Discord. */
async function edits(count: number, clip: string): Promise<TypedInteraction[]> {
  const typed: TypedInteraction[] = [];
  while (typed.length < count) {
    const lot = Array.from({ length: Math.min(10, count - typed.length) }, async (_, at) =>
      scene.edit({ video: { path: clip }, prompt: `edit ${typed.length + at}` }),
    );
    const asked = await Promise.all(lot);
    await Promise.all(asked.map(async (one) => one.until(({ text }) => text !== '')));
    typed.push(...asked);
  }
  return typed;
}

/** How many were delivered, which is all or an error. */
const delivered = async (typed: readonly TypedInteraction[]): Promise<number> =>
  (await Promise.all(typed.map(async (one) => clipCard(one, 240_000)))).length;

const halfAMinute = async () => new Promise((resolve) => setTimeout(resolve, 30_000));

test('small edits, from the command to the clip', { timeout: 300_000 }, async () => {
  await open(3_000, 20);
  await delivered(await edits(10, small));
  const edit = async () => delivered(await edits(100, small));
  expect(await measure('edit of 0.1 MB', 100, edit)).toBe(100);
});

test('edits of about 9 MB', { timeout: 300_000 }, async () => {
  await open(3_000, 20);
  await delivered(await edits(2, large));
  const edit = async () => delivered(await edits(30, large));
  expect(await measure('edit of 9 MB', 30, edit)).toBe(30);
});

test('questions that the bot answers by itself', { timeout: 300_000 }, async () => {
  await open(3_000, 20);
  const ask = async () => {
    const typed = await scene.person.type('/kling usage');
    return typed.until(({ text }) => text.includes('Your edits in this server'));
  };
  await ask();
  const askAll = async () => {
    const cards = [];
    for (let round = 0; round < 10; round += 1) {
      cards.push(...(await Promise.all(Array.from({ length: 50 }, ask))));
    }
    return cards.length;
  };
  expect(await measure('/kling usage', 500, askAll)).toBe(500);
});

test('many at Segmind at once, for half a minute', { timeout: 400_000 }, async () => {
  await open(3_600_000, 1_000);
  await edits(200, small);
  await expect.poll(() => scene.stage.segmind.jobs.length, { timeout: 240_000 }).toBe(200);
  await measure('one of 200 at Segmind, 30 s', 200, halfAMinute);
});

test('nothing to do, for half a minute', { timeout: 120_000 }, async () => {
  await open(3_000, 20);
  await measure('idle, 30 s', 1, halfAMinute);
  expect(await store.zcard('{kling}:active')).toBe(0);
});
