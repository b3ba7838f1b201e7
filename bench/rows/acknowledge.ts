import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { median, percentile } from '../measure/statistics.ts';
import { inTurn, type Row } from '../row.ts';
import { openBareBot, openProduct, smallClip, typeAll, untilQuiet } from './burst.ts';
import type { Contender } from './burst.ts';
import { createCost, whereTimeGoes } from './cost.ts';

const COUNT = 1_000;
const OVER_MS = 2_000;
const ROUNDS = 5;

/** Discord takes no answer any more. */
const TOO_LATE_MS = 3_000;

/** How long each took from being sent over the gateway's socket to its callback being answered, in ms; 3 s for one that never was. */
async function latencies(
  { stage, people }: Contender,
  clip: { name: string; bytes: Uint8Array },
): Promise<number[]> {
  const sent = new Map<string, number>();
  const taken: number[] = [];
  const stop = stage.discord.subscribe((change) => {
    if (change.kind === 'interaction-created') sent.set(change.interactionId, performance.now());
    if (change.kind !== 'interaction-answered') return;
    const at = sent.get(change.interactionId);
    if (at !== undefined) taken.push(performance.now() - at);
  });
  await typeAll(people, clip, COUNT, OVER_MS);
  const until = performance.now() + TOO_LATE_MS;
  while (taken.length < COUNT && performance.now() < until) await delay(10);
  stop();
  return [...taken, ...Array.from({ length: COUNT - taken.length }, () => TOO_LATE_MS)];
}

export const acknowledge: Row = {
  name: 'acknowledge',
  what: 'acknowledgement, p99, of 1,000 `/kling-edit` in 2 s',
  reference: 'a discord.js bot that only acknowledges',
  fair:
    'From the interaction on the socket to its callback received, at the local Discord, which is the same for both. The product meanwhile ' +
    'also checks each clip, accepts each edit and draws each card; the reference does nothing else.',
  unit: 'ms',
  aim: { kind: 'ratio', atMost: 1.2 },
  async measure(say) {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const product = await openProduct();
    const bare = await openBareBot('none');
    const cost = createCost(COUNT);
    let lost = 0;
    const medians = { ours: [] as number[], reference: [] as number[] };
    try {
      const clip = await smallClip(dir);
      const ours = async () => {
        const taken = await cost.during('ours', product, async () => {
          const each = await latencies(product, clip);
          // The next burst meets a bot that has done with this one.
          await untilQuiet(product);
          return each;
        });
        lost += taken.filter((ms) => ms >= TOO_LATE_MS).length;
        medians.ours.push(median(taken));
        return percentile(taken, 99);
      };
      const reference = async () => {
        const taken = await cost.during('reference', bare, async () => latencies(bare, clip));
        medians.reference.push(median(taken));
        return percentile(taken, 99);
      };
      say('warming up');
      await ours();
      await reference();
      [lost, medians.ours, medians.reference] = [0, [], []];
      say(`${ROUNDS} rounds`);
      const taken = await inTurn(ROUNDS, ours, reference);
      const [mine, others] = [median(medians.ours), median(medians.reference)];
      const conditions = [
        { what: `${lost} of ours were not answered within 3 s`, met: lost === 0 },
      ];
      const profile = await whereTimeGoes(dir, clip, COUNT, OVER_MS);
      const both = `Medians: ${mine.toFixed(1)} ms, the reference's ${others.toFixed(1)} ms.`;
      return { ...taken, conditions, notes: [both, cost.note(), profile] };
    } finally {
      await Promise.all([product.close(), bare.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
