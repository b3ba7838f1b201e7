import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { median, percentile } from '../measure/statistics.ts';
import { inTurn, type Row } from '../row.ts';
import { openBareBot, openProduct, smallClip, typeAll, untilDurable } from './burst.ts';
import type { Contender } from './burst.ts';

const COUNT = 1_000;
const OVER_MS = 2_000;
const ROUNDS = 5;

/** How long each took from being sent over the gateway's socket to its callback being answered, in ms. */
async function latencies(
  contender: Contender,
  clip: { name: string; bytes: Uint8Array },
): Promise<number[]> {
  const sent = new Map<string, number>();
  const taken: number[] = [];
  const stop = contender.stage.discord.subscribe((change) => {
    if (change.kind === 'interaction-created') sent.set(change.interactionId, performance.now());
    if (change.kind !== 'interaction-answered') return;
    const at = sent.get(change.interactionId);
    if (at !== undefined) taken.push(performance.now() - at);
  });
  await typeAll(contender.people, clip, COUNT, OVER_MS);
  await contender.stage.discord.waitFor(() => taken.length >= COUNT, {
    timeoutMs: 60_000,
    what: 'every callback',
  });
  stop();
  return taken;
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
    const medians = { ours: [] as number[], reference: [] as number[] };
    try {
      const clip = await smallClip(dir);
      const ours = async () => {
        const before = await product.durable();
        const taken = await latencies(product, clip);
        // The next burst meets a bot that has done with this one.
        await untilDurable(product, before, COUNT);
        medians.ours.push(median(taken));
        return percentile(taken, 99);
      };
      const reference = async () => {
        const taken = await latencies(bare, clip);
        medians.reference.push(median(taken));
        return percentile(taken, 99);
      };
      say('warming up');
      await ours();
      await reference();
      say(`${ROUNDS} rounds`);
      const taken = await inTurn(ROUNDS, ours, reference);
      const [mine, others] = [median(medians.ours), median(medians.reference)];
      return {
        ...taken,
        notes: [`Medians: ${mine.toFixed(1)} ms, the reference's ${others.toFixed(1)} ms.`],
      };
    } finally {
      await Promise.all([product.close(), bare.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
