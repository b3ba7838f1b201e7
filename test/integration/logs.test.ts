import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { openModeration, type ModerationEndpoint } from '../support/moderation-endpoint.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

/** Recognisable in any line, and long enough to be no accident. */
const SECRETS = {
  MODERATION_KEY: 'sk-S3cr3tModeration',
  OPS_PASSWORD: 'S3cr3tOperations',
};
const REDIS_PASSWORD = 'S3cr3tRedis';
const PROMPT = 'S3cr3tWords in the sky';

const line = z.looseObject({ level: z.string(), time: z.string(), msg: z.string() });
type Line = z.infer<typeof line>;

let dir: string;
let clip: string;
let scene: Scene;
let moderation: ModerationEndpoint;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-logs-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3.2, audio: false });
  moderation = await openModeration();
  scene = await openScene({
    settings: { ...SECRETS, MODERATION_URL: moderation.url, LOG_LEVEL: 'debug' },
  });
  const store = new Redis(scene.stage.redis.url);
  await store.config('SET', 'requirepass', REDIS_PASSWORD);
  store.disconnect();
  const { host } = new URL(scene.stage.redis.url);
  scene.stage.settings['REDIS_URL'] = `redis://:${REDIS_PASSWORD}@${host}`;
});

afterAll(async () => {
  await scene.stage.close();
  moderation.close();
  await rm(dir, { recursive: true, force: true });
});

/** Each line of a program parsed: whatever is no JSON fails here. */
const linesOf = ({ output }: RunningProgram): Line[] =>
  output.map((one) => line.parse(JSON.parse(one)));

/** The lines about one edit or interaction, in the order that they were written. */
const about = (programs: readonly RunningProgram[], ...references: string[]): Line[] =>
  programs
    .flatMap((program) => linesOf(program))
    .filter((one) => references.some((id) => one['edit'] === id || one['interaction'] === id))
    .toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time));

const said = (lines: readonly Line[]): string[] =>
  lines.map(({ msg, queue }) => (typeof queue === 'string' ? `${msg} ${queue}` : msg));

test('an edit’s way, a line a step, by its reference through both processes; no secret in any line', async () => {
  const [bot, worker] = [await scene.start('bot'), await scene.start('worker')];
  const typed = await scene.edit({ video: { path: clip }, prompt: PROMPT });
  const card = await clipCard(typed);
  const [, reference = ''] = /ref (k[0-9a-z]{9})/.exec(card.text) ?? [];
  await worker.says('"told"');

  const lines = about([bot, worker], reference, typed.id);
  // Who pushes a job may be overtaken by who takes it: both are there once.
  expect(said(lines).toSorted()).toEqual(
    [
      'interaction received',
      'acknowledged',
      'edit accepted',
      'its turn has come',
      'pushed generate',
      'taken generate',
      'marked',
      'submitted',
      'generating',
      'generated',
      'pushed deliver',
      'taken deliver',
      // Once for the endpoint that looks at it, once for its person.
      'fetched',
      'result screened',
      'fetched',
      'fitted',
      'delivered',
      'told',
    ].toSorted(),
  );
  const order = said(lines);
  const steps = ['acknowledged', 'edit accepted', 'its turn has come', 'marked', 'submitted'];
  const later = ['generating', 'generated', 'taken deliver', 'fetched', 'delivered', 'told'];
  const places = [...steps, ...later].map((step) => order.indexOf(step));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // What joins the command to the edit, and the edit to Segmind's own record.
  expect(lines.find(({ msg }) => msg === 'edit accepted')).toMatchObject({
    interaction: typed.id,
    edit: reference,
  });
  const request = scene.stage.segmind.jobs[0]?.requestId;
  expect(lines.find(({ msg }) => msg === 'submitted')).toMatchObject({ request });
  expect(lines.find(({ msg }) => msg === 'delivered')).toMatchObject({ way: 'reply' });
});

test('a refusal and an ending are found by the reference that is shown', async () => {
  const [bot, worker] = scene.programs;
  if (!bot || !worker) throw new Error('Both were started by the first test.');
  const typed = await scene.edit({ video: { path: clip }, prompt: 'with @Image3 behind' });
  await typed.until(({ buttons }) => buttons.some(({ label }) => label === 'Dismiss'));
  const lines = (id: string, what: string) =>
    about([bot, worker], id).filter(({ msg }) => msg === what);
  const refused = { interaction: typed.id, code: 'reference_missing' };
  await expect.poll(() => lines(typed.id, 'refused')).toMatchObject([refused]);

  scene.stage.segmind.outcomeOfNext({ kind: 'fail', error: 'Something broke.' });
  const failed = await scene.edit({ video: { path: clip }, prompt: PROMPT });
  const card = await failed.until(({ text }) => text.includes('did not work out'));
  const [, reference = ''] = /ref (k[0-9a-z]{9})/.exec(card.text) ?? [];
  const ended = { as: 'failed', code: 'provider_failed' };
  await expect.poll(() => lines(reference, 'edit ended')).toMatchObject([ended]);
});

test('no line of any process holds a secret, anybody’s words, or what a link is signed with', async () => {
  const [bot, worker] = scene.programs;
  // What goes wrong is where secrets get out: the store takes no writes and its password is another one, at once.
  const { host } = new URL(scene.stage.settings['REDIS_URL'] ?? '');
  const store = new Redis(`redis://:${REDIS_PASSWORD}@${host}`);
  await store.config('SET', 'maxmemory', '1');
  await scene
    .edit({ video: { path: clip }, prompt: PROMPT })
    .then(async (typed) =>
      typed.until(({ buttons }) => buttons.some(({ label }) => label === 'Dismiss'), 60_000),
    );
  await store.config('SET', 'maxmemory', '0');
  await store.config('SET', 'requirepass', 'S3cr3tOther');
  await store.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  await bot?.says('WRONGPASS');
  await store.config('SET', 'requirepass', REDIS_PASSWORD);
  store.disconnect();

  const { discord, segmind } = scene.stage;
  const signed = [...segmind.requests, ...discord.requests]
    .map(({ body }) => JSON.stringify(body ?? ''))
    .flatMap(
      (body) => body.match(/(?<=[?&](?:hm|ex|is|sig|signature|token)=)[0-9a-f]{16,}/g) ?? [],
    );
  const tokens = discord.interactions().map(({ token }) => token);
  const spoken = [bot, worker].flatMap((program) => program?.output ?? []).join('\n');
  expect(spoken).toContain('edit accepted');
  expect(signed.length).toBeGreaterThan(0);
  const never = [discord.token, segmind.key, 'S3cr3t', ...tokens, ...signed];
  expect(never.filter((secret) => spoken.includes(secret))).toEqual([]);
});
