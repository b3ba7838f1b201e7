import { expect, test } from 'vitest';

import { createReadiness } from '../../../src/ops/readiness.ts';

const never = async (): Promise<boolean> => new Promise(() => {});

test('ready is when all is well', async () => {
  const readiness = createReadiness();
  readiness.add('running', () => true);
  readiness.add('redis', async () => true);
  expect(await readiness.look()).toEqual({ ready: true, checks: { running: true, redis: true } });
});

test('what is not well, fails, throws or does not answer is said by its name', async () => {
  const readiness = createReadiness(20);
  readiness.add('running', () => true);
  readiness.add('redis', never);
  readiness.add('gateway', async () => Promise.reject(new Error('away')));
  readiness.add('generate', () => {
    throw new Error('away');
  });
  readiness.add('deliver', () => false);
  expect(await readiness.look()).toEqual({
    ready: false,
    checks: { running: true, redis: false, gateway: false, generate: false, deliver: false },
  });
});

test('it looks anew each time, and once for all who ask meanwhile', async () => {
  const answers = [true, false, true];
  const readiness = createReadiness();
  readiness.add('running', () => answers.shift() ?? true);
  const [one, other] = await Promise.all([readiness.look(), readiness.look()]);
  expect(one).toBe(other);
  expect(one.ready).toBe(true);
  expect((await readiness.look()).ready).toBe(false);
});
