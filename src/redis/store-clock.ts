import type { Redis } from 'ioredis';
import { z } from 'zod';

const answered = z.tuple([z.coerce.number(), z.coerce.number()]);

/** The store's clock, in ms since the epoch: the only one that what is stored is compared by. */
export async function storeNow(redis: Redis): Promise<number> {
  const [seconds, micros] = answered.parse(await redis.time());
  return seconds * 1000 + Math.floor(micros / 1000);
}
