import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { Redis } from 'ioredis';

import type { RunningProgram } from '../../sandbox/processes/program.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { createDice } from '../fuzz/dice.ts';
import { collected, REPORTS_MEMORY } from '../measure/collected.ts';
import { smallClip } from '../rows/burst.ts';
import { openStage, populate } from '../stages.ts';
import { allAnswered, allEnded, billedOnce, isFlat, keysOwned, ledgerAddsUp } from './closing.ts';
import type { MemorySample, Verdict } from './closing.ts';
import { applyLoad, armFaults, type Asked } from './load.ts';

const MINUTES = '30';
const MINUTE_MS = 60_000;
const KILL_EACH_MS = 60_000;
const SAMPLE_EACH_MS = 10_000;
const SETTLE_WITHIN_MS = 180_000;
const MB = 1_000_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Kills one worker each minute and starts another in its place; the number of kills. */
async function killWorkers(stage: Stage, until: () => boolean): Promise<number> {
  let [kills, victim] = [0, stage.start('worker')];
  for (;;) {
    for (let ms = 0; ms < KILL_EACH_MS && !until(); ms += 250) await delay(250);
    if (until()) return kills;
    await victim.stop('SIGKILL');
    kills += 1;
    victim = stage.start('worker');
  }
}

async function sampleMemory(program: RunningProgram, began: number, until: () => boolean) {
  const samples: MemorySample[] = [];
  while (!until()) {
    const { heapUsed, external } = await collected(program);
    samples.push({
      minute: (performance.now() - began) / MINUTE_MS,
      mb: (heapUsed + external) / MB,
    });
    await delay(SAMPLE_EACH_MS);
  }
  return samples;
}

async function untilSettled(store: Redis): Promise<void> {
  const deadline = performance.now() + SETTLE_WITHIN_MS;
  while ((await store.zcard('{kling}:active')) > 0 && performance.now() < deadline) {
    await delay(500);
  }
}

function endingsOf(asked: readonly Asked[]): string {
  const counts = new Map<string, number>();
  for (const { typed } of asked) {
    const { media, state, text } = typed.see();
    const [line = ''] = text.split('\n');
    const kind = media.length > 0 ? 'a clip' : line.replaceAll(/[*<@>\d]/g, '').trim() || state;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join('; ');
}

async function soak(minutes: number, seed: number): Promise<Verdict[]> {
  const dir = await mkdtemp(join(tmpdir(), 'kling-soak-'));
  const settings = { SEGMIND_POLL_MS: '500', QUEUE_LOCK_MS: '4000' };
  const segmind = { provideMs: 2_000, render: async (path: string) => path };
  const stage = await openStage({ settings, segmind });
  const store = new Redis(stage.redis.url);
  try {
    const clip = await smallClip(dir);
    const [worker, bot] = (['worker', 'bot'] as const).map((role) =>
      stage.start(role, { settings: REPORTS_MEMORY }),
    );
    if (!worker || !bot) throw new Error('Nothing was started.');
    await Promise.all([worker.says('worker ready'), bot.says('bot ready')]);
    const began = performance.now();
    const isOver = () => performance.now() - began > minutes * MINUTE_MS;
    const people = populate(stage, 5, 6);
    const load = { stage, people, clip, dice: createDice(seed), until: isOver };
    const [asked, faults, kills, ofWorker, ofBot] = await Promise.all([
      applyLoad(load),
      armFaults({ ...load, dice: createDice(seed + 1) }),
      killWorkers(stage, isOver),
      sampleMemory(worker, began, isOver),
      sampleMemory(bot, began, isOver),
    ]);
    say(`${asked.length} edits asked for, ${faults} faults, ${kills} workers killed`);
    await untilSettled(store);
    say(endingsOf(asked));
    return [
      isFlat('worker', ofWorker),
      isFlat('bot', ofBot),
      billedOnce(stage),
      await allEnded(store),
      allAnswered(asked),
      await ledgerAddsUp(store),
      await keysOwned(store),
    ];
  } finally {
    store.disconnect();
    await stage.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: MINUTES },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    },
  });
  say(`${values.minutes} minutes, seed ${values.seed}`);
  const verdicts = await soak(Number(values.minutes), Number(values.seed));
  for (const { what, holds, but } of verdicts) {
    say(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
    for (const line of but) say(`       ${line}`);
  }
  return verdicts.every(({ holds }) => holds);
}

main().then(
  (isSound) => process.exit(isSound ? 0 : 1),
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
