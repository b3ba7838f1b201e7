import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { freePort } from '../../sandbox/processes/redis-server.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

const PASSWORD = 'open sesame: é';
const SECRET_PROMPT = 'a word that nobody else would say: quixotry';

let scene: Scene;
let base: string;

beforeAll(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  scene = await openScene({ settings: { OPS_PORT: String(port), OPS_PASSWORD: PASSWORD } });
}, 60_000);

afterAll(async () => scene.close());

const asked = async (path: string, init: RequestInit = {}) => fetch(`${base}${path}`, init);
const as = (password: string): RequestInit => ({
  headers: { authorization: `Basic ${Buffer.from(`ops:${password}`).toString('base64')}` },
});

interface Ready {
  ready: boolean;
  checks: Record<string, boolean>;
}

async function readiness(): Promise<{ status: number } & Ready> {
  const answer = await asked('/readyz');
  return { status: answer.status, ...((await answer.json()) as Ready) };
}

/** Each series with its value, without the label that all share. */
async function metrics(): Promise<Record<string, number>> {
  const text = await (await asked('/metrics')).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line): [string, number] => {
      const at = line.lastIndexOf(' ');
      const series = line.slice(0, at).replace(/,?role="both"/, '');
      return [series.replace('{}', ''), Number(line.slice(at + 1))];
    }),
  );
}

const WELL = { running: true, redis: true, gateway: true, generate: true, deliver: true };

test('an edit, seen from outside', async () => {
  const clip = await makeSampleClip(await mkdtemp(join(tmpdir(), 'kling-watched-')), {
    seconds: 4,
  });
  await scene.start('both');
  await clipCard(await scene.edit({ video: { path: clip }, prompt: SECRET_PROMPT }));
  await expect.poll(metrics).toMatchObject({
    'kling_told_total{way="reply"}': 1,
    'kling_open_edits{state="delivering"}': 0,
  });
  expect(await (await asked('/healthz')).text()).toBe('ok\n');
});
