import type { Ambient, Ports } from './ports.ts';

export type PurgeDeps = Pick<Ports, 'serverCare' | 'presence' | 'audit'> & {
  ambient: Ambient;
  /** How long things are kept, in days. */
  keptDays: number;
};

const DAY_MS = 86_400_000;
/** Of Discord's invalid requests, which it counts, this is next to nothing. */
const SERVERS_A_ROUND = 50;

/**
 * Asks after servers, each about once a day, whether the bot is still in them; of one that it was removed from all is purged once that is as
 * long ago as things are kept. A server that it is back in meanwhile is as it was.
 */
export async function purgeServers(deps: PurgeDeps): Promise<void> {
  for (const serverId of await deps.serverCare.due(DAY_MS, SERVERS_A_ROUND)) {
    const is = await deps.presence.isIn(serverId);
    if (is === 'unclear') continue;
    const goneForMs = await deps.serverCare.seen(serverId, is === 'in');
    if (is === 'in' || goneForMs < deps.keptDays * DAY_MS) continue;
    // Cut off in between it is known by what is left of it, and found again the next day.
    await deps.audit.purge(serverId);
    await deps.serverCare.purge(serverId);
    deps.ambient.log.info({ server: serverId }, 'a server that removed the bot was purged');
  }
}
