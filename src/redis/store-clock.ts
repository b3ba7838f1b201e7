import type { Redis } from 'ioredis';
import { z } from 'zod';

import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const time = loadScript('time');

const answered = z.tuple([z.coerce.number(), z.coerce.number()]);

/** The store's clock, in ms since the epoch: the only one that what is stored is compared by. */
export async function storeNow(redis: Redis): Promise<number> {
  const [seconds, micros] = answered.parse(await time(redis, [keys.active], []));
  return seconds * 1000 + Math.floor(micros / 1000);
}
