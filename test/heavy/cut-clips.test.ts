import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { probeClip } from '../../sandbox/samples/compare.ts';
import {
  firstLight,
  isOffer,
  makeFilm,
  openCutScene,
  resultOf,
  untilOffered,
} from '../support/cut-scene.ts';

const TIMEOUT_MS = 15 * 60_000;
const PER_SECOND = 8;

let dir: string;
let film: string;
let scene: Awaited<ReturnType<typeof openCutScene>>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-cut-4k-'));
  film = await makeFilm(dir, { seconds: 25, size: '3840x2160', perSecond: PER_SECOND });
  scene = await openCutScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  await untilOffered(scene);
}, TIMEOUT_MS);

afterAll(async () => {
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

test.each([
  ['First 10 s', 0],
  ['Middle 10 s', 7.5],
  ['Last 10 s', 15],
])(
  '25 s at 23.976 fps in HEVC 4K: the %s',
  async (label, from) => {
    const typed = await scene.edit({ video: { path: film }, prompt: label });
    const offer = await typed.until(isOffer);
    expect(offer.text).toContain(
      'It is 25 s, 3,840 × 2,160, HEVC, 23.976 fps: I can take 10 s of it, scaled to 2,160 × 1,216, at 24 fps, converted to H.264.',
    );
    await scene.person.click(typed, label);
    const { media } = await resultOf(typed, TIMEOUT_MS);
    const path = media[0]?.file?.path ?? '';
    const made = { width: 2160, height: 1216, fps: 24, seconds: 10, videoCodec: 'h264' };
    expect(await probeClip(path)).toMatchObject({ ...made, audioCodec: 'aac', faststart: true });
    expect(Math.abs((await firstLight(path)) - (16 + from * PER_SECOND))).toBeLessThan(5);
    expect(scene.submits(label)).toBe(1);
  },
  TIMEOUT_MS,
);
