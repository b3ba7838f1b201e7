import { describe, expect, test } from 'vitest';

import {
  allOrStartError,
  EXIT_SETTINGS,
  EXIT_UNAVAILABLE,
  StartError,
} from '../../../src/ops/start-error.ts';

const settings = async (sentence: string) => {
  throw new StartError(EXIT_SETTINGS, [sentence]);
};
const away = async (sentence: string) => {
  throw new StartError(EXIT_UNAVAILABLE, [sentence]);
};
const fine = async () => {};

describe('all checks or an error', () => {
  test('the codes are those of sysexits.h', () => {
    expect([EXIT_SETTINGS, EXIT_UNAVAILABLE]).toEqual([78, 69]);
  });

  test('nothing wrong: nothing thrown', async () => {
    await expect(allOrStartError([fine(), fine()])).resolves.toBeUndefined();
    await expect(allOrStartError([])).resolves.toBeUndefined();
  });

  test.each([
    ['first', () => [settings('A.'), away('B.')]],
    ['last', () => [away('A.'), settings('B.')]],
    ['in the middle', () => [away('A.'), fine(), settings('B.'), fine()]],
  ])('what the operator must change wins, %s; every sentence is kept', async (_name, checks) => {
    await expect(allOrStartError(checks())).rejects.toMatchObject({
      exitCode: 78,
      sentences: ['A.', 'B.'],
      message: 'A. B.',
    });
  });

  test('only out of reach: 69', async () => {
    await expect(allOrStartError([away('A.'), away('B.')])).rejects.toMatchObject({
      exitCode: 69,
      sentences: ['A.', 'B.'],
    });
  });

  test('the slow one is waited for, so that nothing comes one by one', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    }).then(() => settings('Slow.'));
    const all = allOrStartError([away('Fast.'), slow]);
    release();
    await expect(all).rejects.toMatchObject({ exitCode: 78, sentences: ['Fast.', 'Slow.'] });
  });

  test('what nobody foresaw is not made a sentence of', async () => {
    const odd = new Error('odd');
    await expect(allOrStartError([Promise.reject(odd), fine()])).rejects.toBe(odd);
  });
});
