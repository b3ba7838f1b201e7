import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startRedisServer, type RedisServer } from '../../../sandbox/processes/redis-server.ts';
import { createProducer } from '../../../src/queue/producer.ts';
import { openRedis } from '../../../src/redis/connection.ts';
import { door, LOCK_MS, QueueStage, until } from './stage.ts';

let server: RedisServer;
let stage: QueueStage;

beforeEach(async () => {
  server = await startRedisServer();
  stage = new QueueStage(server.url);
  await stage.ready();
});
afterEach(async () => {
  await stage.close();
  await server.close();
});

test('an outage shorter than the lock under an active job: it goes on and ends once', async () => {
  const { opened, open } = door();
  let runs = 0;
  await stage.consume(
    async () => {
      runs += 1;
      await opened;
    },
    { lockMs: 20_000 },
  );
  await stage.producer.push('generate', 'k1');
  await until(() => runs === 1);
  await server.kill();
  await server.restart();
  open();
  await until(async () => stage.gone('k1').catch(() => false), 'the end');
  expect(runs).toBe(1);
});

test('a longer one: nothing is lost, and no run stands beside another', async () => {
  let running = 0;
  let most = 0;
  let ends = 0;
  const { opened, open } = door();
  await stage.consume(async () => {
    running += 1;
    most = Math.max(most, running);
    await opened;
    running -= 1;
    ends += 1;
  });
  for (const id of ['k1', 'k2']) await stage.producer.push('generate', id);
  await until(() => running === 2);
  await server.kill();
  await delay(LOCK_MS * 2);
  await server.restart();
  open();
  const both = async () => (await stage.gone('k1')) && (await stage.gone('k2'));
  await until(async () => both().catch(() => false), 'the end of both');
  expect(ends).toBeGreaterThanOrEqual(2);
  expect(most).toBe(2);
  expect(stage.ended).toEqual([]);
});

test('a producer whose store is away says so at once, and works again afterwards', async () => {
  await server.kill();
  const away = { failure: { code: 'store_unreachable' } };
  await until(async () =>
    stage.producer.push('generate', 'k1').then(
      () => false,
      (error: unknown) => typeof error === 'object' && error !== null && 'failure' in error,
    ),
  );
  await expect(stage.producer.push('generate', 'k1')).rejects.toMatchObject(away);
  await expect(stage.producer.has('generate', 'k1')).rejects.toMatchObject(away);
  await server.restart();
  await until(async () =>
    stage.producer.push('generate', 'k1').then(
      () => true,
      () => false,
    ),
  );
  expect(await stage.producer.has('generate', 'k1')).toBe(true);
});

test('before its first connection too, instead of hanging', async () => {
  const never = openRedis('redis://127.0.0.1:1', 'impatient', () => {});
  const producer = createProducer(never);
  try {
    await expect(producer.push('generate', 'k1')).rejects.toMatchObject({
      failure: { code: 'store_unreachable' },
    });
  } finally {
    never.disconnect();
  }
});
