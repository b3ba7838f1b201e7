import type { Redis } from 'ioredis';

import { clusterOf, homeOf } from './connection.ts';

const WITHIN_MS = 1_000;

/**
 * Whether what was just written outlives the server that took it: asked before anything that must not happen twice. A single server
 * has it on its disk. A cluster goes on with a replica when a server is gone, and what that one had not got yet is lost; so it waits
 * until one has it. Where none is connected there is none to go on with, except one that was cut off, and then nobody can be sure.
 *
 * @param isThere - looks again: if another server has taken over in between, the waiting was for nothing.
 */
export async function isReplicated(
  redis: Redis,
  isThere: () => Promise<boolean>,
): Promise<boolean> {
  if (!clusterOf(redis)) return true;
  const replicas = await homeOf(redis).wait(1, WITHIN_MS);
  return replicas >= 1 && isThere();
}
