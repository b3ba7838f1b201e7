import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { fail } from '../../../src/core/errors.ts';
import type { JobRun } from '../../../src/queue/consumer.ts';
import { databaseUrl } from '../../support/database.ts';
import { door, LOCK_MS, QueueStage, until } from './stage.ts';

let stage: QueueStage;

beforeEach(async () => {
  stage = new QueueStage(databaseUrl());
  await stage.ready();
  await stage.redis.flushdb();
});
afterEach(async () => {
  await stage.close();
});

describe('a job', () => {
  test('is done once and leaves nothing behind', async () => {
    const done: string[] = [];
    await stage.consume(async (id) => {
      done.push(id);
    });
    await stage.producer.push('generate', 'k1');
    await until(async () => done.length === 1 && (await stage.gone('k1')));
    expect(await stage.redis.keys('{kling}:generate:k1*')).toEqual([]);
    expect([stage.ended, stage.counted, stage.troubles]).toEqual([[], [], []]);
  });

  test('that is pushed again while it waits or runs is one job', async () => {
    const { opened, open } = door();
    const done: string[] = [];
    for (const _ of [1, 2, 3]) await stage.producer.push('generate', 'k1');
    await stage.consume(async (id) => {
      done.push(id);
      await opened;
    });
    await until(() => done.length > 0);
    await stage.producer.push('generate', 'k1');
    open();
    await until(async () => stage.gone('k1'));
    // Another one behind it shows that nothing of it was left in the queue.
    await stage.producer.push('generate', 'k2');
    await until(async () => done.includes('k2') && (await stage.gone('k2')));
    expect(done).toEqual(['k1', 'k2']);
  });

  test('can come again once it is done', async () => {
    const done: string[] = [];
    await stage.consume(async (id) => {
      done.push(id);
    });
    await stage.producer.push('generate', 'k1');
    await until(async () => done.length === 1 && (await stage.gone('k1')));
    await stage.producer.push('generate', 'k1');
    await until(() => done.length === 2);
    expect(done).toEqual(['k1', 'k1']);
  });

  test('is first come, first served, and knows its place', async () => {
    const done: string[] = [];
    for (const id of ['kc', 'ka', 'kb']) await stage.producer.push('generate', id);
    expect(await stage.producer.has('generate', 'ka')).toBe(true);
    expect(await stage.producer.has('deliver', 'ka')).toBe(false);
    await stage.consume(
      async (id) => {
        done.push(id);
      },
      { concurrency: 1 },
    );
    await until(() => done.length === 3);
    expect(done).toEqual(['kc', 'ka', 'kb']);
  });
});

describe('a lock that is lost', () => {
  test('the same worker that takes its job again joins the run that is under way', async () => {
    const { opened, open } = door();
    const runs: JobRun[] = [];
    let [atOnce, most] = [0, 0];
    await stage.consume(async (_id, run) => {
      runs.push(run);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await opened;
      atOnce -= 1;
    });
    await stage.producer.push('generate', 'k1');
    await until(() => runs.length === 1);
    expect(await runs[0]?.stillMine()).toBe(true);
    await stage.redis.del('{kling}:generate:k1:lock');
    await until(async () => (await stage.taken('k1')) >= 2, 'a second take');
    // The signal says so, and so does the answer to the one who is about to spend money.
    await until(() => runs[0]?.signal.aborted === true, 'the signal');
    expect(await runs[0]?.stillMine()).toBe(false);
    expect(runs).toHaveLength(1);
    open();
    await until(async () => stage.gone('k1'), 'the end');
    // On a slow machine the lock is lost once more at the very end: then it may run again, but never beside itself.
    expect(most).toBe(1);
    expect(stage.ended).toEqual([]);
  });

  test('an event loop that is held for longer than the lock changes nothing', async () => {
    const { opened, open } = door();
    let [runs, atOnce, most] = [0, 0, 0];
    await stage.consume(async () => {
      runs += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await opened;
      atOnce -= 1;
    });
    await stage.producer.push('generate', 'k1');
    await until(() => runs === 1);
    const before = performance.now();
    while (performance.now() - before < LOCK_MS + 900);
    await until(async () => (await stage.redis.exists('{kling}:generate:k1:lock')) === 1, 'a lock');
    expect(runs).toBe(1);
    open();
    await until(async () => stage.gone('k1'), 'the end');
    expect(most).toBe(1);
  });

  test('another worker takes it up: the first one’s end does not end it', async () => {
    const first = door();
    const second = door();
    const who: string[] = [];
    await stage.consume(
      async () => {
        who.push('a');
        await first.opened;
      },
      { concurrency: 1 },
    );
    await stage.producer.push('generate', 'k1');
    await until(() => who.length === 1);
    await stage.consume(async () => {
      who.push('b');
      await second.opened;
    });
    await stage.redis.del('{kling}:generate:k1:lock');
    // Its own worker is full, so it is the other one that takes it.
    await until(() => who.length === 2, 'the second worker');
    first.open();
    await until(() => stage.troubles.length > 0, 'the late end');
    expect(await stage.gone('k1')).toBe(false);
    second.open();
    await until(async () => stage.gone('k1'), 'the end');
    expect(who).toEqual(['a', 'b']);
  });
});

