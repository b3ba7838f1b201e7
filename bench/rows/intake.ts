import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inTurn, type Row } from '../row.ts';
import { openBareBot, openProduct, smallClip, typeAll, untilDurable } from './burst.ts';
import type { Contender } from './burst.ts';

const COUNT = 500;
const ROUNDS = 5;

async function perSecond(
  contender: Contender,
  clip: { name: string; bytes: Uint8Array },
): Promise<number> {
  const before = await contender.durable();
  const began = performance.now();
  const [seconds] = await Promise.all([
    untilDurable(contender, before, COUNT).then(() => (performance.now() - began) / 1000),
    typeAll(contender.people, clip, COUNT, 0),
  ]);
  return COUNT / seconds;
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
    try {
      const clip = await smallClip(dir);
      say('warming up');
      await perSecond(product, clip);
      await perSecond(bare, clip);
      say(`${ROUNDS} rounds`);
      return await inTurn(
        ROUNDS,
        async () => perSecond(product, clip),
        async () => perSecond(bare, clip),
      );
    } finally {
      await Promise.all([product.close(), bare.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
