import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inTurn, type Row } from '../row.ts';
import { openBareBot, openProduct, smallClip, typeAll, countDurable, untilQuiet } from './burst.ts';
import type { Contender } from './burst.ts';
import { createCost } from './cost.ts';

const COUNT = 500;
const ROUNDS = 5;

async function perSecond(
  contender: Contender,
  clip: { name: string; bytes: Uint8Array },
): Promise<{ rate: number; lost: number }> {
  const before = await contender.durable();
  const [{ came, ms }] = await Promise.all([
    countDurable(contender, before, COUNT),
    typeAll(contender.people, clip, COUNT, 0),
  ]);
  return { rate: (came * 1000) / ms, lost: COUNT - came };
}

export const intake: Row = {
  name: 'intake',
  what: 'intake: 500 `/kling-edit` at once, durable in the queue',
  reference: 'the bare bot and a bare `Queue.add`',
  fair:
    'From the first interaction to the last one that is in Redis for good (AOF, fsync always, for both). The product has by then looked inside ' +
    'each clip over HTTP, asked gate, pause and limits, and reserved; the reference has looked at nothing.',
  unit: 'a second',
  aim: { kind: 'ratio', atLeast: 0.7 },
  async measure(say) {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const product = await openProduct();
    const bare = await openBareBot('bullmq');
    const cost = createCost(COUNT);
    try {
      const clip = await smallClip(dir);
      say('warming up');
      await perSecond(product, clip);
      await perSecond(bare, clip);
      say(`${ROUNDS} rounds`);
      let refused = 0;
      const taken = await inTurn(
        ROUNDS,
        async () => {
          const { rate, lost } = await cost.during('ours', product, async () => {
            const each = await perSecond(product, clip);
            await untilQuiet(product);
            return each;
          });
          refused += lost;
          return rate;
        },
        async () => (await cost.during('reference', bare, async () => perSecond(bare, clip))).rate,
      );
      const what = `${refused} of ${ROUNDS * COUNT} of ours were refused or not answered in time`;
      return { ...taken, conditions: [{ what, met: refused === 0 }], notes: [cost.note()] };
    } finally {
      await Promise.all([product.close(), bare.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
