import { decided } from '../core/audit.ts';
import type { Block } from '../core/gate.ts';
import { asked } from './asked.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import type { FeedDeps } from './feed.ts';
import type { Ports } from './ports.ts';

const DAY_MS = 86_400_000;

export type BlockingDeps = FeedDeps & Pick<Ports, 'servers' | 'edits'>;

/** Whom a moderator blocks where, and about which edit, if it is about one. */
interface Blocking {
  serverId: string;
  userId: string;
  by: string;
  about: string | null;
}

/**
 * Keeps somebody from editing in a server and notes it, in one step; then stops what of theirs has not left for the provider there.
 * Null days: until somebody unblocks them. Whether `by` may is for the caller to have asked. Rejects with `store_unreachable`.
 *
 * @returns the block, and how many edits were cancelled.
 */
export async function storeBlock(
  deps: BlockingDeps,
  { serverId, userId, by, about }: Blocking,
  { reason, days }: { reason: string; days: number | null },
): Promise<Block & { cancelled: number }> {
  const block = { reason, untilMs: days === null ? null : deps.ambient.now() + days * DAY_MS };
  const said = { subject: userId, about, reason: reason === '' ? null : reason };
  const decision = decided(serverId, 'person.blocked', by, said);
  await asked(deps.servers.setBlock(serverId, userId, block, decision));
  // Only now: what comes in meanwhile meets the block.
  const cancelled = await cancelWaiting(deps, serverId, userId, by);
  deps.ambient.log.info(
    { server: serverId, by, edit: about, subject: userId, cancelled },
    'blocked',
  );
  return { ...block, cancelled };
}
