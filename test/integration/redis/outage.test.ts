import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startRedisServer, type RedisServer } from '../../../sandbox/processes/redis-server.ts';
import { showLife } from '../../../src/redis/alive.ts';
import { openRedis, whenReady } from '../../../src/redis/connection.ts';
import { keys } from '../../../src/redis/keys.ts';
import { acceptedEdit, freshId, intakeOf, replyOf, specOf, storeOf, NO_CAPS } from './stage.ts';

let server: RedisServer;
const open: { disconnect(): void }[] = [];

beforeEach(async () => {
  server = await startRedisServer();
});
afterEach(async () => {
  for (const redis of open.splice(0)) redis.disconnect();
  await server.close();
});

async function connect(patience: 'patient' | 'impatient') {
  const redis = openRedis(server.url, patience, () => {});
  open.push(redis);
  await whenReady(redis);
  return redis;
}

describe('scripts', () => {
  test('are sent again when the store has forgotten them', async () => {
    const redis = await connect('patient');
    const { edits, intakes } = storeOf(redis, 'worker-a');
    const { id } = await acceptedEdit(redis);
    await redis.script('FLUSH');
    expect((await edits.mark(id, { owner: 'worker-a', version: 'v2', atMs: 1 })).kind).toBe(
      'marked',
    );
    await redis.script('FLUSH');
    await edits.unmark(id, 'worker-a');
    await redis.script('FLUSH');
    expect(await edits.move({ id, from: ['submitting'], to: 'failed' })).not.toBeNull();
    await redis.script('FLUSH');
    await edits.told(id, 'reply');
    const spec = specOf();
    await intakes.open(intakeOf(spec, 'gone'));
    await redis.script('FLUSH');
    expect(await storeOf(redis, 'worker-b').intakes.orphaned()).toHaveLength(1);
    await redis.script('FLUSH');
    expect(await acceptedEdit(redis)).toMatchObject({ state: 'queued' });
  });

  test('another error is not taken for that', async () => {
    const redis = await connect('patient');
    await redis.set(keys.edit('kwrong'), 'no hash');
    const { edits } = storeOf(redis, 'worker-a');
    await expect(edits.move({ id: 'kwrong', from: ['queued'], to: 'failed' })).rejects.toThrow(
      /WRONGTYPE/,
    );
  });
});

describe('a store that is killed in between', () => {
  test('a patient connection completes what it was asked meanwhile, once', async () => {
    const redis = await connect('patient');
    const { edits } = storeOf(redis, 'worker-a');
    const { id } = await acceptedEdit(redis);
    await edits.mark(id, { owner: 'worker-a', version: 'v2', atMs: 1 });
    await server.kill();
    const moving = edits.move({
      id,
      from: ['submitting'],
      to: 'generating',
      set: { requestId: 'r-1', submittedAtMs: 1 },
    });
    await server.restart();
    expect(await moving).toMatchObject({ state: 'generating', requestId: 'r-1', rev: 3 });
    expect(await edits.read(id)).toEqual(await moving);
  });

  test('what was answered is still there after a kill', async () => {
    const redis = await connect('patient');
    const { edits } = storeOf(redis, 'worker-a');
    const edit = await acceptedEdit(redis);
    await server.kill();
    await server.restart();
    expect(await edits.read(edit.id)).toEqual(edit);
    expect(await edits.open()).toEqual([edit.id]);
    expect(await edits.token(edit.id)).not.toBeNull();
  });

  test('an impatient connection rejects, every verb of it, and works again afterwards', async () => {
    const redis = await connect('impatient');
    const { edits, intakes } = storeOf(redis, 'bot-a');
    await server.kill();
    // The first call after it may be the one that finds the connection closed.
    const spec = specOf();
    const calls = [
      async () => edits.read('k1'),
      async () => intakes.open(intakeOf(spec, 'bot-a')),
      async () => edits.accept(spec, replyOf(spec), null, Date.now() + 60_000, NO_CAPS),
      async () => edits.byInteraction(freshId()),
      async () => intakes.close(freshId()),
      async () => intakes.orphaned(),
      async () => edits.told('k1', 'reply'),
    ];
    for (const call of calls)
      await expect(call()).rejects.toThrow(/closed|writeable|timed out|max retries/i);
    await server.restart();
    await whenReady(redis);
    expect((await intakes.open(intakeOf(spec, 'bot-a'))).ours).toBe(true);
    const accepted = await edits.accept(spec, replyOf(spec), null, Date.now() + 60_000, NO_CAPS);
    expect(accepted.kind).toBe('accepted');
  });

  test('a store that is there and does not answer is given up by the impatient one', async () => {
    const redis = await connect('impatient');
    process.kill(server.pid, 'SIGSTOP');
    try {
      await expect(redis.get('x')).rejects.toThrow(/timed out/i);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
  });
});

describe('the sign of life', () => {
  const LIFE_MS = 600;
  const isAlive = async (redis: Awaited<ReturnType<typeof connect>>, owner: string) =>
    storeOf(redis, 'other').edits.isAlive(owner);
  const becomes = async (expected: boolean, ask: () => Promise<boolean>) => {
    for (let tries = 0; tries < 200 && (await ask()) !== expected; tries += 1) await delay(25);
    return ask();
  };

  test('is renewed while the process lives, and gone at once when it ends', async () => {
    const redis = await connect('patient');
    const owner = freshId();
    expect(await isAlive(redis, owner)).toBe(false);
    const stop = showLife(redis, owner, LIFE_MS);
    expect(await becomes(true, async () => isAlive(redis, owner))).toBe(true);
    await delay(LIFE_MS * 2);
    expect(await isAlive(redis, owner)).toBe(true);
    await stop();
    expect(await isAlive(redis, owner)).toBe(false);
    await delay(LIFE_MS);
    expect(await isAlive(redis, owner)).toBe(false);
  });

  test('of a process that was killed runs out', async () => {
    const redis = await connect('patient');
    const killed = await connect('patient');
    const owner = freshId();
    const stop = showLife(killed, owner, LIFE_MS);
    expect(await becomes(true, async () => isAlive(redis, owner))).toBe(true);
    killed.disconnect();
    expect(await becomes(false, async () => isAlive(redis, owner))).toBe(false);
    await stop();
  });

  test('comes back with the store', async () => {
    const redis = await connect('patient');
    const owner = freshId();
    // Far longer than the test: only the connection's return can renew it.
    const stop = showLife(redis, owner, 600_000);
    expect(await becomes(true, async () => isAlive(redis, owner))).toBe(true);
    await redis.del(keys.alive(owner));
    await server.kill();
    await server.restart();
    expect(await becomes(true, async () => isAlive(redis, owner))).toBe(true);
    await stop();
  });
});
