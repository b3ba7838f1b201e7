import { decided } from '../core/audit.ts';
import { UNTAKEN } from './cancel.ts';
import { enqueue } from './enqueue.ts';
import { feed, type FeedDeps } from './feed.ts';
import type { Ports } from './ports.ts';

/** The latest edits of a person that are looked at: far more than may wait at once. */
const LOOKED_AT = 100;

/**
 * Cancels what of a person's has not left for the provider in a server, which gives everything back; how many were.
 *
 * @param by - the moderator who decided it.
 */
export async function cancelWaiting(
  deps: FeedDeps & Pick<Ports, 'edits'>,
  serverId: string,
  userId: string,
  by: string,
): Promise<number> {
  let cancelled = 0;
  for (const id of await deps.edits.ofPerson(serverId, userId, LOOKED_AT)) {
    const moved = await deps.edits.move({
      id,
      from: UNTAKEN,
      to: 'cancelled',
      unmarked: true,
      outbox: 'deliver',
      decision: decided(serverId, 'edit.cancelled', by, { subject: userId, about: id }),
    });
    if (!moved) continue;
    cancelled += 1;
    await enqueue(deps, 'deliver', id);
  }
  if (cancelled > 0) await feed(deps);
  return cancelled;
}
