import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Redis } from 'ioredis';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { runProgram } from '../../sandbox/samples/run-program.ts';
import { FAILED, NOBODY_KNOWS, openScene, type Scene } from './scene.ts';
import type { StageOptions } from '../../sandbox/stage.ts';

/** A scene in which results are the clips that went in, and a second person who may press what is not theirs. */
export async function openCutScene(options: StageOptions = {}): Promise<Scene & { bob: Person }> {
  const scene = await openScene({
    ...options,
    segmind: { render: async (path) => path, ...options.segmind },
  });
  const { channel } = scene.person;
  if (!channel.server) throw new Error('The channel is in a server.');
  const { discord } = scene.stage;
  const user = discord.world.addMember(channel.server, { name: 'bob' });
  return { ...scene, bob: discord.as(user, channel) };
}

/** Until a worker has said that it can cut clips: until then nothing is offered. */
export async function untilOffered({ stage }: Scene): Promise<void> {
  const store = new Redis(stage.redis.url);
  try {
    while ((await store.exists('{kling}:preparing')) === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    store.disconnect();
  }
}

/** A film whose picture is as bright as its time, `perSecond` steps, so that a piece of it shows which one it is. */
export async function makeFilm(
  dir: string,
  {
    seconds,
    size,
    perSecond,
    fps = '24000/1001',
  }: { seconds: number; size: string; perSecond: number; fps?: string },
): Promise<string> {
  const path = join(dir, `${randomUUID()}.mov`);
  const picture = `color=c=black:s=16x16:r=${fps}:d=${seconds},format=yuv420p,geq=lum=16+T*${perSecond}:cb=128:cr=128,scale=${size}:flags=neighbor,setsar=1`;
  const input = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', `sine=f=330:d=${seconds}`];
  const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'];
  await runProgram('ffmpeg', [...input, ...hevc, '-tag:v', 'hvc1', '-c:a', 'aac', path]);
  return path;
}

/** How bright the first picture of a clip is, from 16 to 235. */
export async function firstLight(path: string): Promise<number> {
  const asked = ['-show_entries', 'frame_tags=lavfi.signalstats.YAVG', '-of', 'csv=p=0'];
  const only = ['-read_intervals', '%+#1', '-f', 'lavfi'];
  const printed = await runProgram('ffprobe', [...only, ...asked, `movie=${path},signalstats`]);
  return Number.parseFloat(printed.toString());
}

export const isOffer = (card: Card): boolean =>
  card.buttons.some(({ label = '' }) => label.endsWith('10 s') || label === 'Make it fit');

/** Programs that come before the real ones in the search path: an encode of theirs takes its time, so that it can be met. */
export async function slowFfmpeg(dir: string, seconds: number): Promise<() => void> {
  const before = process.env['PATH'] ?? '';
  const real = before.split(':').find((folder) => existsSync(join(folder, 'ffmpeg'))) ?? '';
  const wait = `case "$*" in *-frames:v*) sleep ${seconds};; esac`;
  const shim = `#!/bin/sh\n${wait}\nexec ${join(real, 'ffmpeg')} "$@"\n`;
  await writeFile(join(dir, 'ffmpeg'), shim, { mode: 0o755 });
  process.env['PATH'] = `${dir}:${before}`;
  return () => {
    process.env['PATH'] = before;
  };
}

/** The card with the result; rejects when the edit ends without one. What was made of the clip stands on earlier cards too. */
export async function resultOf(typed: TypedInteraction, timeoutMs = 60_000): Promise<Card> {
  const isResult = ({ media }: Card): boolean =>
    media.some(({ filename = '' }) => filename.startsWith('kling-edit-'));
  const isOver = ({ text }: Card): boolean =>
    [FAILED, NOBODY_KNOWS].some((end) => text.startsWith(end));
  const card = await typed.until((shown) => isResult(shown) || isOver(shown), timeoutMs);
  if (!isResult(card)) throw new Error(`There is no clip; the card says "${card.text}".`);
  return card;
}
