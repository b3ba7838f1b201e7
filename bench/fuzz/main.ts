import process from 'node:process';
import { parseArgs } from 'node:util';

import { fuzzAnswers } from './answers.ts';
import { fuzzHeaders } from './headers.ts';
import { fuzzInteractions } from './interactions.ts';
import { printedTally, type Tally } from './tally.ts';

const RUNS = '100000';
const GROWTH_MB = 150;
const MB = 1_000_000;

/** Each kind so often, from a seed that is printed: given again, it makes the same. False when anything is a defect. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: RUNS },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  process.stdout.write(`${runs} of each, seed ${seed}\n`);
  const before = process.memoryUsage().heapUsed;
  let isSound = true;
  for (const fuzz of [fuzzInteractions, fuzzAnswers, fuzzHeaders]) {
    const tally: Tally = await fuzz(runs, seed);
    process.stdout.write(printedTally(tally));
    isSound &&= tally.defects.length === 0;
  }
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - before) / MB;
  process.stdout.write(`heap: ${grown.toFixed(0)} MB more than at the start\n`);
  return isSound && grown < GROWTH_MB;
}

main().then(
  (isSound) => process.exit(isSound ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
