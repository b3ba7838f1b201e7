import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { Redis } from 'ioredis';

import type { RunningProgram } from '../../sandbox/processes/program.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { residentBytes } from '../measure/memory.ts';
import { percentile } from '../measure/statistics.ts';
import type { Condition, Row } from '../row.ts';
import { openStage, populate } from '../stages.ts';
import { smallClip } from './burst.ts';

const EDITS = 2_000;
const POLL_MS = 5_000;
const WATCHED_MS = 40_000;
/** A poll that comes this much later than the time between two is late: one in ten of it. */
const LATE_MS = 500;
const SHARE = 50;
const SHARE_WITHIN_MS = 2_000;
const FILLED_WITHIN_MS = 240_000;
const MB = 1_000_000;

/** The greatest resident set of a process over the time, in megabytes. */
async function peak(program: RunningProgram, overMs: number): Promise<number> {
  const until = performance.now() + overMs;
  let most = 0;
  while (performance.now() < until) {
    most = Math.max(most, await residentBytes(program.child.pid ?? 0));
    await delay(250);
  }
  return most / MB;
}

/** Types until so many edits are at the provider, in shares that the bot takes without being late; more than that wait in the line. */
async function fill(stage: Stage, clip: { name: string; bytes: Uint8Array }): Promise<void> {
  const people = populate(stage, 100, EDITS / 100);
  const { jobs } = stage.segmind;
  const deadline = performance.now() + FILLED_WITHIN_MS;
  for (let at = 0; jobs.length < EDITS; at += SHARE) {
    if (performance.now() > deadline) throw new Error(`Only ${jobs.length} edits were submitted.`);
    const from = at % people.length;
    const typing = people
      .slice(from, from + SHARE)
      .map(async (person) => person.type('/kling-edit', { video: clip, prompt: 'make it snow' }));
    await Promise.all(typing);
    const wanted = Math.min(EDITS, jobs.length + SHARE);
    // Whoever is refused on a busy machine is made up for by another share.
    const patience = performance.now() + SHARE_WITHIN_MS;
    while (jobs.length < wanted && performance.now() < patience) await delay(20);
  }
}

/** How far apart the polls of each edit were that arrived since then, in ms. */
function pollGaps({ segmind }: Stage, since: number): number[] {
  const last = new Map<string, number>();
  const gaps: number[] = [];
  for (const { path, at } of segmind.requests) {
    const [, , kind, id = ''] = path.split('/');
    if (at < since || kind !== 'requests') continue;
    const before = last.get(id);
    if (before !== undefined) gaps.push(at - before);
    last.set(id, at);
  }
  return gaps;
}

/** What BullMQ knows of the jobs: each locked, none taken twice or found stalled. */
async function lockConditions(store: Redis, ids: readonly string[]): Promise<Condition[]> {
  const jobs = ids.map((id) => `{kling}:generate:${id}`);
  const locked = await Promise.all(jobs.map(async (job) => store.exists(`${job}:lock`)));
  const taken = await Promise.all(jobs.map(async (job) => store.hmget(job, 'ats', 'stc')));
  const kept = locked.reduce((sum, one) => sum + one, 0);
  const once = taken.filter(([started, stalled]) => started === '1' && !Number(stalled)).length;
  return [
    { what: `${kept} of ${ids.length} locks are held at the end`, met: kept === EDITS },
    {
      what: `${once} of ${ids.length} jobs were taken once and never stalled`,
      met: once === EDITS,
    },
  ];
}

export const generating: Row = {
  name: 'generating',
  what: 'memory of a worker with 2,000 edits generating',
  reference: 'an idle worker',
  fair:
    `The greatest resident set over ${WATCHED_MS / 1000} s, every edit polled each ${POLL_MS / 1000} s and its card drawn each 15 s, with the default lock. The idle ` +
    'worker has the same settings and runs for as long. A poll is on time that comes no more than half a second late.',
  unit: 'MB',
  aim: { kind: 'difference', atMost: 100 },
  async measure(say) {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const settings = { SEGMIND_MAX_IN_FLIGHT: String(EDITS), SEGMIND_POLL_MS: String(POLL_MS) };
    const [stage, quiet] = [await openStage({ settings }), await openStage({ settings })];
    const store = new Redis(stage.redis.url);
    try {
      const clip = await smallClip(dir);
      stage.segmind.outcomeOfNext({ kind: 'never' }, 2 * EDITS);
      const [worker, idle] = [stage.start('worker'), quiet.start('worker')];
      const bot = stage.start('bot');
      await Promise.all([worker, idle].map(async (one) => one.says('worker ready')));
      await bot.says('bot ready');
      say('filling');
      await fill(stage, clip);
      await bot.stop();
      say(`watching for ${WATCHED_MS / 1000} s`);
      const since = stage.segmind.clock.now();
      const [ours, reference] = await Promise.all([
        peak(worker, WATCHED_MS),
        peak(idle, WATCHED_MS),
      ]);
      const gaps = pollGaps(stage, since);
      const late = gaps.filter((gap) => gap > POLL_MS + LATE_MS).length;
      const ids = await store.zrange('{kling}:turns:running', '0', '-1');
      return {
        ours: [ours],
        reference: [reference],
        conditions: [
          ...(await lockConditions(store, ids)),
          { what: `${late} of ${gaps.length} polls came late`, met: late === 0 && gaps.length > 0 },
        ],
        notes: [
          `Between two polls of an edit: 99 % within ${(percentile(gaps, 99) / 1000).toFixed(2)} s, all within ${(Math.max(...gaps) / 1000).toFixed(2)} s.`,
        ],
      };
    } finally {
      store.disconnect();
      await Promise.all([stage.close(), quiet.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
