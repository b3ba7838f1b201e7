import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startRedisServer, type RedisServer } from '../../../sandbox/processes/redis-server.ts';
import { SETTLEMENTS } from '../../../src/core/ledger.ts';
import { openRedis } from '../../../src/redis/connection.ts';
import { runs } from '../../support/heavy.ts';
import { COMMANDS, expectSound, USUAL, type Real } from './ledger-commands.ts';
import { LedgerModel } from './ledger-model.ts';
import { endingOf, ledgerOf, type LedgerOfTest } from './ledger-stage.ts';

/** With fewer, some of what has to have happened may not. */
const RUNS = runs(1_000);
const LONGEST = 30;

/** A store of its own: it is emptied before each run, and need not write each change to the disk. */
let server: RedisServer;
let redis: Redis;

beforeAll(async () => {
  server = await startRedisServer();
  const first = openRedis(server.url, 'patient', () => {});
  redis = first.duplicate({ enableAutoPipelining: true });
  first.disconnect();
  await redis.config('SET', 'appendfsync', 'no');
  await meetScripts(ledgerOf(redis));
});

/** Runs each script once: one that the store does not know yet is sent a second time, and then comes after what was sent since. */
async function meetScripts(ledger: LedgerOfTest): Promise<void> {
  const ask = { edit: 'k', server: '1', person: '2', clipMs: 1, micros: 1, awaitsApproval: true };
  await ledger.reserve(ask, USUAL);
  await ledger.approve('k', USUAL);
  await ledger.end('k', endingOf('failed'));
  await ledger.reserve({ ...ask, edit: 'gone' }, { ...USUAL, cooldownMs: 0 });
  await ledger.vanish('gone');
  await ledger.sweep();
  await Promise.all([ledger.look(), ledger.reckon()]);
}

afterAll(async () => {
  redis.disconnect();
  await server.close();
});

test(
  'whatever happens in whatever order, the store counts as the model does',
  async () => {
    const seen = new Map<string, number>();
    const started = fc.constantFrom(
      Date.UTC(2026, 10, 29, 23, 50),
      Date.UTC(2028, 1, 28, 12),
      Date.UTC(2026, 11, 31, 23, 59, 59, 999),
    );
    await fc.assert(
      fc.asyncProperty(
        started,
        fc.commands(COMMANDS, { maxCommands: LONGEST, size: 'max' }),
        async (nowMs, commands) => {
          await redis.flushdb();
          const clock = { nowMs };
          const real: Real = { ledger: ledgerOf(redis, () => clock.nowMs), clock, seen };
          const model = new LedgerModel(nowMs);
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await expectSound(model, real);
        },
      ),
      { numRuns: RUNS },
    );
    // What has to have happened for this to mean something.
    const limits = ['bot_month', 'server_day', 'day_edits', 'day_clip', 'at_once'];
    const expected = [
      ...[...limits, 'pending', 'cooldown'].map((code) => `reserve limit_${code}`),
      ...limits.map((code) => `approve limit_${code}`),
      ...Object.keys(SETTLEMENTS).flatMap((state) => [`end ${state} true`, `end ${state} false`]),
      ...['reserved', 'repeated'].map((kind) => `reserve ${kind}`),
      ...['approved', 'repeated', 'gone'].map((kind) => `approve ${kind}`),
      'sweep some',
    ];
    expect(expected.filter((what) => !seen.has(what))).toEqual([]);
  },
  RUNS * 120,
);
