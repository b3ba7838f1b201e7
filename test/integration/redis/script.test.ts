import { expect, test } from 'vitest';

import { keys } from '../../../src/redis/keys.ts';
import { scriptOf } from '../../../src/redis/script.ts';
import { useDatabase } from './stage.ts';

const { redis } = useDatabase();

const run = async (text: string, ...args: (string | number)[]): Promise<unknown> =>
  scriptOf(text, 'base')(redis(), [keys.active], args);

test('a script names the keys that the program names', async () => {
  expect(await run("return key('outbox', 'generate')")).toBe(keys.outbox('generate'));
  expect(await run("return key('active')")).toBe(keys.active);
  expect(await run("return key('day', 20000, 202611)")).toBe('{kling}:day:20000:202611');
});

test('the clock is what the caller gives, or the store’s', async () => {
  expect(await run('return whole(clock(ARGV[1]))', 1_700_000_000_123)).toBe('1700000000123');
  const [seconds] = await redis().time();
  const now = Number(await run('return whole(clock(ARGV[1]))', ''));
  expect(now - Number(seconds) * 1000).toBeGreaterThanOrEqual(0);
  expect(now - Number(seconds) * 1000).toBeLessThan(30_000);
});

test('whole numbers are written as Redis takes them, and nothing else is written', async () => {
  expect(await run('return { whole(-0), whole(2 ^ 53 - 1), whole(-7) }')).toEqual([
    '0',
    '9007199254740991',
    '-7',
  ]);
  expect(await run("return redis.call('HINCRBY', key('n'), 'n', whole(-1 * 0))")).toBe(0);
  for (const wrong of ['1.5', '2 ^ 53', '0 / 0', '1 / 0', "'7'", 'nil', 'false']) {
    await expect(run(`return whole(${wrong})`)).rejects.toThrow('whole number');
  }
});
