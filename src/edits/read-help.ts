import type { Asker } from '../core/edit.ts';
import type { HelpReport } from '../core/report.ts';
import { managesServer, moderates } from '../core/rights.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

export type HelpDeps = Pick<Ports, 'gate' | 'servers'> & { operators: ReadonlySet<string> };

/** What somebody can do here, as far as the rules say now. Rejects with `store_unreachable`. */
export async function readHelp(deps: HelpDeps, asker: Asker): Promise<HelpReport> {
  const [gate, settings] = await Promise.all([
    asked(deps.gate.ask(asker)),
    asked(deps.servers.gate(asker.serverId)),
  ]);
  const manages = managesServer(asker.permissions);
  return {
    gate,
    moderates: manages || moderates(asker, settings.moderatorRoleId),
    manages: manages || deps.operators.has(asker.userId),
  };
}
