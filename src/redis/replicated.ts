import type { Redis } from 'ioredis';

import { clusterOf, homeOf } from './connection.ts';

/** A replica that is there answers within a millisecond or two. Nothing else on this connection is answered meanwhile. */
const WITHIN_MS = 300;
/** So long after a wait in vain none is waited for again. */
const AGAIN_MS = 2_000;

/** When a connection last waited in vain, on the process's own clock. */
const inVain = new WeakMap<object, number>();

/**
 * Whether what was just written outlives the server that took it: asked before anything that must not happen twice. A single server
 * has it on its disk. A cluster goes on with a replica when a server is gone, and what that one had not got yet is lost; so it waits
 * until one has it. Where none is connected, one that was cut off may still take over: then nothing is sure.
 *
 * @param isThere - looks again: if another server has taken over in between, the waiting was for nothing.
 */
export async function isReplicated(
  redis: Redis,
  isThere: () => Promise<boolean>,
): Promise<boolean> {
  const cluster = clusterOf(redis);
  if (!cluster) return true;
  if (performance.now() - (inVain.get(cluster) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS)
    return false;
  const replicas = await homeOf(redis).wait(1, WITHIN_MS);
  if (replicas >= 1) return isThere();
  inVain.set(cluster, performance.now());
  return false;
}