describe('what outcome decides', () => {
  test('again: later, by the number of times', async () => {
    const at: number[] = [];
    await stage.consume(async () => {
      at.push(performance.now());
      if (at.length < 3) throw fail('owner_busy', { waitMs: 300 });
    });
    await stage.producer.push('generate', 'k1');
    await until(async () => at.length === 3 && (await stage.gone('k1')));
    expect(stage.counted).toEqual(['k1 generate:owner_busy', 'k1 generate:owner_busy']);
    expect(stage.ended).toEqual([]);
    expect(stage.troubles).toHaveLength(2);
  });

  test('again: it is delayed meanwhile and holds no slot', async () => {
    const seen: string[] = [];
    await stage.consume(
      async (id) => {
        seen.push(id);
        if (id === 'k1') throw fail('owner_busy', { waitMs: 600_000 });
      },
      { concurrency: 1 },
    );
    await stage.producer.push('generate', 'k1');
    await stage.producer.push('generate', 'k2');
    await until(async () => seen.includes('k2') && (await stage.gone('k2')));
    expect(seen).toEqual(['k1', 'k2']);
    const due = Number(await stage.redis.zscore('{kling}:generate:delayed', 'k1'));
    expect(due).toBeGreaterThan(0);
  });

  test.each([
    ['generate', fail('provider_gateway', { status: 502 }), 'unknown_outcome'],
    ['generate', fail('source_expired', { input: 'video' }), 'failed'],
    ['deliver', fail('result_gone'), 'undeliverable'],
  ] as const)('the end in %s: written once, and the job is gone', async (queue, error, as) => {
    let runs = 0;
    await stage.consume(
      async () => {
        runs += 1;
        throw error;
      },
      { queue },
    );
    await stage.producer.push(queue, 'k1');
    await until(async () => stage.ended.length > 0 && !(await stage.producer.has(queue, 'k1')));
    expect(stage.ended).toEqual([['k1', as, error.failure.code]]);
    expect(stage.counted).toEqual([`k1 ${queue}:${error.failure.code}`]);
    expect(runs).toBe(1);
  });

  test('what nobody foresaw counts as internal', async () => {
    let runs = 0;
    await stage.consume(async () => {
      runs += 1;
      if (runs === 1) throw new TypeError('x is not a function');
    });
    await stage.producer.push('generate', 'k1');
    await until(async () => runs === 2 && (await stage.gone('k1')));
    expect(stage.counted).toEqual(['k1 generate:internal']);
    expect(stage.troubles).toEqual([expect.any(TypeError)]);
  });

  test('handed back: at once, uncounted', async () => {
    let runs = 0;
    await stage.consume(async () => {
      runs += 1;
      if (runs === 1) throw fail('handed_back');
    });
    await stage.producer.push('generate', 'k1');
    await until(async () => runs === 2 && (await stage.gone('k1')));
    expect([stage.counted, stage.ended, stage.troubles]).toEqual([[], [], []]);
  });
});
