import { expect, test } from 'vitest';

import { fuzzAnswers } from '../../../bench/fuzz/answers.ts';
import { createDice } from '../../../bench/fuzz/dice.ts';
import { damageBytes, damageJson } from '../../../bench/fuzz/damage.ts';
import { fuzzHeaders } from '../../../bench/fuzz/headers.ts';
import { fuzzInteractions } from '../../../bench/fuzz/interactions.ts';
import { runs } from '../../support/heavy.ts';
import { buildThread } from '../media/built-thread.ts';

/** Always the same, unless a run is given another one; `npm run fuzz` tries 100,000 of each. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261126);

test('interactions by chance are read, or not, and nothing is thrown', async () => {
  const { defects, counts, tried } = await fuzzInteractions(runs(1_000), SEED);
  expect(defects).toEqual([]);
  expect(tried).toBe(runs(1_000));
  // The damage was neither always harmless nor always fatal.
  const kinds = ['command', 'component', 'modal', 'not understood'];
  expect([...counts.keys()].toSorted()).toEqual(kinds.toSorted());
});

test("a provider's answers by chance come to a result or to a code of ours", async () => {
  const { defects, counts } = await fuzzAnswers(runs(1_000), SEED);
  expect(defects).toEqual([]);
  expect(counts.size).toBeGreaterThan(12);
});

test('damaged media headers come to facts or to a code of ours', async () => {
  await buildThread();
  // Whole clips are read as well on a machine that does much else.
  const { defects, counts } = await fuzzHeaders(runs(200), SEED, 5_000);
  expect(defects).toEqual([]);
  expect(counts.get('image ok')).toBeGreaterThan(0);
  expect(counts.get('clip ok')).toBeGreaterThan(0);
  expect(counts.size).toBeGreaterThan(4);
});

test('the same seed makes the same damage, another one another, and the sample stays as it was', () => {
  const sample = { id: '1', data: { options: [{ name: 'a', value: 'b' }] } };
  const bytes = Uint8Array.from({ length: 500 }, (_, at) => at % 251);
  const made = (seed: number) => [
    damageJson(sample, createDice(seed)),
    Buffer.from(damageBytes(bytes, createDice(seed), 400)).toString('hex'),
  ];
  expect(made(1)).toEqual(made(1));
  expect(made(1)).not.toEqual(made(2));
  expect(sample).toEqual({ id: '1', data: { options: [{ name: 'a', value: 'b' }] } });
  expect(bytes[10]).toBe(10);
});
