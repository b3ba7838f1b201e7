import type { Asker } from '../core/edit.ts';
import type { UsageReport } from '../core/report.ts';
import { managesServer } from '../core/rights.ts';
import { asked } from './asked.ts';
import { readCaps, type CapsDeps } from './caps.ts';
import type { Ports } from './ports.ts';

export type UsageDeps = Pick<Ports, 'ledger'> & CapsDeps & { operators: ReadonlySet<string> };

/** What a person has left, and for a server's managers and the operators what their money does. */
export async function readUsage(deps: UsageDeps, asker: Asker): Promise<UsageReport> {
  const [standing, caps] = await Promise.all([
    asked(deps.ledger.standing(asker.serverId, asker.userId)),
    readCaps(deps, asker),
  ]);
  const isOperator = deps.operators.has(asker.userId);
  return {
    standing,
    caps,
    showsServer: isOperator || managesServer(asker.permissions),
    showsBot: isOperator,
  };
}
