import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { fail } from '../../../src/core/errors.ts';
import { databaseUrl } from '../../support/database.ts';
import { door, QueueStage, until } from './stage.ts';

let stage: QueueStage;

beforeEach(async () => {
  stage = new QueueStage(databaseUrl());
  await stage.ready();
  await stage.redis.flushdb();
});
afterEach(async () => {
  await stage.close();
});

const aborted = async (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

describe('a shutdown', () => {
  test('hands back what only waits; another worker takes it', async () => {
    const who: string[] = [];
    const leaving = await stage.consume(async (_id, { signal }) => {
      who.push('a');
      await aborted(signal);
      throw fail('handed_back');
    });
    await stage.producer.push('generate', 'k1');
    await until(() => who.length === 1);
    await leaving.close(60_000);
    expect(await stage.producer.has('generate', 'k1')).toBe(true);
    await stage.consume(async () => {
      who.push('b');
    });
    await until(async () => who.length === 2 && (await stage.gone('k1')));
    expect(who).toEqual(['a', 'b']);
    expect(stage.counted).toEqual([]);
  });

  test('lets what must not be cut off come to its end', async () => {
    const { opened, open } = door();
    let drained = false;
    let begun = false;
    const leaving = await stage.consume(async (_id, run) => {
      begun = true;
      await opened;
      drained = run.drained.aborted;
    });
    await stage.producer.push('generate', 'k1');
    await until(() => begun);
    const closed = leaving.close(60_000);
    open();
    await closed;
    expect(drained).toBe(false);
    expect(await stage.gone('k1')).toBe(true);
  });

  test('until the time is up: then it is cut off, and what can be done again is handed back', async () => {
    const who: string[] = [];
    const leaving = await stage.consume(async (_id, { drained }) => {
      who.push('a');
      await aborted(drained);
      throw fail('provider_unreachable');
    });
    await stage.producer.push('generate', 'k1');
    await until(() => who.length === 1);
    await leaving.close(100);
    // Not delayed by the time that outcome would have had it wait.
    expect(await stage.redis.zcard('{kling}:generate:delayed')).toBe(0);
    expect(await stage.redis.zrange('{kling}:generate:prioritized', '0', '-1')).toEqual(['k1']);
  });

  test('what ended meanwhile stays ended', async () => {
    let begun = false;
    const leaving = await stage.consume(async (_id, { drained }) => {
      begun = true;
      await aborted(drained);
      throw fail('provider_gateway', { status: null });
    });
    await stage.producer.push('generate', 'k1');
    await until(() => begun);
    await leaving.close(100);
    expect(stage.ended).toEqual([['k1', 'unknown_outcome', 'provider_gateway']]);
    expect(await stage.gone('k1')).toBe(true);
  });
});
