import { expect, test } from 'vitest';

import { createLifetime } from '../../../src/ops/lifetime.ts';

function recorded() {
  const trouble: [string, unknown][] = [];
  const done: string[] = [];
  const lifetime = createLifetime((what, error) => trouble.push([what, error]));
  const opens = (what: string) => lifetime.add(what, () => void done.push(what));
  return { lifetime, trouble, done, opens };
}

test('last in, first out, one after the other', async () => {
  const { lifetime, done, opens } = recorded();
  opens('store');
  let letGo = () => {};
  lifetime.add('queue', async () => {
    done.push('queue begins');
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    done.push('queue');
  });
  opens('gateway');
  const ended = lifetime.end();
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toEqual(['gateway', 'queue begins']);
  letGo();
  await ended;
  expect(done).toEqual(['gateway', 'queue begins', 'queue', 'store']);
});

test('one that fails is reported and does not keep the rest', async () => {
  const { lifetime, trouble, done, opens } = recorded();
  const thrown = new Error('thrown');
  const rejected = new Error('rejected');
  opens('a');
  lifetime.add('b', () => {
    throw thrown;
  });
  opens('c');
  lifetime.add('d', () => Promise.reject(rejected));
  await expect(lifetime.end()).resolves.toBeUndefined();
  expect(done).toEqual(['c', 'a']);
  expect(trouble).toEqual([
    ['d', rejected],
    ['b', thrown],
  ]);
});

test('twice is once, and the second waits for the first', async () => {
  const { lifetime, done, opens } = recorded();
  opens('a');
  await Promise.all([lifetime.end(), lifetime.end()]);
  await lifetime.end();
  expect(done).toEqual(['a']);
});

test('what is opened while it ends is let go of too', async () => {
  const { lifetime, done, opens } = recorded();
  opens('a');
  lifetime.add('b', () => opens('late'));
  await lifetime.end();
  expect(done).toEqual(['late', 'a']);
});
