import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ByteReader } from '../../../src/media/probe-worker.ts';
import { createThreadPool, type ThreadPool } from '../../../src/media/thread-pool.ts';
import { buildThread } from './built-thread.ts';
import { testClip, withEndlessChunks } from './test-clips.ts';

let clip: Uint8Array;
beforeAll(async () => {
  await buildThread();
  clip = await testClip();
});

const pools: ThreadPool[] = [];
function start(options: { threads?: number; thinkMs?: number }): ThreadPool {
  const pool = createThreadPool(options);
  pools.push(pool);
  return pool;
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function bytes(content: Uint8Array): ByteReader {
  return { size: content.length, read: async (from, to) => content.slice(from, to) };
}

describe('a pool of threads', () => {
  test('parses more clips than it has threads', async () => {
    const pool = start({ threads: 2 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => pool.parse(bytes(clip))));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        kind: 'facts',
        facts: { codec: 'avc', seconds: 4, whole: true },
      });
    }
  });

  test('ends a thread that a clip holds, and goes on with a new one', async () => {
    const pool = start({ threads: 1, thinkMs: 300 });
    const held = pool.parse(bytes(withEndlessChunks(clip)));
    const next = pool.parse(bytes(clip));
    expect(await held).toEqual({ kind: 'unreadable', reason: 'took too long' });
    expect(await next).toMatchObject({ kind: 'facts' });
  });

  test('does not count waiting for bytes as computing', async () => {
    const pool = start({ threads: 1, thinkMs: 400 });
    await pool.parse(bytes(clip));
    const slow: ByteReader = {
      size: clip.length,
      read: async (from, to) => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        return clip.slice(from, to);
      },
    };
    expect(await pool.parse(slow)).toMatchObject({ kind: 'facts' });
  });

  test('answers when the bytes cannot be had', async () => {
    const pool = start({ threads: 1 });
    const broken: ByteReader = { size: clip.length, read: () => Promise.reject(new Error('no')) };
    expect(await pool.parse(broken)).toMatchObject({ kind: 'unreadable' });
    expect(await pool.parse(bytes(clip))).toMatchObject({ kind: 'facts' });
  });

  test('blames no clip for being closed', async () => {
    const pool = start({ threads: 1, thinkMs: 60_000 });
    let reading = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      reading = resolve;
    });
    const held = pool.parse({
      size: clip.length,
      read: () => {
        reading();
        return new Promise(() => undefined);
      },
    });
    const waiting = pool.parse(bytes(clip));
    const answers = Promise.allSettled([held, waiting]);
    await begun;
    await pool.close();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.parse(bytes(clip))).rejects.toThrow('closed');
  });
});
