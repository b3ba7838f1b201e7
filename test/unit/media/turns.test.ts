import { expect, test } from 'vitest';
import { createTurns } from '../../../src/media/turns.ts';

test('so many at once, in the order they came, failures too', async () => {
  const inTurn = createTurns(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) => async (): Promise<number> => {
    begun.push(number);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (number % 3 === 0) throw new Error(`no ${number}`);
    return number;
  };
  const ended = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6, 7].map((number) => inTurn(work(number))),
  );
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(2);
  expect(ended.filter(({ status }) => status === 'rejected').length).toBe(2);
  expect(await inTurn(work(8))).toBe(8);
});

test('who stops waiting leaves the row, and takes nobody the turn', async () => {
  const inTurn = createTurns(1);
  let end = (): void => undefined;
  const held = inTurn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const leaving = new AbortController();
  const left = inTurn(async () => 'never', leaving.signal);
  const stays = inTurn(async () => 'next', new AbortController().signal);
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await expect(inTurn(async () => 'never', leaving.signal)).rejects.toThrow('gone');
  end();
  await held;
  expect(await stays).toBe('next');
  expect(await inTurn(async () => 'free again')).toBe('free again');
});
