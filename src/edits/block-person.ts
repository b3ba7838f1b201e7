import type { Asker } from '../core/edit.ts';
import { BLOCK_LIMITS, type BlockedPerson, type BlocksReport } from '../core/settings-report.ts';
import { askModerator } from './ask-moderator.ts';
import { type BlocksDeps, readBlocked } from './list-blocks.ts';
import { storeBlock, type BlockingDeps } from './store-block.ts';

export type BlockDeps = BlocksDeps & BlockingDeps;

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
  const { cancelled, ...block } = await storeBlock(deps, who, { reason: kept, days });
  const person: BlockedPerson = { userId, ...block };
  const blocked = await readBlocked(deps, serverId);
  return { blocked, done: { kind: 'blocked', person, cancelled } };
}
