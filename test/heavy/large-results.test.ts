import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { probeClip } from '../../sandbox/samples/compare.ts';
import { openScene, type Scene } from '../support/scene.ts';

const MB = 1_000_000;
const MIB = 1024 * 1024;
const SIZES = [8, 30, 120, 190];
const LIMITS = [8, 10, 20, 50, 100];
const SECONDS = 10;
const TIMEOUT_MS = 30 * 60_000;

let dir: string;
let clip: string;
let scene: Scene;
const results = new Map<string, string>();

/** A clip of 1080p that nothing makes smaller without a loss: noise, at a rate that comes to so many bytes. */
async function noise(bytes: number): Promise<string> {
  const path = join(dir, `${bytes / MB}.mp4`);
  const rate = String(Math.round((bytes * 8) / SECONDS));
  const source = `testsrc2=size=1920x1080:rate=24:duration=${SECONDS}`;
  const tone = `sine=frequency=440:duration=${SECONDS}`;
  const input = ['-f', 'lavfi', '-i', `${source},noise=alls=80:allf=t`, '-f', 'lavfi', '-i', tone];
  const size = ['-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', ...size];
  const filler = ['-x264-params', 'nal-hrd=cbr', '-c:a', 'aac', '-movflags', '+faststart'];
  await promisify(execFile)('ffmpeg', ['-v', 'error', ...input, ...video, ...filler, path]);
  return path;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-large-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 10, audio: false });
  for (const size of SIZES) results.set(`${size} MB`, await noise(size * MB));
  scene = await openScene({
    settings: { SEGMIND_MAX_IN_FLIGHT: '100' },
    segmind: {
      render: async (_clip, { prompt }) => results.get(prompt) ?? '',
    },
  });
  await Promise.all([scene.start('worker'), scene.start('bot')]);
}, TIMEOUT_MS);

afterAll(async () => {
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

async function deliver(size: number, limit: number): Promise<Card> {
  const { discord } = scene.stage;
  const server = discord.world.addServer({ name: 'large', attachmentSizeLimit: limit * MIB });
  const channel = discord.world.addChannel(server);
  const person = discord.as(discord.world.addMember(server, { name: 'eve' }), channel);
  const typed = await person.type('/kling-edit', { video: { path: clip }, prompt: `${size} MB` });
  return typed.until(
    ({ text, media }) => media.length > 0 || text.includes('too large'),
    TIMEOUT_MS,
  );
}

test(
  'results of 8 to 190 MB in channels that take 8 to 100 MiB',
  { timeout: TIMEOUT_MS },
  async () => {
    for (const size of SIZES) {
      const { size: bytes } = await stat(results.get(`${size} MB`) ?? '');
      expect(bytes / (size * MB)).toBeCloseTo(1, 1);
      for (const limit of LIMITS) {
        const began = Date.now();
        const card = await deliver(size, limit);
        const took = ((Date.now() - began) / 1000).toFixed(0);
        const shown = card.media.at(-1);
        const path = shown?.file?.path ?? '';
        const clipNow = await probeClip(path);
        const line = `${(bytes / MB).toFixed(1)} MB into ${limit} MiB: ${((shown?.size ?? 0) / MB).toFixed(1)} MB`;
        const facts = `${clipNow.width}x${clipNow.height}, ${clipNow.seconds.toFixed(2)} s`;
        process.stdout.write(`${line}, ${facts}, after ${took} s\n`);
        expect(card.text).not.toContain('too large');
        expect(shown?.size).toBeLessThanOrEqual(limit * MIB);
        expect(Math.abs(clipNow.seconds - SECONDS)).toBeLessThan(0.1);
        expect(clipNow).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac', faststart: true });
      }
    }
  },
);
