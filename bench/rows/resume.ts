import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Stage } from '../../sandbox/stage.ts';
import type { Row } from '../row.ts';
import { openStage, populate } from '../stages.ts';
import { smallClip } from './burst.ts';

const ROUNDS = 3;
const EDITS = 10;
/** The product's defaults: the lock of a job, and the time between two looks for stalled ones. */
const LOCK_S = 10;
const STALLED_CHECK_S = 4;
const WITHIN_MS = 60_000;

/** Seconds from the kill of the worker that polls them until each edit has been polled by the other one. */
async function resumed(stage: Stage): Promise<number> {
  const { segmind } = stage;
  const [victim] = stage.programs.filter(({ child }) => child.spawnargs.includes('worker'));
  const heir = stage.start('worker');
  await heir.says('worker ready');
  await victim?.stop('SIGKILL');
  const killed = performance.now();
  const before = segmind.requests.length;
  const ids = segmind.jobs.map(({ requestId }) => requestId);
  for (;;) {
    const polled = segmind.requests.slice(before).map(({ path }) => path.split('/')[3]);
    if (ids.every((id) => polled.includes(id))) return (performance.now() - killed) / 1000;
    if (performance.now() - killed > WITHIN_MS) throw new Error('Not every edit was taken up.');
    await delay(20);
  }
}

export const resume: Row = {
  name: 'resume',
  what: `after kill -9 of a worker: all of its ${EDITS} edits polled by another`,
  reference: 'lock time and stalled check',
  fair:
    `With the defaults: a lock of ${LOCK_S} s, a look for stalled jobs every ${STALLED_CHECK_S} s. The other worker is up when the first one is killed, ` +
    'and the last of the edits counts.',
  unit: 's',
  aim: { kind: 'difference', atMost: 5 },
  async measure(say) {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const stage = await openStage();
    try {
      const clip = await smallClip(dir);
      stage.segmind.hold();
      await Promise.all([
        stage.start('worker').says('worker ready'),
        stage.start('bot').says('bot ready'),
      ]);
      const people = populate(stage, 1, EDITS);
      for (const person of people) await person.type('/kling-edit', { video: clip, prompt: 'a' });
      await until(() => stage.segmind.jobs.length === EDITS);
      const ours: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        say(`round ${round + 1} of ${ROUNDS}`);
        ours.push(await resumed(stage));
      }
      const billed = stage.segmind.billed() === EDITS;
      return {
        ours,
        reference: ours.map(() => LOCK_S + STALLED_CHECK_S),
        conditions: [{ what: `each of the ${EDITS} edits was submitted once`, met: billed }],
      };
    } finally {
      await stage.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('It took too long.');
    await delay(20);
  }
}
