import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeAll, expect, test } from 'vitest';

import { startRedisCluster, type RedisCluster } from '../../sandbox/processes/redis-cluster.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { homeOf, openRedis, OUR_SLOT, whenReady } from '../../src/redis/connection.ts';
import { inspectStore } from '../../src/redis/inspect.ts';
import { brokenIn, openCrowded, settleStore, sumUp, type Crowded } from '../support/steady-load.ts';

const EDITS = 80;
const PAUSE_MS = 3_000;
const TEST_MS = 5 * 60_000;

let dir: string;
let clip: string;
let cluster: RedisCluster | undefined;
let crowd: Crowded | undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-cluster-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3.2, audio: false });
  return async () => rm(dir, { recursive: true, force: true });
});

afterEach(async () => {
  await crowd?.stage.close();
  await cluster?.close();
  [crowd, cluster] = [undefined, undefined];
});

const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('our keys are in the slot that is looked for, and its server is found', async () => {
  cluster = await startRedisCluster();
  const redis = openRedis(cluster.url, 'patient', () => {});
  await whenReady(redis);
  expect(await redis.cluster('KEYSLOT', '{kling}:edit:k1')).toBe(OUR_SLOT);
  const master = await cluster.masterOf('{kling}:edit:k1');
  expect(homeOf(redis).options.port).toBe(Number(new URL(master.url).port));
  redis.disconnect();
  const looked = await inspectStore(cluster.url, 10_000);
  expect(looked).toMatchObject({ kind: 'open', writeRefusal: null, replicas: 1 });
});

test(
  'the master that holds everything is killed under load, twice: a replica goes on, each edit ends once',
  { timeout: TEST_MS },
  async () => {
    const started = await startRedisCluster();
    cluster = started;
    const crowded = await openCrowded(clip, { REDIS_URL: started.url });
    crowd = crowded;
    for (const role of ['bot', 'worker', 'worker'] as const) {
      await crowded.stage.start(role).says(`${role} ready`);
    }
    const failOver = async () => {
      await pause(PAUSE_MS);
      const master = await started.masterOf('{kling}:active');
      await expect.poll(async () => started.replicaOf(master)).toBeDefined();
      await master.kill();
      await expect
        .poll(async () => (await started.masterOf('{kling}:active')).url)
        .not.toBe(master.url);
      // It comes back as the replica of the one that took its place.
      await master.restart();
    };
    await crowded.typeDuring(failOver().then(failOver), EDITS, 250);
    const outcomes = await crowded.outcomes();
    console.info(`failed over twice: ${sumUp(outcomes)}`);
    const store = openRedis(started.url, 'patient', () => {});
    await whenReady(store);
    expect(await settleStore(store)).toEqual([]);
    expect(brokenIn(outcomes)).toEqual([]);
    expect(outcomes.filter(({ kind }) => kind === 'unknown')).toEqual([]);
    const delivered = outcomes.filter(({ kind }) => kind === 'delivered').length;
    expect(delivered).toBeGreaterThan(outcomes.length / 2);
    store.disconnect();
  },
);

test('without a replica that has it nothing is submitted, and it goes on with one', async () => {
  const started = await startRedisCluster();
  cluster = started;
  const crowded = await openCrowded(clip, { REDIS_URL: started.url });
  crowd = crowded;
  for (const role of ['bot', 'worker'] as const) {
    await crowded.stage.start(role).says(`${role} ready`);
  }
  const master = await started.masterOf('{kling}:active');
  const replica = await started.replicaOf(master);
  await replica.kill();
  await crowded.typeDuring(pause(4_000), 3, 100);
  expect(crowded.stage.segmind.jobs).toEqual([]);
  await replica.restart();
  const outcomes = await crowded.outcomes();
  expect(outcomes.filter(({ kind }) => kind !== 'delivered')).toEqual([]);
  expect(brokenIn(outcomes)).toEqual([]);
});
