import { decided } from '../core/audit.ts';
import type { Block } from '../core/gate.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';

const DAY_MS = 86_400_000;

/** Whom a moderator blocks where, and about which edit, if it is about one. */
interface Blocking {
  serverId: string;
  userId: string;
  by: string;
  about: string | null;
}

/**
 * Keeps somebody from editing in a server and notes it, in one step. Null days: until somebody unblocks them. Whether `by` may is
 * for the caller to have asked. Rejects with `store_unreachable`.
 */
export async function storeBlock(
  deps: Pick<Ports, 'servers'> & { ambient: Ambient },
  { serverId, userId, by, about }: Blocking,
  { reason, days }: { reason: string; days: number | null },
): Promise<Block> {
  const block = { reason, untilMs: days === null ? null : deps.ambient.now() + days * DAY_MS };
  const said = { subject: userId, about, reason: reason === '' ? null : reason };
  const decision = decided(serverId, 'person.blocked', by, said);
  await asked(deps.servers.setBlock(serverId, userId, block, decision));
  return block;
}
