import { inject } from 'vitest';

/**
 * A database of the shared Redis that no other file has while this one runs: each of vitest's workers has a number, and runs one
 * file at a time. What an earlier file left there has to be flushed.
 */
export const databaseUrl = (): string =>
  `${inject('redisUrl')}/${process.env['VITEST_POOL_ID'] ?? '0'}`;
