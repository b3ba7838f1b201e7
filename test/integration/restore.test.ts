import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Redis } from 'ioredis';
import { afterEach, beforeAll, expect, test } from 'vitest';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { startRedisServer, type RedisServer } from '../../sandbox/processes/redis-server.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { openScene, type Scene } from '../support/scene.ts';

const RESTORED = fileURLToPath(new URL('../../dist/src/bin/restored.js', import.meta.url));
const EDITS = 24;

let dir: string;
let clip: string;
let scene: Scene | undefined;
let second: RedisServer | undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-restore-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3.2, audio: false });
  return async () => rm(dir, { recursive: true, force: true });
});

afterEach(async () => {
  await scene?.close();
  await second?.close();
  [scene, second] = [undefined, undefined];
});

interface Said {
  code: number | string;
  text: string;
}

/** Runs the command as an operator does; what it says and its exit code. */
async function restored(settings: Record<string, string>): Promise<Said> {
  const env = { PATH: process.env['PATH'], ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [RESTORED], { env, cwd: dir }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, text: out + err }),
    );
  });
}

/** A snapshot, taken while everybody goes on. */
async function backUp({ url, dir: from }: RedisServer): Promise<string> {
  const redis = new Redis(url);
  await redis.bgsave();
  await expect
    .poll(async () => /rdb_bgsave_in_progress:0/.test(await redis.info('persistence')))
    .toBe(true);
  redis.disconnect();
  const copy = join(dir, 'backup.rdb');
  await copyFile(join(from, 'dump.rdb'), copy);
  return copy;
}

/** Of the edits that somebody still has to look after. */
async function statesIn(store: Redis): Promise<(string | null)[]> {
  const ids = await store.zrange('{kling}:active', '0', '-1');
  return Promise.all(ids.map(async (id) => store.hget(`{kling}:edit:${id}`, 'state')));
}

const messageWith = ({ person, stage }: Scene, prompt: string, what: RegExp): number =>
  person
    .messages()
    .map((message) => stage.discord.card(message))
    .filter(({ text }) => `${text}\n`.includes(`${prompt}\n`) && what.test(text)).length;

test('a backup made under load, restored elsewhere: all ends, all is told, nothing is submitted twice', async () => {
  scene = await openScene({
    segmind: { provideMs: 800, render: (path) => Promise.resolve(path) },
    settings: { SEGMIND_MAX_IN_FLIGHT: '4' },
  });
  const { stage, person } = scene;
  const [bot, worker] = [await scene.start('bot'), await scene.start('worker')];
  const prompts = Array.from({ length: EDITS }, (_, at) => `edit number ${at} of many`);
  const typed: TypedInteraction[] = [];
  const ask = async (some: string[]) => {
    const asked = some.map(async (prompt) =>
      person.type('/kling-edit', { video: { path: clip }, prompt }),
    );
    typed.push(...(await Promise.all(asked)));
  };
  const withClips = () => typed.filter((one) => one.see().media.length > 0).length;
  await ask(prompts.slice(0, 16));
  // Some are delivered by then, some are at Segmind, some wait in line.
  await expect.poll(withClips).toBeGreaterThanOrEqual(2);
  stage.segmind.hold();
  const first = new Redis(stage.redis.url);
  await expect
    .poll(async () => new Set(await statesIn(first)))
    .toEqual(new Set(['generating', 'queued']));
  first.disconnect();
  const backup = await backUp(stage.redis);
  stage.segmind.release();
  await ask(prompts.slice(16));
  // After the backup more of them are submitted and delivered, which it knows nothing of.
  await expect.poll(withClips).toBeGreaterThanOrEqual(9);
  await Promise.all([bot.stop('SIGKILL'), worker.stop('SIGKILL')]);
  await stage.redis.kill();

  second = await startRedisServer({ backup });
  const settings = { ...stage.settings, REDIS_URL: second.url };
  const store = new Redis(second.url);
  const states = async () => statesIn(store);
  const before = await states();
  const submitted = stage.segmind.jobs.length;

  const said = await restored(settings);
  expect(said).toMatchObject({ code: 0 });
  expect(said.text).toContain('edits were under way and are ended');
  expect(said.text).toContain('The ledger adds up.');
  expect(new Set(await states())).toEqual(new Set(['unknown_outcome']));

  for (const role of ['bot', 'worker'] as const) {
    await stage.start(role, { settings: { REDIS_URL: second.url } }).says(`${role} ready`);
  }
  await expect.poll(async () => store.zcard('{kling}:active')).toBe(0);
  // Whoever was under way in the backup has a message that says so, and whose clip came meanwhile still has it.
  const told = prompts.map((prompt) => messageWith(scene as Scene, prompt, /Nobody can say/));
  expect(told.filter((count) => count === 1)).toHaveLength(before.length);
  expect(Math.max(...told)).toBe(1);
  expect(withClips()).toBeGreaterThan(16 - before.length);
  // Nothing left a second time.
  expect(stage.segmind.jobs).toHaveLength(submitted);
  expect(Math.max(...prompts.map((prompt) => scene?.submits(prompt) ?? 0))).toBe(1);
  expect(await createLedger({ redis: store }).reckon()).toEqual([]);
  const held = await store.zcard('{kling}:ledger:held');
  expect(held).toBe(0);
  // The bot works as ever.
  const next = await person.type('/kling-edit', { video: { path: clip }, prompt: 'and now anew' });
  await next.until((card) => card.media.length > 0);
  store.disconnect();
});

test('it refuses while a bot or a worker is running, and nobody starts on what is half restored', async () => {
  scene = await openScene();
  const { stage } = scene;
  const worker = await scene.start('worker');
  const refused = await restored(stage.settings);
  expect(refused).toMatchObject({ code: 78 });
  expect(refused.text).toContain('A bot or a worker is running on this Redis');
  await worker.stop();

  const store = new Redis(stage.redis.url);
  // As one that was killed on its way leaves it.
  await store.set('{kling}:restoring', '1');
  const program = stage.start('worker');
  expect(await program.exited).toBe(78);
  expect(program.output.join('\n')).toContain('npm run restored');
  expect(await restored(stage.settings)).toMatchObject({ code: 0 });
  await scene.start('worker');
  store.disconnect();
});
