import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { Redis } from 'ioredis';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { RunningProgram } from '../../sandbox/processes/program.ts';
import { runProgram } from '../../sandbox/samples/run-program.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { openStage, populate, registerCommands } from '../stages.ts';
import { PROGRAMS } from '../programs/paths.ts';

const SERVERS = 25;
const PEOPLE_EACH = 10;
const QUIET_MS = 1_000;
/** Whoever is refused does not come. */
const GIVEN_UP_MS = 8_000;

/** A bot that is up, people to write to it, and a way to see how many of their requests are in its queue for good. */
export interface Contender {
  stage: Stage;
  people: Person[];
  durable(): Promise<number>;
  program: RunningProgram;
  close(): Promise<void>;
}

/** The product's bot; its queue is what was accepted, whether its turn has come or not. */
export async function openProduct(settings: Record<string, string> = {}): Promise<Contender> {
  const stage = await openStage();
  const bot = stage.start('bot', { settings });
  await bot.says('bot ready');
  return contender(stage, bot, async (store) => store.zcard('{kling}:active'));
}

/** discord.js and nothing else, or with a bare BullMQ queue. */
export async function openBareBot(queue: 'none' | 'bullmq'): Promise<Contender> {
  const stage = await openStage();
  await registerCommands(stage);
  const settings = { QUEUE: queue === 'none' ? '' : '1' };
  const bot = stage.start('both', { main: PROGRAMS.bareBot, settings });
  await bot.says('bare bot ready');
  return contender(stage, bot, async (store) => store.llen('bull:bare:wait'));
}

function contender(
  stage: Stage,
  program: RunningProgram,
  count: (store: Redis) => Promise<number>,
): Contender {
  const store = new Redis(stage.redis.url);
  return {
    stage,
    people: populate(stage, SERVERS, PEOPLE_EACH),
    durable: async () => count(store),
    program,
    async close() {
      store.disconnect();
      await stage.close();
    },
  };
}

/**
 * A clip of 3 s that the product takes, with a whole index and hardly any picture: the local Discord and whoever types share a
 * core with what is measured, and should not spend it on copying pixels that no check reads.
 */
export async function smallClip(dir: string): Promise<{ name: string; bytes: Uint8Array }> {
  const path = join(dir, 'small.mp4');
  const picture = ['-f', 'lavfi', '-i', 'color=c=navy:s=720x720:r=24:d=3'];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  await runProgram('ffmpeg', [...picture, ...video, '-movflags', '+faststart', path]);
  return { name: 'clip.mp4', bytes: await readFile(path) };
}

/** Types `/kling-edit` so often, evenly over a time; resolves when the last is on its way. */
export async function typeAll(
  people: readonly Person[],
  clip: { name: string; bytes: Uint8Array },
  count: number,
  overMs: number,
): Promise<void> {
  const began = performance.now();
  const typing: Promise<unknown>[] = [];
  for (let at = 0; at < count; at += 1) {
    const person = people[at % people.length];
    if (!person) throw new RangeError('There is nobody to type.');
    const wait = began + (at * overMs) / count - performance.now();
    if (wait > 1) await delay(wait);
    typing.push(person.type('/kling-edit', { video: clip, prompt: 'make it snow' }));
  }
  await Promise.all(typing);
}

/** How many more than `before` came into the queue, and ms until the last of them. Those that do not come are not waited for. */
export async function countDurable(
  contender: Contender,
  before: number,
  count: number,
): Promise<{ came: number; ms: number }> {
  const began = performance.now();
  let [came, ms] = [0, 0];
  while (came < count && performance.now() - began - ms < GIVEN_UP_MS) {
    const now = (await contender.durable()) - before;
    if (now > came) [came, ms] = [now, performance.now() - began];
    else await delay(2);
  }
  return { came, ms };
}

/** Resolves once nothing more has come into the queue for a while. */
export async function untilQuiet(contender: Contender): Promise<void> {
  let before = -1;
  for (let now = await contender.durable(); now !== before; now = await contender.durable()) {
    before = now;
    await delay(QUIET_MS);
  }
}
