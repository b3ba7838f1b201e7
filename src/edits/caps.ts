import type { Asker } from '../core/edit.ts';
import { capsFor, type Caps } from '../core/limits.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

export interface CapsDeps {
  servers: Ports['servers'];
  /** The operator's defaults for people, and the ceilings of money. */
  operatorCaps: Caps;
}

/** The limits that hold for a person in a server now. Rejects with `store_unreachable`. */
export async function readCaps(
  { servers, operatorCaps }: CapsDeps,
  { serverId, roles }: Pick<Asker, 'serverId' | 'roles'>,
): Promise<Caps> {
  return capsFor(operatorCaps, await asked(servers.limits(serverId)), roles);
}
