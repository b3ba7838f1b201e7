import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { managesServer } from '../core/rights.ts';
import type { ServerUsageReport } from '../core/server-usage.ts';
import { asked } from './asked.ts';
import { readCaps, type CapsDeps } from './caps.ts';
import type { Ports } from './ports.ts';

/** What a server's edits cost and who made them, for its managers. Rejects with `not_manager`, `store_unreachable`. */
export async function readServerUsage(
  deps: CapsDeps & Pick<Ports, 'ledger'>,
  asker: Asker,
): Promise<ServerUsageReport> {
  if (!managesServer(asker.permissions)) throw fail('not_manager');
  const [usage, { serverDayMicros }] = await Promise.all([
    asked(deps.ledger.ofServer(asker.serverId)),
    readCaps(deps, asker),
  ]);
  return { usage, dayCapMicros: serverDayMicros };
}
