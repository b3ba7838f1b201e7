import type { Asker } from '../core/edit.ts';
import type { BlockedPerson, BlocksReport } from '../core/settings-report.ts';
import { askModerator } from './ask-moderator.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';

export type BlocksDeps = Pick<Ports, 'servers'> & { ambient: Ambient };

/** Who is blocked in a server, for its moderators. Rejects with `not_moderator`, `store_unreachable`. */
export async function listBlocks(deps: BlocksDeps, asker: Asker): Promise<BlocksReport> {
  await askModerator(deps, asker);
  return { blocked: await readBlocked(deps, asker.serverId), done: null };
}

/** Those who are blocked now: what is over is not told. First who stays blocked longest. */
export async function readBlocked(deps: BlocksDeps, serverId: string): Promise<BlockedPerson[]> {
  const nowMs = deps.ambient.now();
  const ends = ({ untilMs }: BlockedPerson): number => untilMs ?? Infinity;
  return Object.entries(await asked(deps.servers.blocks(serverId)))
    .map(([userId, block]) => ({ userId, ...block }))
    .filter((person) => ends(person) > nowMs)
    .toSorted((a, b) => (ends(a) === ends(b) ? 0 : ends(b) - ends(a)));
}
