import type { Asker } from '../core/edit.ts';
import { BLOCK_LIMITS, type BlockedPerson, type BlocksReport } from '../core/settings-report.ts';
import { askModerator } from './ask-moderator.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import type { FeedDeps } from './feed.ts';
import { type BlocksDeps, readBlocked } from './list-blocks.ts';
import type { Ports } from './ports.ts';
import { storeBlock } from './store-block.ts';

export type BlockDeps = BlocksDeps & FeedDeps & Pick<Ports, 'edits'>;

export interface BlockRequest {
  userId: string;
  reason: string;
  /** Null: until somebody unblocks them. */
  days: number | null;
}

/**
 * Keeps somebody from editing in a server, for its moderators, and stops what of theirs has not left yet there; somebody who was
 * blocked before is so from now on with the new reason and time. Rejects with `not_moderator`, `store_unreachable`.
 */
export async function blockPerson(
  deps: BlockDeps,
  asker: Asker,
  { userId, reason, days }: BlockRequest,
): Promise<BlocksReport> {
  await askModerator(deps, asker);
  const { serverId, userId: by } = asker;
  const kept = Array.from(reason.trim()).slice(0, BLOCK_LIMITS.reason).join('');
  const who = { serverId, userId, by, about: null };
  const block = await storeBlock(deps, who, { reason: kept, days });
  // Only now: what comes in meanwhile meets the block.
  const cancelled = await cancelWaiting(deps, serverId, userId, by);
  deps.ambient.log.info({ server: serverId, by, subject: userId, cancelled }, 'blocked');
  const person: BlockedPerson = { userId, ...block };
  const blocked = await readBlocked(deps, serverId);
  return { blocked, done: { kind: 'blocked', person, cancelled } };
}
