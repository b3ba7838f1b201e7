import { BOT_CHAIN } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { managesServer } from '../core/rights.ts';

/**
 * The chain that somebody may look into: their server's, who manages it; the bot's own, the operators. Rejects with `not_manager`,
 * `not_operator`.
 */
export function auditChainOf(
  operators: ReadonlySet<string>,
  { userId, serverId, permissions }: Asker,
  ofBot: boolean,
): string {
  if (ofBot && !operators.has(userId)) throw fail('not_operator');
  if (!ofBot && !managesServer(permissions)) throw fail('not_manager');
  return ofBot ? BOT_CHAIN : serverId;
}
