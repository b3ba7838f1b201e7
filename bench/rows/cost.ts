import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { computedMs } from '../measure/processor.ts';
import { sharesOf } from '../measure/profile.ts';
import { PROGRAMS } from '../programs/paths.ts';
import { openProduct, typeAll, untilQuiet, type Contender } from './burst.ts';

type Clip = Parameters<typeof typeAll>[1];

const PLACES = 8;

/** What bots compute for a request, counted while something is done with one of them. */
export function createCost(each: number) {
  const spent = { ours: { ms: 0, requests: 0 }, reference: { ms: 0, requests: 0 } };
  const perRequest = ({ ms, requests }: { ms: number; requests: number }) =>
    (ms / requests).toFixed(2);
  return {
    async during<T>(whose: keyof typeof spent, bot: Contender, act: () => Promise<T>): Promise<T> {
      const pid = bot.program.child.pid ?? 0;
      const before = computedMs(pid) ?? Number.NaN;
      const done = await act();
      spent[whose].ms += (computedMs(pid) ?? Number.NaN) - before;
      spent[whose].requests += each;
      return done;
    },
    note: () =>
      `Processor time a request: ${perRequest(spent.ours)} ms of the bot's, ${perRequest(spent.reference)} ms of the reference's.`,
  };
}

/** Where the bot's main thread spends its time in a burst, from the first of it until everything is accepted and shown. */
export async function whereTimeGoes(
  dir: string,
  clip: Clip,
  count: number,
  overMs: number,
): Promise<string> {
  const path = join(dir, 'bot.cpuprofile');
  const profiler = { NODE_OPTIONS: `--import file://${PROGRAMS.profiler}`, CPU_PROFILE: path };
  const product = await openProduct(profiler);
  const signal = async (answer: string) => {
    product.program.child.kill('SIGUSR2');
    await product.program.says(answer);
  };
  try {
    // What is compiled and connected once is no part of it.
    await typeAll(product.people, clip, count, overMs);
    await untilQuiet(product);
    await signal('profile begun');
    await typeAll(product.people, clip, count, overMs);
    await untilQuiet(product);
    await delay(1_000);
    await signal('profile written');
  } finally {
    await product.close();
  }
  const shares = sharesOf(JSON.parse(await readFile(path, 'utf8')));
  const shown = shares.slice(0, PLACES).map(({ where, share }) => {
    return `${where} ${Math.round(share * 100)} %`;
  });
  return `Where the time of the bot's main thread goes, by a profile of one more burst: ${shown.join(', ')}.`;
}
