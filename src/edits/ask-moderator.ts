import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { GateSettings } from '../core/gate.ts';
import { moderates } from '../core/rights.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

/** The gate of a server, for who moderates there now. Rejects with `not_moderator`, `store_unreachable`. */
export async function askModerator(
  { servers }: Pick<Ports, 'servers'>,
  asker: Asker,
): Promise<GateSettings> {
  const gate = await asked(servers.gate(asker.serverId));
  if (!moderates(asker, gate.moderatorRoleId)) throw fail('not_moderator');
  return gate;
}
