import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { freePort } from '../../sandbox/processes/redis-server.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { ended, endOf } from '../support/failed-start.ts';
import { clipCard, isRefusal, openScene, type Scene } from '../support/scene.ts';
import { seriesOf } from '../unit/ops/series.ts';

// The operations port of a real bot and worker in one process.
const PASSWORD = 'open sesame: é';
const WELL = { running: true, redis: true, gateway: true, generate: true, deliver: true };

let scene: Scene;
let settings: { OPS_PORT: string; OPS_PASSWORD: string };
let clip: string;

beforeAll(async () => {
  settings = { OPS_PORT: String(await freePort()), OPS_PASSWORD: PASSWORD };
  clip = await makeSampleClip(await mkdtemp(join(tmpdir(), 'kling-watched-')), { seconds: 4 });
  scene = await openScene({ settings });
  await scene.start('both');
}, 60_000);

afterAll(async () => scene.close());

const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${settings.OPS_PORT}${path}`, init);
const as = (password: string): RequestInit => ({
  headers: { authorization: `Basic ${Buffer.from(`ops:${password}`).toString('base64')}` },
});
const page = async (): Promise<string> => (await ask('/metrics')).text();
const series = async (): Promise<Record<string, number>> => seriesOf(await page());

async function readiness(): Promise<unknown> {
  const answer = await ask('/readyz');
  return { status: answer.status, seen: await answer.json() };
}

const unready = (what: Partial<typeof WELL>) => ({
  status: 503,
  seen: { ready: false, checks: { ...WELL, ...what } },
});
const ready = { status: 200, seen: { ready: true, checks: WELL } };

describe('an edit that is delivered, and a request that is refused', () => {
  const prompt = 'with a word that nobody else would say: quixotry';
  let refused: Awaited<ReturnType<Scene['edit']>>;

  beforeAll(async () => {
    await clipCard(await scene.edit({ video: { path: clip }, prompt }));
    refused = await scene.edit({ video: { path: clip }, prompt: '@Image1 is not there' });
    await refused.until(isRefusal);
  }, 60_000);

  test('are counted, each where it belongs', async () => {
    await expect.poll(series).toHaveProperty(['kling_told_total{way="reply"}'], 1);
    expect(await series()).toMatchObject({
      'kling_interactions_total{answer="acknowledge",outcome="answered"}': 2,
      'kling_answer_seconds_count{answer="acknowledge"}': 2,
      'kling_acceptances_total{outcome="accepted"}': 1,
      'kling_refusals_total{code="reference_missing"}': 1,
      'kling_edit_moves_total{to="queued"}': 1,
      'kling_edit_moves_total{to="submitting"}': 1,
      'kling_edit_moves_total{to="generating"}': 1,
      'kling_edit_moves_total{to="delivering"}': 1,
      'kling_edit_moves_total{to="delivered"}': 1,
      'kling_edit_endings_total{state="delivered",code="none"}': 1,
      'kling_deliveries_total{way="reply",sent_as="whole"}': 1,
      'kling_provider_calls_total{call="submit",outcome="taken"}': 1,
      'kling_provider_calls_total{call="poll",outcome="finished"}': 1,
      'kling_provider_call_seconds_count{call="submit"}': 1,
      kling_generation_seconds_count: 1,
      'kling_open_edits{state="queued"}': 0,
      'kling_waiting_edits{queue="generate"}': 0,
      kling_provider_slots_busy: 0,
      kling_store_up: 1,
      'kling_check_ok{check="gateway"}': 1,
    });
  });

  test('cost what the ledger says', async () => {
    const seen = await series();
    const spent = seen['kling_spent_dollars_total{state="delivered"}'];
    expect(spent).toBeGreaterThan(0);
    expect(seen).toMatchObject({
      'kling_month_dollars{part="spent"}': spent,
      'kling_month_dollars{part="held"}': 0,
    });
  });

  test('leave nothing of theirs on the page', async () => {
    const text = await page();
    const [edit = ''] = (await scene.stored()).map((key) => key.split(':').at(-1) ?? '');
    expect(edit).toMatch(/^k[0-9a-z]{9}$/);
    const { token } = scene.stage.discord;
    for (const one of [edit, 'quixotry', refused.id, token, scene.stage.segmind.key, PASSWORD]) {
      expect(one.length).toBeGreaterThan(3);
      expect(text).not.toContain(one);
    }
    expect(text).not.toMatch(/="[^"]*(?:https?:|\d{17})/);
  });
});

describe('/readyz', () => {
  test('all is well', async () => {
    expect(await readiness()).toEqual(ready);
    expect(await (await ask('/healthz')).text()).toBe('ok\n');
  });

  test('no gateway, and again', async () => {
    const { gateway } = scene.stage.discord;
    gateway.faults.refuseWith = 503;
    gateway.kick();
    await expect.poll(readiness).toEqual(unready({ gateway: false }));
    gateway.faults.refuseWith = undefined;
    await expect.poll(readiness).toEqual(ready);
  });

  test('a Redis that answers and takes no write, and again', async () => {
    const redis = new Redis(scene.stage.redis.url);
    await redis.config('SET', 'min-replicas-to-write', '1');
    await expect.poll(readiness).toEqual(unready({ redis: false }));
    await redis.config('SET', 'min-replicas-to-write', '0');
    await expect.poll(readiness).toEqual(ready);
    redis.disconnect();
  });

  test('no Redis, and again: what does not need it is still there', async () => {
    await scene.stage.redis.kill();
    await expect.poll(readiness).toEqual(unready({ redis: false }));
    expect(await (await ask('/healthz')).text()).toBe('ok\n');
    const seen = await series();
    expect(seen).toMatchObject({
      kling_store_up: 0,
      'kling_check_ok{check="redis"}': 0,
      'kling_edit_moves_total{to="delivered"}': 1,
    });
    expect(Object.keys(seen).filter((name) => name.startsWith('kling_month'))).toEqual([]);
    expect((await ask('/queues/api/queues', as(PASSWORD))).status).toBe(503);
    await scene.stage.redis.restart();
    await expect.poll(readiness).toEqual(ready);
    await expect.poll(series).toHaveProperty('kling_store_up', 1);
  });
});

describe('/queues', () => {
  interface Queues {
    queues: { name: string; readOnlyMode: boolean; isPaused: boolean }[];
  }
  const queues = async (): Promise<Queues> =>
    (await ask('/queues/api/queues', as(PASSWORD))).json() as Promise<Queues>;

  test('needs the password', async () => {
    for (const path of ['/queues', '/queues/api/queues', '/queues/api/redis/stats']) {
      expect((await ask(path)).status).toBe(401);
      expect((await ask(path, as('open sesame'))).status).toBe(401);
    }
    const shown = await ask('/queues', as(PASSWORD));
    expect(await shown.text()).toContain('<title>Kling edits</title>');
    // The page is what it is made of: its own script comes from here too.
    const script = /src="(static\/js\/main\.[^"]+)"/.exec(
      await (await ask('/queues', as(PASSWORD))).text(),
    )?.[1];
    expect((await ask(`/queues/${script}`, as(PASSWORD))).status).toBe(200);
  });

  test('shows both, neither of which can be changed', async () => {
    const untouched = ['generate', 'deliver'].map((name) =>
      expect.objectContaining({ name, readOnlyMode: true, isPaused: false }),
    );
    expect((await queues()).queues).toEqual(untouched);
    const actions = [
      ['PUT', 'generate/pause'],
      ['PUT', 'generate/empty'],
      ['PUT', 'deliver/obliterate'],
      ['POST', 'deliver/add'],
      ['PUT', 'pause'],
      ['DELETE', 'generate/some-job'],
    ];
    for (const [method = '', path] of actions) {
      const answer = await ask(`/queues/api/queues/${path}`, { method, ...as(PASSWORD) });
      expect(answer.status).toBe(405);
    }
    expect((await queues()).queues).toEqual(untouched);
  });

  test('is not there without a password, on a second process with a port of its own', async () => {
    const port = String(await freePort());
    const worker = scene.stage.start('worker', {
      settings: { OPS_PORT: port, OPS_PASSWORD: '' },
    });
    await worker.says('worker ready');
    const there = async (path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, as(''))).status;
    expect(await there('/queues')).toBe(404);
    await expect.poll(async () => there('/readyz')).toBe(200);
    expect(await worker.stop()).toBe(0);
  });
});

test('a port that is taken ends a start', async () => {
  const start = { args: ['worker'], settings };
  await scene.programs[0]?.stop();
  const holder = scene.stage.start('worker', { settings });
  await holder.says('worker ready');
  const end = await endOf(scene.stage, [PASSWORD], start);
  expect(end).toEqual(
    ended(78, [
      'OPS_PORT is taken by another program: set another one; bot and worker on one machine need one each.',
    ]),
  );
});
