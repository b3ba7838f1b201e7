import { decided } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { BlocksReport } from '../core/settings-report.ts';
import { askModerator } from './ask-moderator.ts';
import { asked } from './asked.ts';
import { type BlocksDeps, readBlocked } from './list-blocks.ts';

/** Lets somebody edit in a server again, for its moderators. Rejects with `not_moderator`, `not_blocked`, `store_unreachable`. */
export async function unblockPerson(
  deps: BlocksDeps,
  asker: Asker,
  userId: string,
): Promise<BlocksReport> {
  await askModerator(deps, asker);
  const { serverId, userId: by } = asker;
  if ((await asked(deps.servers.block(serverId, userId))) === null) throw fail('not_blocked');
  const decision = decided(serverId, 'person.unblocked', by, { subject: userId });
  await deps.servers.setBlock(serverId, userId, null, decision);
  deps.ambient.log.info({ server: serverId, by, subject: userId }, 'unblocked');
  return { blocked: await readBlocked(deps, serverId), done: { kind: 'unblocked', userId } };
}
